#include "core/io/layouts/module_names.h"

#include <charconv>

#include "core/base/error.h"

namespace core::io {
namespace {

constexpr std::size_t kMostLevels = 8, kMostLayers = 16;

// Calls use(module, tail) for "a.b.c", "a.b", "a" until it returns true; the tail begins with its dot.
template <typename Use>
void forEachModule(const std::string& name, const Use& use) {
    for (auto length = name.size(); length != std::string::npos && length > 0; length = name.rfind('.', length - 1))
        if (use(name.substr(0, length), name.substr(length))) return;
}

}  // namespace

void ModuleNames::add(const std::string& original, const std::string& diffusers) {
    m_toDiffusers.emplace(original, diffusers);
    m_toOriginal.emplace(diffusers, original);
}

std::optional<std::string> ModuleNames::toDiffusers(const std::string& original) const {
    std::optional<std::string> result;
    forEachModule(original, [&](const std::string& module, const std::string& tail) {
        const auto found = m_toDiffusers.find(module);
        if (found != m_toDiffusers.end()) result = found->second + tail;
        return result.has_value();
    });
    return result;
}

std::vector<std::string> ModuleNames::toOriginal(const std::string& diffusers) const {
    std::vector<std::string> result;
    forEachModule(diffusers, [&](const std::string& module, const std::string& tail) {
        const auto [first, last] = m_toOriginal.equal_range(module);
        for (auto it = first; it != last; ++it) result.push_back(it->second + tail);
        return !result.empty();
    });
    return result;
}

std::size_t countIndices(const WeightSource& source, const std::string& prefix, std::size_t most) {
    std::size_t count = 0;
    for (const auto& key : source.keys()) {
        if (!key.starts_with(prefix)) continue;
        std::size_t index = 0;
        const auto* end = key.data() + key.size();
        const auto [rest, error] = std::from_chars(key.data() + prefix.size(), end, index);
        const bool numbered = rest != end && *rest == '.' && rest != key.data() + prefix.size();
        if (!numbered) continue;
        if (error != std::errc() || index >= most)
            fail("{}: expected at most {} blocks called \"{}\", found \"{}\"", source.where().string(), most, prefix,
                 key);
        count = std::max(count, index + 1);
    }
    return count;
}

// Block 0 is the first convolution; then each level has its layers and, but for the last, a downsampler.
BlockCounts countUNetBlocks(const WeightSource& source, const std::string& prefix) {
    const auto blocks = countIndices(source, prefix + "input_blocks.", kMostLevels * (kMostLayers + 1));
    BlockCounts counts{.levels = 1, .layersPerBlock = 0};
    for (std::size_t i = 1; i < blocks; ++i)
        counts.levels += source.shapeOf(fmt::format("{}input_blocks.{}.0.op.weight", prefix, i)).has_value();
    if (counts.levels <= kMostLevels && blocks > counts.levels) {
        counts.layersPerBlock = (blocks - counts.levels) / counts.levels;
        if (counts.layersPerBlock * counts.levels == blocks - counts.levels && counts.layersPerBlock <= kMostLayers)
            return counts;
    }
    fail(
        "{}: expected the input blocks of a UNet with the same number of layers at each of 1..{} levels, "
        "found {} blocks with {} downsamplers",
        source.where().string(), kMostLevels, blocks, counts.levels - 1);
}

BlockCounts countVaeBlocks(const WeightSource& source, const std::string& prefix) {
    const BlockCounts counts{.levels = countIndices(source, prefix + "decoder.up.", kMostLevels),
                             .layersPerBlock = countIndices(source, prefix + "encoder.down.0.block.", kMostLayers)};
    if (counts.levels == 0 || counts.layersPerBlock == 0)
        fail(
            "{}: expected an autoencoder with both halves, found {} levels in its decoder and {} layers in its encoder",
            source.where().string(), counts.levels, counts.layersPerBlock);
    return counts;
}

}  // namespace core::io
