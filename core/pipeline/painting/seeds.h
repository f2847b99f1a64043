#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/plan/plan.h"
#include "core/sampling/noise_source.h"

namespace core::pipeline {

// A seed of its own for one part of a run, from the plan's seed: another for every stage and every partner, the same
// on every machine, whatever other parts there are. `stage` counts from the picture's own resolution, 0, downwards;
// that stage of the leader (no partner) has the plan's seed itself.
std::uint64_t derivedSeed(std::uint64_t seed, int stage, std::string_view partner = {});

// Noise [plans,...] for plans that are painted together, each from its own derived seed: a picture is the same alone
// and among others.
sampling::NoiseSource noiseFor(std::span<const plan::Plan> plans, int stage, std::string_view partner = {});

}  // namespace core::pipeline
