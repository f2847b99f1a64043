#include "core/sampling/samplers/unipc_weights.h"

#include <torch/types.h>

#include <cmath>

namespace core::sampling {

UnipcWeights::UnipcWeights(double h, bool bh1) : m_minusH(-h), m_phi(std::expm1(-h)), m_scale(bh1 ? m_minusH : m_phi) {}

std::vector<double> UnipcWeights::predictor(std::vector<double> ratios) const {
    // For one ratio the paper takes the value that does not depend on it.
    if (ratios.size() == 1) return {0.5};
    return ratios.empty() ? ratios : solve(ratios);
}

std::vector<double> UnipcWeights::corrector(std::vector<double> ratios) const {
    if (ratios.empty()) return {0.5};
    ratios.push_back(1.0);
    return solve(ratios);
}

// Matches the powers of the ratios against the integrals phi_k of the exponential.
std::vector<double> UnipcWeights::solve(const std::vector<double>& ratios) const {
    const auto count = static_cast<std::int64_t>(ratios.size());
    torch::Tensor powers = torch::empty({count, count}, torch::kFloat64);
    torch::Tensor integrals = torch::empty({count}, torch::kFloat64);
    double factorial = 1.0;
    double phi = m_phi / m_minusH - 1.0;
    for (std::int64_t k = 0; k < count; ++k) {
        for (std::int64_t j = 0; j < count; ++j) powers[k][j] = std::pow(ratios[j], static_cast<double>(k));
        integrals[k] = phi * factorial / m_scale;
        factorial *= static_cast<double>(k + 2);
        phi = phi / m_minusH - 1.0 / factorial;
    }
    const torch::Tensor weights = torch::linalg_solve(powers, integrals).contiguous();
    return {weights.data_ptr<double>(), weights.data_ptr<double>() + count};
}

}  // namespace core::sampling
