#pragma once

#include <torch/nn/module.h>

#include "core/io/safetensors.h"

namespace core::training {

// The exponential moving average of a network's parameters: the weights that are shipped.
// The decay rises with the number of updates, so early averages forget the random start:
// min(limit, (1 + n) / (10 + n)).
class Ema {
 public:
    explicit Ema(const torch::nn::Module& module, double limit = 0.9995);

    void update(const torch::nn::Module& module);
    const io::TensorMap& weights() const { return m_weights; }

    // The average becomes the module's weights.
    void copyTo(torch::nn::Module& module) const;

    // Continues an earlier average; throws Error when a tensor is missing.
    void restore(const io::WeightSource& source, std::int64_t updates);
    std::int64_t updates() const { return m_updates; }

 private:
    io::TensorMap m_weights;
    double m_limit;
    std::int64_t m_updates = 0;
};

}  // namespace core::training
