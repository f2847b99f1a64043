#include "core/pipeline/painting/seeds.h"

#include <torch/types.h>

#include <vector>

namespace core::pipeline {
namespace {

// Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators".
std::uint64_t splitMix(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

// FNV-1a.
std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001b3u;
    return hash;
}

}  // namespace

std::uint64_t derivedSeed(std::uint64_t seed, int stage, std::string_view partner) {
    if (stage == 0 && partner.empty()) return seed;
    return splitMix(splitMix(seed ^ hashOf(partner)) + static_cast<std::uint64_t>(stage));
}

sampling::NoiseSource noiseFor(std::span<const plan::Plan> plans, int stage, std::string_view partner) {
    std::vector<sampling::NoiseSource> sources;
    for (const auto& plan : plans) sources.push_back(sampling::seededNoise(derivedSeed(plan.seed, stage, partner)));
    if (sources.size() == 1) return sources.front();
    return [sources](const torch::Tensor& like) {
        std::vector<torch::Tensor> rows;
        for (std::size_t i = 0; i < sources.size(); ++i)
            rows.push_back(sources[i](like.narrow(0, static_cast<std::int64_t>(i), 1)));
        return torch::cat(rows);
    };
}

}  // namespace core::pipeline
