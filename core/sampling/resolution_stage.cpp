#include "core/sampling/resolution_stage.h"

#include <torch/torch.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/sampling/ladder_match.h"

namespace core::sampling {
namespace {

// The run's first step with t <= tLow.
int handoverStep(const DenoiseRun& low, double tLow) {
    const std::vector<double>& timesteps = low.sampler.timesteps();
    const auto first = timesteps.begin() + std::clamp(low.firstStep, 0, low.sampler.steps() - 1);
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

StageStart raiseResolution(const torch::Tensor& x, const DenoiseRun& low, const ResolutionHandover& handover,
                           const Sampler& next, const NoiseSource& freshNoise) {
    const int lastStep = handoverStep(low, handover.tLow);
    const int firstStep = firstStepOf(next, low.sampler.level(lastStep));
    const torch::Tensor picture = handover.decode(cleanAt(lastStep, x, low));
    const torch::Tensor clean = handover.encode(resizePictures(picture, handover.size, handover.upsampling));
    return {next.addNoise(firstStep, clean, freshNoise(clean)), firstStep};
}

}  // namespace core::sampling
