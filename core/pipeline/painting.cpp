#include "core/pipeline/painting.h"

#include <torch/torch.h>

#include <chrono>

#include "core/pipeline/guided_denoiser.h"
#include "core/pipeline/tensor_image.h"
#include "core/sampling/denoise_loop.h"
#include "core/sampling/sampler_registry.h"
#include "core/sampling/time_decoupling.h"

namespace core::pipeline {
namespace {

// Tells how the steps go, with a preview and the time the finished ones predict.
class StepReporter {
 public:
    StepReporter(const models::ModelPair& pair, const Plan& plan, const ProgressFunction& progress, int steps)
        : m_pair(pair), m_plan(plan), m_progress(progress), m_steps(steps) {}

    void start(double timestep) const { tell(0, timestep, nullptr); }

    void finished(const sampling::StepState& state) const {
        if (!m_progress) return;
        const auto preview = std::make_shared<const Image>(imageFrom(m_pair.space->preview(state.clean)));
        tell(state.step + 1, state.timestep, preview);
    }

 private:
    void tell(int done, double timestep, std::shared_ptr<const Image> preview) const {
        if (!m_progress) return;
        Progress report;
        report.phase = Phase::Sampling;
        report.role =
            sampling::stageAt(timestep, m_plan.tStruct) == sampling::Stage::Structure ? Role::Structure : Role::Texture;
        report.step = done;
        report.steps = m_steps;
        report.timestep = static_cast<int>(timestep);
        report.secondsLeft = done > 0 ? seconds() / done * (m_steps - done) : -1.0;
        report.preview = std::move(preview);
        m_progress(report);
    }

    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }

    using Clock = std::chrono::steady_clock;
    const models::ModelPair& m_pair;
    const Plan& m_plan;
    const ProgressFunction& m_progress;
    int m_steps;
    Clock::time_point m_start = Clock::now();
};

void tellPhase(const ProgressFunction& progress, Phase phase) {
    if (!progress) return;
    Progress report;
    report.phase = phase;
    progress(report);
}

torch::Tensor startingNoise(const models::ModelPair& pair, const Plan& plan, const sampling::NoiseSource& noise) {
    const auto f = pair.space->downsampling();
    return noise(torch::empty({1, pair.space->channels(), plan.height / f, plan.width / f}));
}

}  // namespace

Image paint(const models::ModelPair& pair, const Plan& plan, const ProgressFunction& progress,
            const CancelToken& cancel) {
    const auto checkpoint = [&cancel] { cancel.throwIfCancelled(); };
    tellPhase(progress, Phase::EncodingPrompt);
    const GuidedDenoiser denoiser(pair, plan, checkpoint);
    const auto sampler = sampling::makeSampler(plan.sampler, pair.schedule, plan.steps);
    const auto noise = sampling::seededNoise(plan.seed);
    const StepReporter reporter(pair, plan, progress, sampler->steps());
    reporter.start(sampler->timesteps().front());
    const sampling::DenoiseRun run{.sampler = *sampler,
                                   .denoiser = std::cref(denoiser),
                                   .noise = noise,
                                   .cancel = cancel,
                                   .onStep = [&](const auto& state) { reporter.finished(state); }};
    const auto latents = sampling::denoise(startingNoise(pair, plan, noise) * sampler->initNoiseSigma(), run);
    tellPhase(progress, Phase::Decoding);
    return imageFrom(pair.space->decode(latents, checkpoint));
}

}  // namespace core::pipeline
