#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/models/diffusion_model.h"
#include "core/pipeline/pipeline.h"
#include "core/sampling/denoise_loop.h"

namespace core::pipeline {

// A stage's part of the work.
struct StageShare {
    int width = 0;
    int height = 0;
    int firstStep = 0;
    int steps = 0;
};

// Tells how a painting goes: phases, steps over all stages, previews, the time that finished steps predict.
class ProgressTeller {
 public:
    ProgressTeller(const models::DiffusionModel& pair, const plan::Plan& plan, const ProgressFunction& progress)
        : m_pair(pair), m_plan(plan), m_progress(progress) {}

    void phase(Phase phase) const;
    void plan(std::vector<StageShare> stages);
    void enterStage(std::size_t stage, double timestep, std::vector<std::string> partners);
    void finishedStep(const sampling::StepState& state, std::vector<std::string> partners);
    void decoding(int tile, int tiles) const;

 private:
    using Clock = std::chrono::steady_clock;

    int stepsBefore(std::size_t stage) const;
    double workOf(int steps) const;
    double secondsLeft(int done) const;
    void tell(int done, double timestep, std::vector<std::string> partners, std::shared_ptr<const Image> preview) const;

    const models::DiffusionModel& m_pair;
    const plan::Plan& m_plan;
    const ProgressFunction& m_progress;
    std::vector<StageShare> m_stages;
    std::size_t m_stage = 0;
    Clock::time_point m_start = Clock::now();
};

}  // namespace core::pipeline
