#include "core/sampling/sampler_setup.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {
namespace {

std::optional<Spacing> readSpacing(const io::JsonFile& config) {
    if (!config.has("timestep_spacing")) return std::nullopt;
    return spacingFromName(config.require<std::string>("timestep_spacing"), config.file().string());
}

std::optional<double> readClipRange(const io::JsonFile& config) {
    if (config.get("thresholding", false))
        fail("{}: expected thresholding to be false; it is not supported", config.file().string());
    if (!config.get("clip_sample", false)) return std::nullopt;
    const double range = config.get("clip_sample_range", 1.0);
    if (!(range > 0.0)) fail("{}: expected clip_sample_range above 0, found {}", config.file().string(), range);
    return range;
}

std::optional<bool> readAlphaToOne(const io::JsonFile& config) {
    if (!config.has("set_alpha_to_one")) return std::nullopt;
    return config.require<bool>("set_alpha_to_one");
}

}  // namespace

SamplerSetup::SamplerSetup(const io::JsonFile& config, int steps, const SamplerOptions& options)
    : schedule(config),
      prediction(readPredictionType(config)),
      options(options),
      steps(steps),
      stepsOffset(config.get("steps_offset", 0)),
      alphaToOne(readAlphaToOne(config)),
      clipRange(readClipRange(config)),
      m_configSpacing(readSpacing(config)) {
    if (steps < 1 || steps > schedule.size()) fail("Sampler: expected 1 to {} steps, found {}", schedule.size(), steps);
    if (options.lastTimestep < 0 || options.lastTimestep >= schedule.size())
        fail("Sampler: expected a last timestep of 0 to {}, found {}", schedule.size() - 1, options.lastTimestep);
    if (stepsOffset < 0) fail("{}: expected steps_offset of 0 or more, found {}", config.file().string(), stepsOffset);
}

SpacingRule SamplerSetup::spacing(Spacing usual) const {
    return {.spacing = options.spacing.value_or(m_configSpacing.value_or(usual)),
            .trainSteps = schedule.size(),
            .offset = stepsOffset,
            .last = options.lastTimestep};
}

torch::Tensor SamplerSetup::clip(const torch::Tensor& clean) const {
    return clipRange ? clean.clamp(-*clipRange, *clipRange) : clean;
}

double SamplerSetup::eta(const char* sampler, double usual) const {
    const double eta = options.eta.value_or(usual);
    if (!(eta >= 0.0 && eta <= 1.0)) fail("{}: expected eta of 0 to 1, found {}", sampler, eta);
    return eta;
}

NoiseLevel SamplerSetup::levelOrEnd(int t, bool endsClean) const {
    if (t >= 0) return schedule.level(t);
    return endsClean ? NoiseLevel{} : schedule.level(0);
}

std::vector<NoiseLevel> SamplerSetup::levelsOf(const std::vector<double>& timesteps) const {
    std::vector<NoiseLevel> levels;
    for (const double t : timesteps) levels.push_back(schedule.level(static_cast<int>(t)));
    return levels;
}

}  // namespace core::sampling
