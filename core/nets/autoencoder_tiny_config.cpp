#include <algorithm>
#include <numeric>

#include "core/base/error.h"
#include "core/nets/autoencoder_tiny.h"
#include "core/nets/config_check.h"

namespace core::nets {
namespace {

constexpr std::int64_t kMaxBlocks = 64;  // a stage

// The format lists one width a stage; stages of different widths do not fit together.
std::int64_t requireOneWidth(const io::JsonFile& json, const std::string& key) {
    const auto widths = requireWidths(json, key, 1);
    if (std::any_of(widths.begin(), widths.end(), [&](auto width) { return width != widths.front(); }))
        fail("{}: expected equal widths in \"{}\"", json.file().string(), key);
    return widths.front();
}

std::vector<std::int64_t> requireBlocks(const io::JsonFile& json, const std::string& key, const std::string& widthKey) {
    const auto blocks = json.require<std::vector<std::int64_t>>(key);
    const auto stages = json.require<std::vector<std::int64_t>>(widthKey).size();
    if (blocks.size() != stages)
        fail("{}: expected {} numbers in \"{}\", one a width, found {}", json.file().string(), stages, key,
             blocks.size());
    for (const auto count : blocks)
        if (count < 0 || count > kMaxBlocks)
            fail("{}: expected \"{}\" of 0..{}, found {}", json.file().string(), key, kMaxBlocks, count);
    return blocks;
}

}  // namespace

AutoencoderTinyConfig AutoencoderTinyConfig::fromJson(const io::JsonFile& json) {
    // block_out_channels repeats the widths; magnitude and shift are for storing latents as pictures.
    checkConfig(
        json, "AutoencoderTiny",
        {"in_channels", "out_channels", "latent_channels", "encoder_block_out_channels", "decoder_block_out_channels",
         "num_encoder_blocks", "num_decoder_blocks", "scaling_factor", "block_out_channels", "latent_magnitude",
         "latent_shift", "force_upcast"},
        {{"act_fn", "relu"}, {"upsampling_scaling_factor", 2}, {"upsample_fn", "nearest"}, {"shift_factor", 0.0}});
    AutoencoderTinyConfig config;
    config.inChannels = getInRange(json, "in_channels", 3, 1, 64);
    config.outChannels = getInRange(json, "out_channels", 3, 1, 64);
    config.latentChannels = getInRange(json, "latent_channels", 4, 1, 64);
    config.encoderWidth = requireOneWidth(json, "encoder_block_out_channels");
    config.decoderWidth = requireOneWidth(json, "decoder_block_out_channels");
    config.encoderBlocks = requireBlocks(json, "num_encoder_blocks", "encoder_block_out_channels");
    config.decoderBlocks = requireBlocks(json, "num_decoder_blocks", "decoder_block_out_channels");
    if (config.encoderBlocks.size() != config.decoderBlocks.size())
        fail("{}: expected as many stages of the decoder as of the encoder, found {} and {}", json.file().string(),
             config.decoderBlocks.size(), config.encoderBlocks.size());
    config.scalingFactor = json.get<double>("scaling_factor", 1.0);
    if (!(config.scalingFactor > 0.0))
        fail("{}: expected a positive \"scaling_factor\", found {}", json.file().string(), config.scalingFactor);
    return config;
}

std::int64_t AutoencoderTinyConfig::leastWeights() const {
    constexpr std::int64_t kBlock = 3 * 9;  // three 3x3 convolutions
    const auto sum = [](const auto& blocks) { return std::accumulate(blocks.begin(), blocks.end(), std::int64_t{0}); };
    return kBlock *
           (sum(encoderBlocks) * encoderWidth * encoderWidth + sum(decoderBlocks) * decoderWidth * decoderWidth);
}

}  // namespace core::nets
