#pragma once

#include <torch/nn/module.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "core/io/safetensors.h"
#include "core/training/loop/ema.h"
#include "core/training/loop/flat_adamw.h"
#include "core/training/loop/flat_parameters.h"

namespace core::training {

// A network while it learns: its parameters, their optimiser and their average, kept together in a folder.
class TrainedNetwork {
 public:
    // `trained` are the parameters that move; the others stay as they are.
    TrainedNetwork(std::shared_ptr<torch::nn::Module> module, const std::vector<torch::Tensor>& trained,
                   double averageLimit = 0.9995, const OptimizerOptions& options = {});

    // After loss.backward(): moves the weights and their average. Steps count from one.
    void step(double learningRate, std::int64_t step);

    // All parameters in fp32, the trained ones averaged.
    io::TensorMap averagedWeights() const;

    // The average becomes the module's weights.
    void useAverage();

    // Writes model.safetensors, ema.safetensors and optimizer.safetensors.
    void save(const std::filesystem::path& folder) const;

    // Continues from them after so many steps. Throws Error when a tensor is missing or does not fit.
    void load(const std::filesystem::path& folder, std::int64_t steps);

 private:
    io::TensorMap allWeights(const torch::Tensor& trained) const;

    std::shared_ptr<torch::nn::Module> m_module;
    FlatParameters m_parameters;
    FlatAdamW m_optimizer;
    Ema m_ema;
};

}  // namespace core::training
