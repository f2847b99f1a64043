#pragma once

#include <algorithm>
#include <cmath>

namespace core::sampling {

// A step in sigma space that renews noise (the ancestral sampling of k-diffusion): solve the ODE down to `kept`, then
// add `fresh` noise, kept^2 + fresh^2 = to^2.
struct AncestralStep {
    double kept = 0.0;
    double fresh = 0.0;
};

// From a sigma to a smaller one; eta 0 renews nothing, 1 as much as the true posterior (Song et al. 2021, equation 16).
inline AncestralStep ancestralStep(double from, double to, double eta) {
    const double fresh = std::min(to, eta * to * std::sqrt(std::max(0.0, 1.0 - to * to / (from * from))));
    return {std::sqrt(std::max(0.0, to * to - fresh * fresh)), fresh};
}

}  // namespace core::sampling
