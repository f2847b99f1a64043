#include "core/nets/autoencoder_kl_config.h"

#include "core/base/error.h"
#include "core/nets/config_check.h"

namespace core::nets {
namespace {

void checkBlocks(const io::JsonFile& json, const std::string& key, const std::string& known, std::size_t levels) {
    const auto names = json.require<std::vector<std::string>>(key);
    if (names.size() != levels)
        fail("{}: expected {} names in \"{}\", one a width, found {}", json.file().string(), levels, key, names.size());
    for (const auto& name : names)
        if (name != known) fail("{}: expected {} in \"{}\", found {}", json.file().string(), known, key, name);
}

}  // namespace

AutoencoderKLConfig AutoencoderKLConfig::fromJson(const io::JsonFile& json) {
    checkConfig(
        json, "AutoencoderKL",
        {"in_channels", "out_channels", "latent_channels", "layers_per_block", "norm_num_groups", "scaling_factor",
         "force_upcast", "block_out_channels", "down_block_types", "up_block_types", "sample_size"},
        {{"act_fn", "silu"},
         {"use_quant_conv", true},
         {"use_post_quant_conv", true},
         {"mid_block_add_attention", true}});
    AutoencoderKLConfig config;
    config.inChannels = getInRange(json, "in_channels", 3, 1, 64);
    config.outChannels = getInRange(json, "out_channels", 3, 1, 64);
    config.latentChannels = getInRange(json, "latent_channels", 4, 1, 64);
    config.layersPerBlock = getInRange(json, "layers_per_block", 1, 1, 16);
    config.groups = getInRange(json, "norm_num_groups", 32, 1, 1024);
    config.scalingFactor = json.get<double>("scaling_factor", 0.18215);
    if (!(config.scalingFactor > 0.0))
        fail("{}: expected a positive \"scaling_factor\", found {}", json.file().string(), config.scalingFactor);
    config.forceUpcast = json.get<bool>("force_upcast", true);
    config.channels = requireWidths(json, "block_out_channels", config.groups);
    checkBlocks(json, "down_block_types", "DownEncoderBlock2D", config.channels.size());
    checkBlocks(json, "up_block_types", "UpDecoderBlock2D", config.channels.size());
    return config;
}

std::int64_t AutoencoderKLConfig::leastWeights() const {
    std::int64_t count = 0;
    for (const auto width : channels) count += layersPerBlock * 9 * width * width;
    return count;
}

}  // namespace core::nets
