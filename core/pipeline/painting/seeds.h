#pragma once

#include <cstdint>
#include <string_view>

namespace core::pipeline {

// A seed of its own for one part of a run, from the plan's seed: another for every stage and every partner, the same
// on every machine, whatever other parts there are. `stage` counts from the picture's own resolution, 0, downwards;
// that stage of the leader (no partner) has the plan's seed itself.
std::uint64_t derivedSeed(std::uint64_t seed, int stage, std::string_view partner = {});

}  // namespace core::pipeline
