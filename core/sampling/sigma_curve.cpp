#include "core/sampling/sigma_curve.h"

#include <cmath>

namespace core::sampling {
namespace {

double karrasSigma(double largest, double smallest, double part) {
    constexpr double kRho = 7.0;
    return std::pow(std::lerp(std::pow(largest, 1.0 / kRho), std::pow(smallest, 1.0 / kRho), part), kRho);
}

double exponentialSigma(double largest, double smallest, double part) {
    return std::exp(std::lerp(std::log(largest), std::log(smallest), part));
}

}  // namespace

std::vector<double> sigmasAlong(SigmaCurve curve, double largest, double smallest, int count) {
    const auto sigmaAt = curve == SigmaCurve::Karras ? karrasSigma : exponentialSigma;
    std::vector<double> sigmas;
    for (int i = 0; i < count; ++i) sigmas.push_back(sigmaAt(largest, smallest, count > 1 ? i / (count - 1.0) : 0.0));
    return sigmas;
}

}  // namespace core::sampling
