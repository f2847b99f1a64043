#include "core/text/clip_text_config.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::text {
namespace {

constexpr auto kProjectionClass = "CLIPTextModelWithProjection";

std::int64_t number(const io::JsonFile& json, const char* key, std::int64_t fallback, std::int64_t most) {
    const auto value = json.get<std::int64_t>(key, fallback);
    if (value < 1 || value > most)
        fail("{}: expected \"{}\" from 1 to {}, found {}", json.file().string(), key, most, value);
    return value;
}

TextActivation activation(const io::JsonFile& json) {
    const auto name = json.get<std::string>("hidden_act", "quick_gelu");
    if (name == "quick_gelu") return TextActivation::QuickGelu;
    if (name == "gelu") return TextActivation::Gelu;
    fail("{}: expected \"hidden_act\" quick_gelu or gelu, found {}", json.file().string(), name);
}

bool hasProjection(const io::JsonFile& json) {
    const auto classes = json.get<std::vector<std::string>>("architectures", {});
    return std::find(classes.begin(), classes.end(), kProjectionClass) != classes.end();
}

void checkType(const io::JsonFile& json) {
    const auto type = json.get<std::string>("model_type", "clip_text_model");
    if (type != "clip_text_model")
        fail("{}: expected the \"model_type\" clip_text_model, found {}", json.file().string(), type);
}

}  // namespace

ClipTextConfig ClipTextConfig::read(const io::JsonFile& json) {
    checkType(json);
    ClipTextConfig config;
    config.vocabularySize = number(json, "vocab_size", config.vocabularySize, 1'000'000);
    config.width = number(json, "hidden_size", config.width, 8192);
    config.feedForwardWidth = number(json, "intermediate_size", config.feedForwardWidth, 65536);
    config.layers = number(json, "num_hidden_layers", config.layers, 128);
    config.heads = number(json, "num_attention_heads", config.heads, 256);
    config.positions = number(json, "max_position_embeddings", config.positions, 4096);
    config.activation = core::text::activation(json);
    config.normEpsilon = json.get<double>("layer_norm_eps", config.normEpsilon);
    if (!(config.normEpsilon > 0 && config.normEpsilon < 1))
        fail("{}: expected \"layer_norm_eps\" between 0 and 1, found {}", json.file().string(), config.normEpsilon);
    config.endToken = json.get<std::int64_t>("eos_token_id", config.endToken);
    if (hasProjection(json)) config.projection = number(json, "projection_dim", 512, 8192);
    if (config.width % config.heads != 0)
        fail("{}: expected \"hidden_size\" to be a multiple of \"num_attention_heads\", found {} and {}",
             json.file().string(), config.width, config.heads);
    return config;
}

std::int64_t ClipTextConfig::leastWeights() const {
    return (vocabularySize + positions + projection) * width + layers * width * (4 * width + 2 * feedForwardWidth);
}

nlohmann::json ClipTextConfig::toJson() const {
    nlohmann::json json = {{"architectures", {projection > 0 ? kProjectionClass : "CLIPTextModel"}},
                           {"model_type", "clip_text_model"},
                           {"vocab_size", vocabularySize},
                           {"hidden_size", width},
                           {"intermediate_size", feedForwardWidth},
                           {"num_hidden_layers", layers},
                           {"num_attention_heads", heads},
                           {"max_position_embeddings", positions},
                           {"hidden_act", activation == TextActivation::Gelu ? "gelu" : "quick_gelu"},
                           {"layer_norm_eps", normEpsilon},
                           {"eos_token_id", endToken}};
    if (projection > 0) json["projection_dim"] = projection;
    return json;
}

}  // namespace core::text
