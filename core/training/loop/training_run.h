#pragma once

#include <torch/nn/module.h>
#include <torch/optim/adamw.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/training/loop/checkpoint.h"
#include "core/training/loop/ema.h"
#include "core/training/loop/learning_rate.h"
#include "core/training/options.h"

namespace core::training {

// The loop that every stage shares: AdamW (betas 0.9 / 0.98), gradient clipping at 1, the moving
// average, reports, checkpoints, and continuing from the last one.
class TrainingRun {
 public:
    // `trained` are the parameters that move; the average follows all of them.
    TrainingRun(std::string stage, TrainingOptions options, std::shared_ptr<torch::nn::Module> model,
                std::vector<torch::Tensor> trained);

    bool isFresh() const { return m_state.steps == 0; }

    // Calls `loss` (a scalar for one batch) until plan, minutes or `cancel` end the run, then saves.
    void run(const std::function<torch::Tensor()>& loss, const TrainingProgress& progress, const CancelToken& cancel);

    const Ema& ema() const { return m_ema; }

 private:
    struct Clock;
    void step(const torch::Tensor& loss);
    double progressOf(const Clock& clock) const;
    void setLearningRate(double progress);
    bool isOver(const Clock& clock) const;
    void report(Clock& clock, const TrainingProgress& progress) const;
    void save(Clock& clock);

    std::string m_stage;
    TrainingOptions m_options;
    std::shared_ptr<torch::nn::Module> m_model;
    std::vector<torch::Tensor> m_trained;
    LearningRate m_rate;
    torch::optim::AdamW m_optimizer;
    Ema m_ema;
    TrainingState m_state;
};

}  // namespace core::training
