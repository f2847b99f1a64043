#include "core/nets/rotary_transformer_config.h"

#include "core/base/error.h"
#include "core/nets/config_check.h"

namespace core::nets {
namespace {

constexpr const char* kClassName = "RotaryTransformer2DModel";

AddedEmbedding readAdded(const io::JsonFile& json) {
    AddedEmbedding added;
    added.timeDim = requireInRange(json, "addition_time_embed_dim", 2, 4096);
    added.inputDim = requireInRange(json, "projection_class_embeddings_input_dim", 1, 1 << 20);
    if (added.timeDim % 2 != 0)
        fail("{}: expected an even \"addition_time_embed_dim\", found {}", json.file().string(), added.timeDim);
    return added;
}

}  // namespace

bool isRotaryTransformer(const io::JsonFile& config) {
    return config.get<std::string>("_class_name", "") == kClassName;
}

RotaryTransformerConfig RotaryTransformerConfig::fromJson(const io::JsonFile& json) {
    checkConfig(json, kClassName,
                {"in_channels", "out_channels", "cross_attention_dim", "width", "heads", "depth", "time_dim",
                 "condition_width", "sample_size", "addition_time_embed_dim", "projection_class_embeddings_input_dim"},
                {});
    RotaryTransformerConfig config;
    config.ports.inChannels = requireInRange(json, "in_channels", 1, 4096);
    config.ports.outChannels = requireInRange(json, "out_channels", 1, 4096);
    config.ports.textChannels = requireInRange(json, "cross_attention_dim", 1, 65536);
    config.ports.added = readAdded(json);
    config.width = requireInRange(json, "width", 4, 16384);
    config.heads = requireInRange(json, "heads", 1, 1024);
    config.depth = requireInRange(json, "depth", 1, 256);
    config.timeDim = requireInRange(json, "time_dim", 2, 4096);
    config.conditionWidth = requireInRange(json, "condition_width", 1, 16384);
    config.sampleSize = getInRange(json, "sample_size", 16, 1, 65536);
    if (config.width % (4 * config.heads) != 0)
        fail("{}: expected a \"width\" of {} heads whose widths are multiples of 4, found {}", json.file().string(),
             config.heads, config.width);
    if (config.timeDim % 2 != 0)
        fail("{}: expected an even \"time_dim\", found {}", json.file().string(), config.timeDim);
    return config;
}

nlohmann::json RotaryTransformerConfig::toJson() const {
    return {{"_class_name", kClassName},
            {"in_channels", ports.inChannels},
            {"out_channels", ports.outChannels},
            {"cross_attention_dim", ports.textChannels},
            {"addition_time_embed_dim", ports.added->timeDim},
            {"projection_class_embeddings_input_dim", ports.added->inputDim},
            {"width", width},
            {"heads", heads},
            {"depth", depth},
            {"time_dim", timeDim},
            {"condition_width", conditionWidth},
            {"sample_size", sampleSize}};
}

// Twelve square matrices a block, the text's two and the modulation's three.
std::int64_t RotaryTransformerConfig::leastWeights() const {
    return depth * width * (12 * width + 2 * ports.textChannels + 3 * conditionWidth);
}

}  // namespace core::nets
