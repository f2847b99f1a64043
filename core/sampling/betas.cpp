#include "core/sampling/betas.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/error.h"

namespace core::sampling {
namespace {

constexpr int kMaxTrainSteps = 100'000;
constexpr double kMaxCosineBeta = 0.999;

int trainSteps(const io::JsonFile& config) {
    const int steps = config.get("num_train_timesteps", 1000);
    if (steps < 2 || steps > kMaxTrainSteps)
        fail("{}: expected num_train_timesteps of 2 to {}, found {}", config.file().string(), kMaxTrainSteps, steps);
    return steps;
}

torch::Tensor linearBetas(double start, double end, int steps) {
    return torch::linspace(start, end, steps, torch::kFloat32);
}

torch::Tensor scaledLinearBetas(double start, double end, int steps) {
    return linearBetas(std::sqrt(start), std::sqrt(end), steps).square();
}

// Nichol and Dhariwal 2021, equation 17.
torch::Tensor cosineBetas(int steps) {
    const auto abar = [](double time) {
        const double cosine = std::cos((time + 0.008) / 1.008 * std::numbers::pi / 2.0);
        return cosine * cosine;
    };
    std::vector<double> betas(static_cast<std::size_t>(steps));
    for (int t = 0; t < steps; ++t)
        betas[t] = std::min(1.0 - abar((t + 1.0) / steps) / abar(static_cast<double>(t) / steps), kMaxCosineBeta);
    return torch::tensor(betas, torch::kFloat64).to(torch::kFloat32);
}

torch::Tensor trainedBetas(const io::JsonFile& config) {
    const auto betas = config.require<std::vector<double>>("trained_betas");
    if (betas.size() < 2 || betas.size() > kMaxTrainSteps)
        fail("{}: expected 2 to {} trained_betas, found {}", config.file().string(), kMaxTrainSteps, betas.size());
    return torch::tensor(betas, torch::kFloat64).to(torch::kFloat32);
}

torch::Tensor betasByFormula(const io::JsonFile& config) {
    const int steps = trainSteps(config);
    const double start = config.get("beta_start", 0.0001);
    const double end = config.get("beta_end", 0.02);
    if (!(start > 0.0 && start <= end && end < 1.0))
        fail("{}: expected 0 < beta_start <= beta_end < 1, found {} and {}", config.file().string(), start, end);
    const auto name = config.get<std::string>("beta_schedule", "linear");
    if (name == "linear") return linearBetas(start, end, steps);
    if (name == "scaled_linear") return scaledLinearBetas(start, end, steps);
    if (name == "squaredcos_cap_v2") return cosineBetas(steps);
    fail("{}: expected beta_schedule linear, scaled_linear or squaredcos_cap_v2, found \"{}\"", config.file().string(),
         name);
}

}  // namespace

torch::Tensor readBetas(const io::JsonFile& config) {
    const torch::Tensor betas = config.has("trained_betas") ? trainedBetas(config) : betasByFormula(config);
    if (!((betas > 0) & (betas <= 1)).all().item<bool>())
        fail("{}: expected every beta above 0 and at most 1", config.file().string());
    return betas;
}

torch::Tensor cumulativeAlphas(const torch::Tensor& betas) { return torch::cumprod(1.0 - betas, 0); }

torch::Tensor rescaleTerminal(const torch::Tensor& abars, double terminal) {
    const torch::Tensor roots = abars.sqrt();
    const double first = roots[0].item<double>();
    const double last = roots[-1].item<double>();
    return ((roots - last) * ((first - terminal) / (first - last)) + terminal).square();
}

}  // namespace core::sampling
