#include "core/sampling/resolution_stage.h"

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/sampling/ladder_match.h"

namespace core::sampling {
namespace {

int handoverStep(const Sampler& low, int firstStep, double tLow) {
    const std::vector<double>& timesteps = low.timesteps();
    const auto first = timesteps.begin() + std::clamp(firstStep, 0, low.steps() - 1);
    if (!(tLow >= timesteps.back() && tLow <= *first))
        fail("Resolution stage: expected T_low within the timesteps of the low-resolution run, {} to {}, found {}",
             timesteps.back(), *first, tLow);
    const auto found = std::find_if(first, timesteps.end(), [tLow](double t) { return t <= tLow; });
    return static_cast<int>(found - timesteps.begin());
}

// The clean latent that the run finds at `lastStep`.
torch::Tensor cleanAt(int lastStep, const torch::Tensor& x, DenoiseRun run) {
    torch::Tensor clean;
    run.endStep = lastStep + 1;
    run.onStep = [&clean, told = run.onStep](const StepState& state) {
        clean = state.clean;
        if (told) told(state);
    };
    denoise(x, run);
    return clean;
}

int firstStepOf(const Sampler& next, NoiseLevel level) {
    const int first = firstStepNotNoisier(next, level);
    if (first == next.steps())
        fail(
            "Resolution stage: expected the next stage to have a step at log-SNR {:.2f} or above, where T_low hands "
            "over, found {:.2f} at its last; more steps or a higher T_low help",
            level.logSnr(), next.level(first - 1).logSnr());
    return first;
}

}  // namespace

torch::Tensor enlarged(const torch::Tensor& clean, const ResolutionHandover& handover) {
    return handover.encode(resizePictures(handover.decode(clean), handover.size, handover.upsampling));
}

HandoverSteps handoverSteps(const Sampler& low, int firstStep, double tLow, const Sampler& next) {
    const int last = handoverStep(low, firstStep, tLow);
    return {last, firstStepOf(next, low.level(last))};
}

StageStart raiseResolution(const torch::Tensor& x, const DenoiseRun& low, const ResolutionHandover& handover,
                           const Sampler& next, const NoiseSource& freshNoise) {
    const HandoverSteps steps = handoverSteps(low.sampler, low.firstStep, handover.tLow, next);
    const torch::Tensor clean = enlarged(cleanAt(steps.last, x, low), handover);
    return {next.addNoise(steps.first, clean, freshNoise(clean)), steps.first, clean};
}

}  // namespace core::sampling
