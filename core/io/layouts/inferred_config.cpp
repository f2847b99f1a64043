#include "core/io/layouts/inferred_config.h"

#include "core/base/error.h"
#include "core/io/layouts/module_names.h"

namespace core::io {
namespace {

using nlohmann::json;

constexpr std::size_t kLevels = 8, kLayers = 64, kTextLayers = 128;
constexpr std::int64_t kGroups = 32, kHeadWidth = 64, kHeadsOfSd1 = 8;
constexpr std::int64_t kSinusoidWidth = 256;  // SDXL's and PanGu-Draw's numbers
constexpr std::int64_t kWidthOfClipL = 768;

// Questions about the weights of one part.
class Weights {
 public:
    explicit Weights(const WeightSource& part) : m_part(part) {}

    bool has(const std::string& key) const { return m_part.shapeOf(key).has_value(); }

    std::int64_t size(const std::string& key, std::size_t dimension) const {
        const auto shape = m_part.shapeOf(key);
        if (!shape) fail("{}: expected a tensor named \"{}\", which is missing", m_part.where().string(), key);
        if (shape->size() <= dimension)
            fail("{}: expected more than {} dimensions of \"{}\", found {}", m_part.where().string(), dimension, key,
                 shape->size());
        return (*shape)[dimension];
    }

    // 0 when there is no such tensor.
    std::size_t dimensions(const std::string& key) const {
        const auto shape = m_part.shapeOf(key);
        return shape ? shape->size() : 0;
    }

    std::int64_t count(const std::string& prefix, std::size_t most) const {
        return static_cast<std::int64_t>(countIndices(m_part, prefix, most));
    }

