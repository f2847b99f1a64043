#include "core/pipeline/painting/painting.h"

#include <torch/types.h>

#include "core/pipeline/painting/picture_codec.h"
#include "core/pipeline/painting/progress_teller.h"
#include "core/pipeline/painting/stage_run.h"
#include "core/pipeline/tensor_image.h"
#include "core/sampling/resolution_stage.h"

namespace core::pipeline {
namespace {

using Stages = std::vector<std::unique_ptr<StageRun>>;

Stages stagesFor(const Painting& painting) {
    Stages stages;
    const auto plans = stagesOf(painting.plan);
    for (std::size_t i = 0; i < plans.size(); ++i)
        stages.push_back(std::make_unique<StageRun>(painting, plans[i], static_cast<int>(plans.size() - 1 - i)));
    return stages;
}

// Which steps each stage takes; a handover that cannot be is found here, before the first of them.
std::vector<StageShare> sharesOf(const Stages& stages) {
    std::vector<StageShare> shares;
    int first = 0;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        const auto& stage = stages[i]->stage();
        StageShare share{stage.width, stage.height, first, stages[i]->sampler().steps() - first};
        if (i + 1 < stages.size()) {
            const auto steps =
                sampling::handoverSteps(stages[i]->sampler(), first, stage.tLow, stages[i + 1]->sampler());
            share.steps = steps.last + 1 - first;
            first = steps.first;
        }
        shares.push_back(share);
    }
    return shares;
}

class StageWalker {
 public:
    StageWalker(const Painting& painting, ProgressTeller& teller)
        : m_painting(painting), m_teller(teller), m_stages(stagesFor(painting)) {}

    // The final latent.
    torch::Tensor walk() {
        m_teller.plan(sharesOf(m_stages));
        const auto& first = *m_stages.front();
        sampling::StageStart start{first.startNoise() * first.sampler().initNoiseSigma(), 0};
        for (std::size_t i = 0; i + 1 < m_stages.size(); ++i) start = raise(i, start);
        return sampling::denoise(start.x, enter(m_stages.size() - 1, start.firstStep));
    }

 private:
    sampling::DenoiseRun enter(std::size_t index, int firstStep) {
        auto& stage = *m_stages[index];
        const double t = stage.sampler().timesteps()[static_cast<std::size_t>(firstStep)];
        m_teller.enterStage(index, t, stage.partnersAt(t));
        return stage.walk(firstStep, [this, &stage](const sampling::StepState& state) {
            m_teller.finishedStep(state, stage.partnersAt(state.timestep));
        });
    }

    sampling::StageStart raise(std::size_t index, const sampling::StageStart& start) {
        const auto& next = *m_stages[index + 1];
        const auto codec = codecOf(m_painting.ensemble.pair->space, [this] { m_painting.checkpoint(); });
        const sampling::ResolutionHandover handover{.tLow = static_cast<double>(m_stages[index]->stage().tLow),
                                                    .decode = codec.decode,
                                                    .encode = codec.encode,
                                                    .size = next.size()};
        // The noise that the next stage's partners may share.
        const auto freshNoise = [&next](const torch::Tensor&) { return next.startNoise(); };
        return sampling::raiseResolution(start.x, enter(index, start.firstStep), handover, next.sampler(), freshNoise);
    }

    const Painting& m_painting;
    ProgressTeller& m_teller;
    Stages m_stages;
};

}  // namespace

Image paint(const Ensemble& ensemble, const Plan& plan, const ProgressFunction& progress, const CancelToken& cancel) {
    ProgressTeller teller(*ensemble.pair, plan, progress);
    teller.phase(Phase::EncodingPrompt);
    const EnsemblePrompts prompts(ensemble, plan);
    const Painting painting{ensemble, plan, prompts, cancel};
    const auto latents = StageWalker(painting, teller).walk();
    return imageFrom(decodePicture(
        *ensemble.pair->space, latents, [&cancel] { cancel.throwIfCancelled(); },
        [&teller](int tile, int tiles) { teller.decoding(tile, tiles); }));
}

}  // namespace core::pipeline
