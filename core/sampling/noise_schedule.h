#pragma once

#include <vector>

#include "core/io/json_file.h"
#include "core/sampling/noise_level.h"

namespace core::sampling {

// The discrete schedule a network was trained with: abar_t for t = 0 (nearly clean) .. T-1 (nearly noise).
class NoiseSchedule {
 public:
    // From a diffusers scheduler_config.json: the keys of readBetas(), rescale_betas_zero_snr (sqrt(abar)
    // rescaled to end at exactly 0), and terminal_sqrt_alphas_cumprod (to end there instead, in 0..1 and
    // below the schedule's own first value). Throws Error when a value is out of range or both are given.
    explicit NoiseSchedule(const io::JsonFile& config);

    int size() const { return static_cast<int>(m_abars.size()); }
    // t in 0..size()-1; throws Error otherwise.
    double abar(int t) const;
    NoiseLevel level(int t) const { return NoiseLevel::fromAbar(abar(t)); }
    double logSnr(int t) const { return level(t).logSnr(); }

    // sqrt((1 - abar) / abar), finite also where a zero-SNR schedule has abar = 0.
    double sigma(int t) const;
    // sigma() interpolated linearly between whole timesteps; t is clamped to the schedule.
    double sigmaAt(double t) const;
    // The inverse, interpolated in log sigma: the timestep that has this sigma, clamped to the schedule.
    double timestepOf(double sigma) const;

 private:
    std::vector<double> m_abars;
    std::vector<double> m_sigmas;
};

}  // namespace core::sampling
