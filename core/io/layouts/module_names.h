#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/io/weight_source.h"

namespace core::io {

// Which module of a foreign layout is which of diffusers', in both directions. A name below a known
// module ("....weight", "....transformer_blocks.0.attn1.to_k") keeps its tail.
class ModuleNames {
 public:
    void add(const std::string& original, const std::string& diffusers);

    // Empty when no module that begins the name is known; otherwise the longest one counts.
    std::optional<std::string> toDiffusers(const std::string& original) const;

    // Every original name of a diffusers name: an upsampler has two, with and without attention before it.
    std::vector<std::string> toOriginal(const std::string& diffusers) const;

 private:
    std::map<std::string, std::string> m_toDiffusers;
    std::multimap<std::string, std::string> m_toOriginal;
};

// How many resolutions a network has, and residual blocks on the way down at each.
struct BlockCounts {
    std::size_t levels = 0;          // 1..8
    std::size_t layersPerBlock = 0;  // 1..16
};

// The UNet of the original Stable Diffusion code (CompVis, SGM) and the ControlNet of its authors.
// `hints`: convolutions of the ControlNet's map embedding.
ModuleNames unetNames(const BlockCounts& counts);
ModuleNames controlNetNames(const BlockCounts& counts, std::size_t hints);

// Its autoencoder, whose way up is numbered from the end.
ModuleNames vaeNames(const BlockCounts& counts);

// open_clip's text tower, but for the fused attention weights.
ModuleNames openClipNames(std::size_t layers);

// Counts read off a network's names, each prefixed by `prefix`; throw Error for numbers out of range.
BlockCounts countUNetBlocks(const WeightSource& source, const std::string& prefix);
BlockCounts countVaeBlocks(const WeightSource& source, const std::string& prefix);

// The largest i + 1 for which a key "<prefix><i>.<...>" exists; 0 when there is none. Throws Error
// beyond `most`.
std::size_t countIndices(const WeightSource& source, const std::string& prefix, std::size_t most);

}  // namespace core::io
