#include "core/sampling/samplers/unipc.h"

#include <torch/types.h>

#include <algorithm>

#include "core/sampling/samplers/solver_ladder.h"
#include "core/sampling/samplers/unipc_weights.h"

namespace core::sampling {

UniPc::UniPc(const SamplerSetup& setup, const UniPcOptions& options)
    : Sampler(solverLadder(setup, NoiseLevel::fromRatio(setup.schedule.sigma(0))), setup.prediction),
      m_options(options) {
    checkSolverOrder(options.order, "UniPC");
}

torch::Tensor UniPc::advance(const NoiseLevel& to, const torch::Tensor& arrived) const {
    const Prediction& newest = m_history.front();
    const double h = to.lambda() - newest.level.lambda();
    if (h == 0.0) return m_start;  // the last timestep was t = 0, where the walk ends
    std::vector<double> ratios;
    std::vector<torch::Tensor> differences;
    for (int k = 1; k < m_order; ++k) {
        ratios.push_back((m_history[k].level.lambda() - newest.level.lambda()) / h);
        differences.push_back((m_history[k].clean - newest.clean) / ratios.back());
    }
    const UnipcWeights coefficients(h, m_options.bh1);
    const auto weights = arrived.defined() ? coefficients.corrector(ratios) : coefficients.predictor(ratios);
    if (arrived.defined()) differences.push_back(arrived - newest.clean);

    torch::Tensor x = to.sigma / newest.level.sigma * m_start - to.alpha * coefficients.phi() * newest.clean;
    for (std::size_t k = 0; k < weights.size(); ++k)
        x = x - to.alpha * coefficients.scale() * weights[k] * differences[k];
    return x;
}

torch::Tensor UniPc::step(int i, const torch::Tensor& x, const torch::Tensor& clean, const NoiseSource&) {
    m_start = m_history.empty() ? x : advance(level(i), clean);
    m_history.push_front({clean, level(i)});
    if (m_history.size() > static_cast<std::size_t>(m_options.order)) m_history.pop_back();
    m_order = std::min(static_cast<int>(m_history.size()), steps() - i);
    return advance(level(i + 1), {});
}

}  // namespace core::sampling
