#pragma once

#include <vector>

#include "core/sampling/noise_schedule.h"
#include "core/sampling/prediction.h"
#include "core/sampling/sampler_options.h"

namespace core::sampling {

// Everything a sampler is built from: the model's schedule, the length of the run, the options.
struct SamplerSetup {
    // Reads a scheduler_config.json: the keys of NoiseSchedule and readPredictionType(), timestep_spacing,
    // steps_offset, set_alpha_to_one, clip_sample, clip_sample_range. Absent clip_sample means no clipping,
    // for latents have no fixed range. Throws Error for values out of range and for thresholding.
    SamplerSetup(const io::JsonFile& config, int steps, const SamplerOptions& options);

    NoiseSchedule schedule;
    PredictionType prediction;
    SamplerOptions options;
    int steps;
    int stepsOffset;
    std::optional<bool> alphaToOne;  // the level before t = 0: clean, or that of t = 0
    std::optional<double> clipRange;

    // The spacing rule of this run; `usual` where neither the options nor the config state one.
    SpacingRule spacing(Spacing usual) const;
    // z0 limited to the config's range, where it has one.
    torch::Tensor clip(const torch::Tensor& clean) const;

    // options.eta, or what is usual. Throws Error naming `sampler` for one outside 0..1.
    double eta(const char* sampler, double usual) const;

    // Whether the run ends before the picture, with the clean latent.
    bool endsEarly() const { return options.lastTimestep > 0; }

    // For samplers that jump T / steps timesteps at once whatever the spacing (ddim, ddpm, pndm):
    int stride() const { return (schedule.size() - options.lastTimestep) / steps; }
    // The levels of whole timesteps; below 0 that of a clean latent or of t = 0.
    NoiseLevel levelOrEnd(int t, bool endsClean) const;
    std::vector<NoiseLevel> levelsOf(const std::vector<double>& timesteps) const;

 private:
    std::optional<Spacing> m_configSpacing;
};

}  // namespace core::sampling
