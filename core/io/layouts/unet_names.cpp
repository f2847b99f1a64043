#include <fmt/format.h>

#include "core/io/layouts/module_names.h"

namespace core::io {
namespace {

void addResnet(ModuleNames& names, const std::string& original, const std::string& diffusers) {
    names.add(original + ".in_layers.0", diffusers + ".norm1");
    names.add(original + ".in_layers.2", diffusers + ".conv1");
    names.add(original + ".emb_layers.1", diffusers + ".time_emb_proj");
    names.add(original + ".out_layers.0", diffusers + ".norm2");
    names.add(original + ".out_layers.3", diffusers + ".conv2");
    names.add(original + ".skip_connection", diffusers + ".conv_shortcut");
}

void addEmbeddings(ModuleNames& names) {
    names.add("time_embed.0", "time_embedding.linear_1");
    names.add("time_embed.2", "time_embedding.linear_2");
    names.add("label_emb.0.0", "add_embedding.linear_1");
    names.add("label_emb.0.2", "add_embedding.linear_2");
}

void addDown(ModuleNames& names, const BlockCounts& counts) {
    names.add("input_blocks.0.0", "conv_in");
    std::size_t block = 1;
    for (std::size_t level = 0; level < counts.levels; ++level) {
        for (std::size_t layer = 0; layer < counts.layersPerBlock; ++layer, ++block) {
            addResnet(names, fmt::format("input_blocks.{}.0", block),
                      fmt::format("down_blocks.{}.resnets.{}", level, layer));
            names.add(fmt::format("input_blocks.{}.1", block),
                      fmt::format("down_blocks.{}.attentions.{}", level, layer));
        }
        if (level + 1 < counts.levels)
            names.add(fmt::format("input_blocks.{}.0.op", block++),
                      fmt::format("down_blocks.{}.downsamplers.0.conv", level));
    }
}

void addMiddle(ModuleNames& names) {
    addResnet(names, "middle_block.0", "mid_block.resnets.0");
    names.add("middle_block.1", "mid_block.attentions.0");
    addResnet(names, "middle_block.2", "mid_block.resnets.1");
}

void addUp(ModuleNames& names, const BlockCounts& counts) {
    const auto layers = counts.layersPerBlock + 1;
    for (std::size_t block = 0; block < counts.levels * layers; ++block) {
        const auto level = block / layers, layer = block % layers;
        addResnet(names, fmt::format("output_blocks.{}.0", block),
                  fmt::format("up_blocks.{}.resnets.{}", level, layer));
        names.add(fmt::format("output_blocks.{}.1", block), fmt::format("up_blocks.{}.attentions.{}", level, layer));
        if (layer + 1 < layers || level + 1 == counts.levels) continue;
        // The upsampler takes the place of the attention where there is none.
        for (const int place : {1, 2})
            names.add(fmt::format("output_blocks.{}.{}.conv", block, place),
                      fmt::format("up_blocks.{}.upsamplers.0.conv", level));
    }
    names.add("out.0", "conv_norm_out");
    names.add("out.2", "conv_out");
}

}  // namespace

ModuleNames unetNames(const BlockCounts& counts) {
    ModuleNames names;
    addEmbeddings(names);
    addDown(names, counts);
    addMiddle(names);
    addUp(names, counts);
    return names;
}

ModuleNames controlNetNames(const BlockCounts& counts, std::size_t hints) {
    ModuleNames names;
    addEmbeddings(names);
    addDown(names, counts);
    addMiddle(names);
    // An activation stands between two convolutions of the map's embedding, hence the even numbers.
    for (std::size_t i = 0; i < hints; ++i) {
        const auto inner = i == 0 ? std::string("conv_in") : fmt::format("blocks.{}", i - 1);
        names.add(fmt::format("input_hint_block.{}", 2 * i),
                  "controlnet_cond_embedding." + (i + 1 < hints ? inner : std::string("conv_out")));
    }
    for (std::size_t i = 0; i < counts.levels * (counts.layersPerBlock + 1); ++i)
        names.add(fmt::format("zero_convs.{}.0", i), fmt::format("controlnet_down_blocks.{}", i));
    names.add("middle_block_out.0", "controlnet_mid_block");
    return names;
}

}  // namespace core::io
