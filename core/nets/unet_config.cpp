#include "core/nets/unet_config.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"

namespace core::nets {
namespace {

constexpr const char* kClassName = "UNet2DConditionModel";
using BlockNames = std::array<const char*, 2>;  // without and with attention
constexpr BlockNames kDownBlocks = {"DownBlock2D", "CrossAttnDownBlock2D"};
constexpr BlockNames kUpBlocks = {"UpBlock2D", "CrossAttnUpBlock2D"};

// Which blocks have attention, in the order of the file.
std::vector<bool> attentionOf(const io::JsonFile& json, const std::string& key, const BlockNames& known,
                              std::size_t levels) {
    const auto names = json.require<std::vector<std::string>>(key);
    if (names.size() != levels)
        fail("{}: expected {} names in \"{}\", one a width, found {}", json.file().string(), levels, key, names.size());
    std::vector<bool> attention;
    for (const auto& name : names) {
        if (name != known[0] && name != known[1])
            fail("{}: expected {} or {} in \"{}\", found {}", json.file().string(), known[0], known[1], key, name);
        attention.push_back(name == known[1]);
    }
    return attention;
}

// A number for all levels, or a list of one a level.
std::vector<std::int64_t> perLevel(const io::JsonFile& json, const std::string& key, std::int64_t fallback,
                                   std::size_t levels, std::int64_t high) {
    std::vector<std::int64_t> values(levels, fallback);
    if (json.has(key) && json.object().at(key).is_array())
        values = json.require<std::vector<std::int64_t>>(key);
    else
        values.assign(levels, json.get<std::int64_t>(key, fallback));
    if (values.size() != levels)
        fail("{}: expected {} numbers in \"{}\", one a width, found {}", json.file().string(), levels, key,
             values.size());
    for (const auto value : values)
        if (value < 1 || value > high)
            fail("{}: expected \"{}\" of 1..{}, found {}", json.file().string(), key, high, value);
    return values;
}

void readLevels(const io::JsonFile& json, UNetConfig& config) {
    const auto widths = requireWidths(json, "block_out_channels", config.groups);
    const auto count = widths.size();
    const auto down = attentionOf(json, "down_block_types", kDownBlocks, count);
    // The key's name misleads: these are numbers of heads, not the width of one.
    const auto heads = perLevel(json, "attention_head_dim", 8, count, 1024);
    const auto layers = perLevel(json, "transformer_layers_per_block", 1, count, 64);
    for (std::size_t i = 0; i < count; ++i) config.levels.push_back({widths[i], heads[i], layers[i], down[i], false});
}

void readUpAttention(const io::JsonFile& json, UNetConfig& config) {
    auto up = attentionOf(json, "up_block_types", kUpBlocks, config.levels.size());
    std::reverse(up.begin(), up.end());  // the file lists them from the lowest resolution
    for (std::size_t i = 0; i < up.size(); ++i) config.levels[i].upAttention = up[i];
}

void checkHeads(const io::JsonFile& json, const UNetConfig& config) {
    for (const auto& level : config.levels) {
        const bool attention = level.downAttention || level.upAttention || &level == &config.levels.back();
        if (attention && level.channels % level.heads != 0)
            fail("{}: expected \"attention_head_dim\", the number of heads, to divide the width {}, found {}",
                 json.file().string(), level.channels, level.heads);
    }
}

std::optional<AddedEmbedding> readAdded(const io::JsonFile& json) {
    const auto type = json.get<std::string>("addition_embed_type", "");
    if (type.empty()) return std::nullopt;
    if (type != "text_time")
        fail("{}: \"addition_embed_type\": \"{}\" is not supported, only \"text_time\"", json.file().string(), type);
    AddedEmbedding added;
    added.timeDim = requireInRange(json, "addition_time_embed_dim", 2, 4096);
    added.inputDim = requireInRange(json, "projection_class_embeddings_input_dim", 1, 1 << 20);
    if (added.timeDim % 2 != 0)
        fail("{}: expected an even \"addition_time_embed_dim\", found {}", json.file().string(), added.timeDim);
    return added;
}

// What only the way up has.
const std::set<std::string>& upKeys() {
    static const std::set<std::string> keys = {"sample_size", "out_channels", "up_block_types"};
    return keys;
}

std::vector<FixedValue> unetFixedValues() {
    auto values = trunk::fixedValues();
    values.insert(values.end(), {{"attention_type", "default"},
                                 {"conv_in_kernel", 3},
                                 {"conv_out_kernel", 3},
                                 {"dropout", 0.0},
                                 {"resnet_out_scale_factor", 1.0},
                                 {"time_embedding_type", "positional"}});
    return values;
}

}  // namespace

namespace trunk {

UNetConfig read(const io::JsonFile& json) {
    UNetConfig config;
    config.inChannels = getInRange(json, "in_channels", 4, 1, 1024);
    config.layersPerBlock = getInRange(json, "layers_per_block", 2, 1, 16);
    config.textChannels = requireInRange(json, "cross_attention_dim", 1, 65536);
    config.groups = getInRange(json, "norm_num_groups", 32, 1, 1024);
    config.eps = json.get<double>("norm_eps", 1e-5);
    if (!(config.eps > 0.0)) fail("{}: expected a positive \"norm_eps\", found {}", json.file().string(), config.eps);
    config.linearProjection = json.get<bool>("use_linear_projection", false);
    config.upcastAttention = json.get<bool>("upcast_attention", false);
    config.added = readAdded(json);
    readLevels(json, config);
    if (config.levels.front().channels % 2 != 0)
        fail("{}: expected an even first width in \"block_out_channels\", found {}", json.file().string(),
             config.levels.front().channels);
    checkHeads(json, config);
    return config;
}

const std::set<std::string>& readKeys() {
    static const std::set<std::string> keys = {
        "in_channels",
        "layers_per_block",
        "cross_attention_dim",
        "norm_num_groups",
        "norm_eps",
        "use_linear_projection",
        "upcast_attention",
        "addition_embed_type",
        "addition_time_embed_dim",
        "block_out_channels",
        "down_block_types",
        "attention_head_dim",
        "projection_class_embeddings_input_dim",
        "transformer_layers_per_block",
        "addition_embed_type_num_heads",  // of a type that is refused
    };
    return keys;
}

const std::vector<FixedValue>& fixedValues() {
    static const std::vector<FixedValue> values = {{"act_fn", "silu"},
                                                   {"downsample_padding", 1},
                                                   {"flip_sin_to_cos", true},
                                                   {"freq_shift", 0},
                                                   {"mid_block_scale_factor", 1},
                                                   {"mid_block_type", "UNetMidBlock2DCrossAttn"},
                                                   {"resnet_time_scale_shift", "default"}};
    return values;
}

}  // namespace trunk

UNetConfig UNetConfig::fromJson(const io::JsonFile& json) {
    auto keys = trunk::readKeys();
    keys.insert(upKeys().begin(), upKeys().end());
    checkConfig(json, kClassName, keys, unetFixedValues());
    auto config = trunk::read(json);
    config.sampleSize = getInRange(json, "sample_size", 0, 0, 65536);
    config.outChannels = getInRange(json, "out_channels", 4, 1, 1024);
    readUpAttention(json, config);
    checkHeads(json, config);
    return config;
}

std::int64_t UNetConfig::leastWeights() const {
    // A transformer block has 12 square matrices and more, and two for the text.
    const auto transformers = [this](const UNetLevel& level) {
        return level.transformerLayers * (12 * level.channels * level.channels + 2 * level.channels * textChannels);
    };
    auto count = transformers(levels.back());  // the middle block's
    if (added) count += added->inputDim * timeChannels();
    for (const auto& level : levels) {
        const auto convolution = 9 * level.channels * level.channels;
        count += layersPerBlock * (convolution + (level.downAttention ? transformers(level) : 0));
    }
    return count;
}

nlohmann::json UNetConfig::toJson() const {
    nlohmann::json json = {{"_class_name", kClassName},
                           {"in_channels", inChannels},
                           {"out_channels", outChannels},
                           {"layers_per_block", layersPerBlock},
                           {"cross_attention_dim", textChannels},
                           {"norm_num_groups", groups},
                           {"norm_eps", eps},
                           {"use_linear_projection", linearProjection},
                           {"upcast_attention", upcastAttention}};
    if (sampleSize > 0) json["sample_size"] = sampleSize;
    for (const auto& level : levels) {
        json["block_out_channels"].push_back(level.channels);
        json["attention_head_dim"].push_back(level.heads);
        json["transformer_layers_per_block"].push_back(level.transformerLayers);
        json["down_block_types"].push_back(kDownBlocks[level.downAttention]);
    }
    for (auto level = levels.rbegin(); level != levels.rend(); ++level)
        json["up_block_types"].push_back(kUpBlocks[level->upAttention]);
    if (added) {
        json["addition_embed_type"] = "text_time";
        json["addition_time_embed_dim"] = added->timeDim;
        json["projection_class_embeddings_input_dim"] = added->inputDim;
    }
    return json;
}

}  // namespace core::nets