 private:
    const WeightSource& m_part;
};

// The first transformer of a block: "....attentions.0.", or empty.
std::string attentionIn(const Weights& weights, const std::string& block) {
    const auto attention = block + "attentions.0.";
    return weights.has(attention + "norm.weight") ? attention : std::string();
}

std::int64_t headsFor(std::int64_t width, bool linear) {
    return linear ? std::max<std::int64_t>(1, width / kHeadWidth) : kHeadsOfSd1;
}

void addLevel(const Weights& weights, std::int64_t level, bool linear, json& config) {
    const auto block = fmt::format("down_blocks.{}.", level);
    const auto width = weights.size(block + "resnets.0.conv1.weight", 0);
    const auto attention = attentionIn(weights, block);
    const auto layers = attention.empty() ? 1 : weights.count(attention + "transformer_blocks.", kLayers);
    config["block_out_channels"].push_back(width);
    config["attention_head_dim"].push_back(headsFor(width, linear));
    config["transformer_layers_per_block"].push_back(layers);
    config["down_block_types"].push_back(attention.empty() ? "DownBlock2D" : "CrossAttnDownBlock2D");
}

void addVectorCondition(const Weights& weights, json& config) {
    if (!weights.has("add_embedding.linear_1.weight")) return;
    config["addition_embed_type"] = "text_time";
    config["addition_time_embed_dim"] = kSinusoidWidth;
    config["projection_class_embeddings_input_dim"] = weights.size("add_embedding.linear_1.weight", 1);
}

// What a UNet and its ControlNet share.
json trunkConfig(const Weights& weights) {
    const std::string middle = "mid_block.attentions.0.";
    const bool linear = weights.dimensions(middle + "proj_in.weight") == 2;
    json config = {{"in_channels", weights.size("conv_in.weight", 1)},
                   {"layers_per_block", weights.count("down_blocks.0.resnets.", kLayers)},
                   {"cross_attention_dim", weights.size(middle + "transformer_blocks.0.attn2.to_k.weight", 1)},
                   {"norm_num_groups", kGroups},
                   {"use_linear_projection", linear}};
    const auto levels = weights.count("down_blocks.", kLevels);
    for (std::int64_t level = 0; level < levels; ++level) addLevel(weights, level, linear, config);
    // The middle block takes its depth from the last level, which need not have attention of its own.
    if (levels > 0)
        config["transformer_layers_per_block"].back() = weights.count(middle + "transformer_blocks.", kLayers);
    addVectorCondition(weights, config);
    return config;
}

}  // namespace

json inferUNetConfig(const WeightSource& part) {
    const Weights weights(part);
    auto config = trunkConfig(weights);
    config["_class_name"] = "UNet2DConditionModel";
    config["out_channels"] = weights.size("conv_out.weight", 0);
    const auto levels = weights.count("up_blocks.", kLevels);
    for (std::int64_t level = 0; level < levels; ++level) {
        const bool attention = !attentionIn(weights, fmt::format("up_blocks.{}.", level)).empty();
        config["up_block_types"].push_back(attention ? "CrossAttnUpBlock2D" : "UpBlock2D");
    }
    return config;
}

json inferControlNetConfig(const WeightSource& part) {
    const Weights weights(part);
    auto config = trunkConfig(weights);
    const std::string embedding = "controlnet_cond_embedding.";
    config["_class_name"] = "ControlNetModel";
    config["conditioning_channels"] = weights.size(embedding + "conv_in.weight", 1);
    auto& widths = config["conditioning_embedding_out_channels"];
    widths.push_back(weights.size(embedding + "conv_in.weight", 0));
    // Blocks come in pairs: one keeps the width, the next widens and halves the size.
    const auto blocks = weights.count(embedding + "blocks.", kLayers);
    for (std::int64_t i = 1; i < blocks; i += 2)
        widths.push_back(weights.size(fmt::format("{}blocks.{}.weight", embedding, i), 0));
    return config;
}

json inferVaeConfig(const WeightSource& part, double scalingFactor) {
    const Weights weights(part);
    json config = {{"_class_name", "AutoencoderKL"},
                   {"in_channels", weights.size("encoder.conv_in.weight", 1)},
                   {"out_channels", weights.size("decoder.conv_out.weight", 0)},
                   {"latent_channels", weights.size("decoder.conv_in.weight", 1)},
                   {"layers_per_block", weights.count("encoder.down_blocks.0.resnets.", kLayers)},
                   {"norm_num_groups", kGroups},
                   {"scaling_factor", scalingFactor}};
    const auto levels = weights.count("encoder.down_blocks.", kLevels);
    for (std::int64_t level = 0; level < levels; ++level) {
        config["block_out_channels"].push_back(
            weights.size(fmt::format("encoder.down_blocks.{}.resnets.0.conv1.weight", level), 0));
        config["down_block_types"].push_back("DownEncoderBlock2D");
        config["up_block_types"].push_back("UpDecoderBlock2D");
    }
    return config;
}

json inferTextConfig(const WeightSource& part) {
    const Weights weights(part);
    const std::string embeddings = "text_model.embeddings.", layers = "text_model.encoder.layers.";
    const auto width = weights.size(embeddings + "token_embedding.weight", 1);
    const bool projects = weights.has("text_projection.weight");
    json config = {{"architectures", {projects ? "CLIPTextModelWithProjection" : "CLIPTextModel"}},
                   {"model_type", "clip_text_model"},
                   {"vocab_size", weights.size(embeddings + "token_embedding.weight", 0)},
                   {"hidden_size", width},
                   {"intermediate_size", weights.size(layers + "0.mlp.fc1.weight", 0)},
                   {"num_hidden_layers", weights.count(layers, kTextLayers)},
                   {"num_attention_heads", std::max<std::int64_t>(1, width / kHeadWidth)},
                   {"max_position_embeddings", weights.size(embeddings + "position_embedding.weight", 0)},
                   {"hidden_act", width == kWidthOfClipL ? "quick_gelu" : "gelu"}};
    if (projects) config["projection_dim"] = weights.size("text_projection.weight", 0);
    return config;
}

}  // namespace core::io
