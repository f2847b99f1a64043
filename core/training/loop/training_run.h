#pragma once

#include <torch/nn/module.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/training/loop/checkpoint.h"
#include "core/training/loop/learning_rate.h"
#include "core/training/loop/trained_network.h"
#include "core/training/options.h"

namespace core::training {

// The loop that every stage shares: AdamW (betas 0.9 / 0.98), gradient clipping at 1, the moving
// average, reports, checkpoints, and continuing from the last one.
class TrainingRun {
 public:
    // `trained` are the parameters that move. The network is brought to the options' precision first; its weights,
    // gradients and moments become flat tensors (FlatParameters).
    TrainingRun(std::string stage, TrainingOptions options, std::shared_ptr<torch::nn::Module> model,
                std::vector<torch::Tensor> trained);

    bool isFresh() const { return m_state.steps == 0; }

    // Calls `loss` (a scalar for one batch; a batch of another size than the options' says so with countSamples())
    // until plan, minutes or `cancel` end the run, then saves.
    void run(const std::function<torch::Tensor()>& loss, const TrainingProgress& progress, const CancelToken& cancel);

    // The samples of the batch at hand.
    void countSamples(std::int64_t samples) { m_batch = samples; }

    // The moving average becomes the network's weights.
    void useAverage() { m_network.useAverage(); }

 private:
    struct Clock;
    void step(const torch::Tensor& loss, double learningRate);
    double progressOf(const Clock& clock) const;
    bool isOver(const Clock& clock) const;
    void report(Clock& clock, const TrainingProgress& progress) const;
    void save(Clock& clock);

    std::string m_stage;
    TrainingOptions m_options;
    std::shared_ptr<torch::nn::Module> m_model;
    LearningRate m_rate;
    TrainedNetwork m_network;
    TrainingState m_state;
    std::int64_t m_batch;
};

}  // namespace core::training
