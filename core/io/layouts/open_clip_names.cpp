#include <fmt/format.h>

#include "core/io/layouts/module_names.h"

namespace core::io {

ModuleNames openClipNames(std::size_t layers) {
    ModuleNames names;
    names.add("token_embedding", "text_model.embeddings.token_embedding");
    names.add("positional_embedding", "text_model.embeddings.position_embedding.weight");
    names.add("ln_final", "text_model.final_layer_norm");
    names.add("text_projection", "text_projection.weight");
    for (std::size_t i = 0; i < layers; ++i) {
        const auto block = fmt::format("transformer.resblocks.{}.", i);
        const auto layer = fmt::format("text_model.encoder.layers.{}.", i);
        names.add(block + "ln_1", layer + "layer_norm1");
        names.add(block + "ln_2", layer + "layer_norm2");
        names.add(block + "attn.out_proj", layer + "self_attn.out_proj");
        names.add(block + "mlp.c_fc", layer + "mlp.fc1");
        names.add(block + "mlp.c_proj", layer + "mlp.fc2");
    }
    return names;
}

}  // namespace core::io
