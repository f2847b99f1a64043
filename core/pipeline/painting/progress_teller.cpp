#include "core/pipeline/painting/progress_teller.h"

#include <torch/types.h>

#include <algorithm>

#include "core/pipeline/tensor_image.h"
#include "core/sampling/time_decoupling.h"

namespace core::pipeline {

void ProgressTeller::phase(Phase phase) const {
    if (!m_progress) return;
    Progress report;
    report.phase = phase;
    m_progress(report);
}

void ProgressTeller::plan(std::vector<StageShare> stages) {
    m_stages = std::move(stages);
    m_start = Clock::now();
}

void ProgressTeller::enterStage(std::size_t stage, double timestep, std::vector<std::string> partners) {
    m_stage = stage;
    tell(stepsBefore(stage), timestep, std::move(partners), nullptr);
}

void ProgressTeller::finishedStep(const sampling::StepState& state, std::vector<std::string> partners) {
    if (!m_progress) return;
    const int done = stepsBefore(m_stage) + state.step - m_stages[m_stage].firstStep + 1;
    auto preview = std::make_shared<const Image>(imageFrom(m_pair.space->preview(state.clean)));
    tell(done, state.timestep, std::move(partners), std::move(preview));
}

void ProgressTeller::decoding(int tile, int tiles) const {
    if (!m_progress) return;
    Progress report;
    report.phase = Phase::Decoding;
    report.tile = tile;
    report.tiles = tiles;
    m_progress(report);
}

int ProgressTeller::stepsBefore(std::size_t stage) const {
    int steps = 0;
    for (std::size_t i = 0; i < stage; ++i) steps += m_stages[i].steps;
    return steps;
}

// A step costs about what its picture has pixels.
double ProgressTeller::workOf(int steps) const {
    double work = 0.0;
    for (const auto& stage : m_stages) {
        const int mine = std::min(steps, stage.steps);
        work += static_cast<double>(mine) * stage.width * stage.height;
        steps -= mine;
    }
    return work;
}

double ProgressTeller::secondsLeft(int done) const {
    if (done == 0) return -1.0;
    const auto seconds = std::chrono::duration<double>(Clock::now() - m_start).count();
    return seconds * (workOf(stepsBefore(m_stages.size())) / workOf(done) - 1.0);
}

void ProgressTeller::tell(int done, double timestep, std::vector<std::string> partners,
                          std::shared_ptr<const Image> preview) const {
    if (!m_progress) return;
    const bool structure = sampling::roleAt(timestep, m_plan.tStruct) == GeneratorRole::Structure;
    Progress report;
    report.phase = Phase::Sampling;
    if (m_pair.structure != m_pair.texture) report.role = structure ? GeneratorRole::Structure : GeneratorRole::Texture;
    report.step = done;
    report.steps = stepsBefore(m_stages.size());
    report.stage = static_cast<int>(m_stage);
    report.stages = static_cast<int>(m_stages.size());
    report.width = m_stages[m_stage].width;
    report.height = m_stages[m_stage].height;
    report.partners = std::move(partners);
    report.timestep = static_cast<int>(timestep);
    report.secondsLeft = secondsLeft(done);
    report.preview = std::move(preview);
    m_progress(report);
}

}  // namespace core::pipeline
