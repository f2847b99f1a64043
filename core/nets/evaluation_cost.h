#pragma once

#include <torch/nn/module.h>

#include <cstdint>

namespace core::nets {

// A rough bound of an evaluation's products, of any network and without knowing its layers: each weight meets each of
// the latent's positions once.
inline double mostProducts(const torch::nn::Module& net, std::int64_t positions) {
    double weights = 0;
    for (const auto& parameter : net.parameters()) weights += static_cast<double>(parameter.numel());
    return weights * static_cast<double>(positions);
}

// Whether `branches` independent evaluations, each of so many products, are done sooner one a core (core::sideBySide)
// than as one batch on all `cores`. A small network has many short layers, and behind each of them all cores wait for
// the last; a large one would be read once a branch, and where there are more cores than branches some would idle.
inline bool shouldRunApart(double products, std::int64_t branches, std::int64_t cores) {
    constexpr double kMost = 5e10;                // about a second on one core
    constexpr double kMostBesideIdleCores = 5e9;  // about a tenth of it
    return products <= (branches >= cores ? kMost : kMostBesideIdleCores);
}

}  // namespace core::nets
