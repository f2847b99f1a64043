#pragma once

#include <cmath>

namespace core::sampling {

// How much of a noisy latent is picture and how much is noise: x = alpha z0 + sigma eps.
// Variance-preserving latents (z) have alpha^2 + sigma^2 = 1; in sigma space (Karras et al. 2022) alpha = 1.
struct NoiseLevel {
    double alpha = 1.0;
    double sigma = 0.0;

    double norm() const { return std::hypot(alpha, sigma); }
    // Noise over picture: the sigma of Karras et al.; infinite for pure noise.
    double ratio() const { return sigma / alpha; }
    // Half the log-SNR, the lambda of DPM-Solver (Lu et al. 2022); infinite for a clean latent.
    double lambda() const { return std::log(alpha) - std::log(sigma); }
    // log(alpha^2 / sigma^2): schedules that differ are matched by it.
    double logSnr() const { return 2.0 * lambda(); }
    // The same mixture scaled to alpha^2 + sigma^2 = 1.
    NoiseLevel variancePreserving() const { return {alpha / norm(), sigma / norm()}; }
    // The variance-preserving level of a given noise-to-picture ratio.
    static NoiseLevel fromRatio(double ratio) { return NoiseLevel{1.0, ratio}.variancePreserving(); }
    // The variance-preserving level of abar = alpha^2, in 0..1.
    static NoiseLevel fromAbar(double abar) { return {std::sqrt(abar), std::sqrt(1.0 - abar)}; }
};

}  // namespace core::sampling
