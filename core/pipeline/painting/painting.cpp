#include "core/pipeline/painting/painting.h"

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
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

int stepsOf(const std::vector<StageShare>& shares) {
    int steps = 0;
    for (const auto& share : shares) steps += share.steps;
    return steps;
}

// What is left of them when the picture is finished after so many steps.
std::vector<StageShare> shortened(std::vector<StageShare> shares, int stopAfter) {
    for (auto& share : shares) {
        share.steps = std::min(share.steps, stopAfter);
        stopAfter -= share.steps;
    }
    return shares;
}

class StageWalker {
 public:
    StageWalker(const Painting& painting, ProgressTeller& teller)
        : m_painting(painting), m_teller(teller), m_stages(stagesFor(painting)) {
        auto shares = sharesOf(m_stages);
        m_steps = stepsOf(shares);
        const int stopAfter = painting.plan.stopAfter;
        m_teller.plan(stopAfter > 0 ? shortened(std::move(shares), stopAfter) : std::move(shares));
    }

    // The final latent.
    torch::Tensor walk() {
        const auto& first = *m_stages.front();
        sampling::StageStart start{first.startNoise() * first.sampler().initNoiseSigma(), 0};
        for (std::size_t i = 0; i + 1 < m_stages.size(); ++i) {
            start = raise(i, start);
            if (m_isEnough) return fullSize(start.clean, i + 1);
        }
        return sampling::denoise(start.x, enter(m_stages.size() - 1, start.firstStep));
    }

    // After which step the picture was finished early; 0: it was not.
    int stoppedAfter() const { return m_isEnough ? m_done : 0; }

 private:
    // Nothing is cut short by the last step.
    bool isEnough() const {
        return m_done < m_steps && (m_done == m_painting.plan.stopAfter || m_painting.cancel.isFinishing());
    }

    sampling::DenoiseRun enter(std::size_t index, int firstStep) {
        auto& stage = *m_stages[index];
        const double t = stage.sampler().timesteps()[static_cast<std::size_t>(firstStep)];
        m_teller.enterStage(index, t, stage.partnersAt(t));
        auto run = stage.walk(firstStep, [this, &stage](const sampling::StepState& state) {
            m_teller.finishedStep(state, stage.partnersAt(state.timestep));
            ++m_done;
        });
        run.isEnough = [this] { return m_isEnough = isEnough(); };
        return run;
    }

    // A clean latent of a stage, at the picture's own size.
    torch::Tensor fullSize(torch::Tensor clean, std::size_t stage) const {
        for (++stage; stage < m_stages.size(); ++stage) clean = sampling::enlarged(clean, handoverTo(stage));
        return clean;
    }

    sampling::ResolutionHandover handoverTo(std::size_t stage) const {
        const auto codec = codecOf(m_painting.ensemble.leader->space, m_painting.cancel);
        return {.tLow = static_cast<double>(m_stages[stage - 1]->stage().tLow),
                .decode = codec.decode,
                .encode = codec.encode,
                .size = m_stages[stage]->size()};
    }

    sampling::StageStart raise(std::size_t index, const sampling::StageStart& start) {
        const auto& next = *m_stages[index + 1];
        // The noise that the next stage's partners may share.
        const auto freshNoise = [&next](const torch::Tensor&) { return next.startNoise(); };
        return sampling::raiseResolution(start.x, enter(index, start.firstStep), handoverTo(index + 1), next.sampler(),
                                         freshNoise);
    }

    const Painting& m_painting;
    ProgressTeller& m_teller;
    Stages m_stages;
    int m_steps = 0;  // of all stages
    int m_done = 0;
    bool m_isEnough = false;
};

}  // namespace

Painted paint(const Ensemble& ensemble, std::span<const plan::Plan> plans, const ProgressFunction& progress,
              const CancelToken& cancel) {
    const auto& plan = plans.front();
    ProgressTeller teller(*ensemble.leader, plan, progress);
    teller.phase(Phase::EncodingPrompt);
    const EnsemblePrompts prompts(ensemble, plans);
    if (ensemble.promptsRead) ensemble.promptsRead();
    const Painting painting{ensemble, plan, prompts, cancel, plans};
    StageWalker walker(painting, teller);
    const auto latents = walker.walk();
    Painted painted;
    for (const auto& latent : latents.split(1))
        painted.images.push_back(
            imageFrom(decodePicture(*ensemble.leader->space, latent, cancel,
                                    [&teller](int tile, int tiles) { teller.decoding(tile, tiles); })));
    painted.stoppedAfter = walker.stoppedAfter();
    return painted;
}

void checkAlike(std::span<const plan::Plan> plans) {
    if (plans.empty()) fail("expected plans to paint together, found none");
    const auto& first = plans.front();
    for (const auto& plan : plans) {
        auto same = first;
        same.prompt = plan.prompt;
        same.negativePrompt = plan.negativePrompt;
        same.seed = plan.seed;
        same.people = plan.people;
        same.edges = plan.edges;
        same.drawing = plan.drawing;
        const bool sameMaps =
            plan.people.empty() == first.people.empty() && plan.edges.isEmpty() == first.edges.isEmpty();
        if (!(plan == same) || !sameMaps)
            fail("expected plans that differ only in prompts, seed, people and edges to paint together, found others");
    }
}

}  // namespace core::pipeline
