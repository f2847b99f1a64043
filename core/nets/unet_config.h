#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/io/json_file.h"
#include "core/nets/config_check.h"

namespace core::nets {

// One resolution of a UNet. Heads and transformer layers hold for its block on the way down and for the
// one on the way up; the last level's hold for the middle block too.
struct UNetLevel {
    std::int64_t channels = 320;
    std::int64_t heads = 8;  // number of heads, divides `channels`
    std::int64_t transformerLayers = 1;
    bool downAttention = true;
    bool upAttention = true;
};

// SDXL's further conditions (`addition_embed_type` text_time): the pooled text beside the sinusoids of
// some numbers, such as the picture's size.
struct AddedEmbedding {
    std::int64_t timeDim = 256;    // width of one number's sinusoid, even
    std::int64_t inputDim = 2816;  // pooled width + numbers * timeDim
};

// config.json of a UNet2DConditionModel.
struct UNetConfig {
    std::int64_t sampleSize = 0;  // latent side the model was trained at; 0: not said
    std::int64_t inChannels = 4;
    std::int64_t outChannels = 4;
    std::int64_t layersPerBlock = 2;
    std::int64_t textChannels = 768;  // `cross_attention_dim`
    std::int64_t groups = 32;         // `norm_num_groups`
    double eps = 1e-5;                // `norm_eps`
    bool linearProjection = false;
    bool upcastAttention = false;
    std::vector<UNetLevel> levels;  // from full to lowest resolution
    std::optional<AddedEmbedding> added;

    // A lower bound of the network's weights, within a small factor.
    std::int64_t leastWeights() const;

    std::int64_t timeChannels() const { return 4 * levels.front().channels; }

    // Throws Error for a value that is wrong or that this program does not implement; no key is ignored.
    static UNetConfig fromJson(const io::JsonFile& json);
    nlohmann::json toJson() const;
};

// The part of a config that a ControlNet shares with its UNet: all but the way up.
namespace trunk {

UNetConfig read(const io::JsonFile& json);
const std::set<std::string>& readKeys();
const std::vector<FixedValue>& fixedValues();

}  // namespace trunk

}  // namespace core::nets
