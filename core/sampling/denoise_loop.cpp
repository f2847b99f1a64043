#include "core/sampling/denoise_loop.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {
namespace {

int endOf(const DenoiseRun& run) {
    const int all = run.sampler.steps();
    const int end = run.endStep < 0 ? all : run.endStep;
    if (run.firstStep < 0 || run.firstStep > end || end > all)
        fail("Denoising: expected steps within 0 to {}, found {} to {}", all, run.firstStep, end);
    return end;
}

void checkFinite(const StepState& state, int steps) {
    if (torch::isfinite(state.clean).all().item<bool>()) return;
    fail(
        "Denoising: expected finite numbers from the network, found NaN or infinity at step {} of {} (t = {}); "
        "full precision may help",
        state.step + 1, steps, state.timestep);
}

StepState predict(const DenoiseRun& run, int i, const torch::Tensor& x) {
    const Sampler& sampler = run.sampler;
    const double t = sampler.timesteps()[i];
    StepState state{i, t, x, sampler.predictClean(i, x, run.denoiser(sampler.scaleInput(i, x), t))};
    if (run.refineClean) state.clean = run.refineClean(state);
    checkFinite(state, sampler.steps());
    return state;
}

}  // namespace

torch::Tensor denoise(torch::Tensor x, const DenoiseRun& run) {
    const int end = endOf(run);
    for (int i = run.firstStep; i < end; ++i) {
        run.cancel.throwIfCancelled();
        const StepState state = predict(run, i, x);
        if (run.onStep) run.onStep(state);
        if (run.isEnough && run.isEnough()) return state.clean;
        if (i + 1 == run.sampler.steps() && run.sampler.endsClean()) return state.clean;
        x = run.sampler.step(i, x, state.clean, run.noise);
    }
    return x;
}

}  // namespace core::sampling
