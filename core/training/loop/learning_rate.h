#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core::training {

// Linear warm-up over the first share of a run, then half a cosine down to `floor` of the peak.
struct LearningRate {
    double peak = 7e-4;
    double warmup = 0.02;  // share of the run
    double floor = 0.05;   // share of the peak

    double at(double progress) const {
        const double cosine = 0.5 * (1.0 + std::cos(std::numbers::pi * std::clamp(progress, 0.0, 1.0)));
        return peak * std::min(1.0, (progress + 1e-4) / warmup) * (floor + (1.0 - floor) * cosine);
    }
};

}  // namespace core::training
