#include "core/sampling/noise_schedule.h"

#include <torch/types.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/sampling/betas.h"

namespace core::sampling {
namespace {

// Stands in for abar = 0 where a division by it is due; the value the reference uses.
constexpr double kSmallestAbar = 1.0 / (1 << 24);

double requestedTerminal(const io::JsonFile& config, double first) {
    const double terminal = config.require<double>("terminal_sqrt_alphas_cumprod");
    if (!(terminal >= 0.0 && terminal < first))
        fail("{}: expected terminal_sqrt_alphas_cumprod of 0 to less than {}, found {}", config.file().string(), first,
             terminal);
    return terminal;
}

torch::Tensor readAbars(const io::JsonFile& config) {
    const torch::Tensor abars = cumulativeAlphas(readBetas(config));
    const bool zeroSnr = config.get("rescale_betas_zero_snr", false);
    if (!config.has("terminal_sqrt_alphas_cumprod")) return zeroSnr ? rescaleTerminal(abars, 0.0) : abars;
    if (zeroSnr)
        fail("{}: expected either rescale_betas_zero_snr or terminal_sqrt_alphas_cumprod, found both",
             config.file().string());
    return rescaleTerminal(abars, requestedTerminal(config, std::sqrt(abars[0].item<double>())));
}

std::vector<double> toVector(const torch::Tensor& values) {
    const torch::Tensor wide = values.to(torch::kFloat64).contiguous();
    return {wide.data_ptr<double>(), wide.data_ptr<double>() + wide.numel()};
}

}  // namespace

NoiseSchedule::NoiseSchedule(const io::JsonFile& config) : m_abars(toVector(readAbars(config))) {
    double previous = 1.0;
    for (const double abar : m_abars) {
        const double divisor = abar > 0.0 ? abar : std::min(kSmallestAbar, previous / 2.0);
        if (!(divisor < previous))
            fail("{}: expected abar to fall from timestep to timestep, found {} at {}", config.file().string(), abar,
                 m_sigmas.size());
        m_sigmas.push_back(std::sqrt((1.0 - divisor) / divisor));
        previous = divisor;
    }
}

double NoiseSchedule::abar(int t) const {
    if (t < 0 || t >= size()) fail("Noise schedule: expected a timestep of 0 to {}, found {}", size() - 1, t);
    return m_abars[static_cast<std::size_t>(t)];
}

double NoiseSchedule::sigma(int t) const {
    if (t < 0 || t >= size()) fail("Noise schedule: expected a timestep of 0 to {}, found {}", size() - 1, t);
    return m_sigmas[static_cast<std::size_t>(t)];
}

double NoiseSchedule::sigmaAt(double t) const {
    const double inside = std::clamp(t, 0.0, size() - 1.0);
    const int below = std::min(static_cast<int>(inside), size() - 2);
    return std::lerp(sigma(below), sigma(below + 1), inside - below);
}

double NoiseSchedule::timestepOf(double sigma) const {
    const double inside = std::clamp(sigma, m_sigmas.front(), m_sigmas.back());
    const auto above = std::upper_bound(m_sigmas.begin() + 1, m_sigmas.end() - 1, inside);
    const double low = std::log(*(above - 1));
    const double weight = (std::log(inside) - low) / (std::log(*above) - low);
    return static_cast<double>(above - 1 - m_sigmas.begin()) + weight;
}

}  // namespace core::sampling
