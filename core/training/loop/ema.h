#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::training {

// The exponential moving average of a network's trained parameters: the weights that are shipped.
// The decay rises with the number of updates, so early averages forget the random start:
// min(limit, (1 + n) / (10 + n)).
class Ema {
 public:
    // `parameters` [N] in fp32.
    explicit Ema(const torch::Tensor& parameters, double limit = 0.9995);

    void update(const torch::Tensor& parameters);
    const torch::Tensor& average() const { return m_average; }

    // Continues an earlier average.
    void restore(const torch::Tensor& average, std::int64_t updates);
    std::int64_t updates() const { return m_updates; }

 private:
    torch::Tensor m_average;
    double m_limit;
    std::int64_t m_updates = 0;
};

}  // namespace core::training
