#include <fmt/format.h>

#include "core/io/layouts/module_names.h"

namespace core::io {
namespace {

void addBlock(ModuleNames& names, const std::string& original, const std::string& diffusers) {
    names.add(original, diffusers);
    names.add(original + ".nin_shortcut", diffusers + ".conv_shortcut");
}

void addMidBlock(ModuleNames& names, const std::string& half) {
    const auto attention = half + ".mid_block.attentions.0.";
    addBlock(names, half + ".mid.block_1", half + ".mid_block.resnets.0");
    addBlock(names, half + ".mid.block_2", half + ".mid_block.resnets.1");
    names.add(half + ".mid.attn_1.norm", attention + "group_norm");
    names.add(half + ".mid.attn_1.q", attention + "to_q");
    names.add(half + ".mid.attn_1.k", attention + "to_k");
    names.add(half + ".mid.attn_1.v", attention + "to_v");
    names.add(half + ".mid.attn_1.proj_out", attention + "to_out.0");
}

// What both halves call alike.
void addEnds(ModuleNames& names, const std::string& half) {
    names.add(half + ".conv_in", half + ".conv_in");
    names.add(half + ".norm_out", half + ".conv_norm_out");
    names.add(half + ".conv_out", half + ".conv_out");
}

}  // namespace

ModuleNames vaeNames(const BlockCounts& counts) {
    ModuleNames names;
    for (const std::string half : {"encoder", "decoder"}) {
        addEnds(names, half);
        addMidBlock(names, half);
    }
    for (std::size_t level = 0; level < counts.levels; ++level) {
        const auto down = fmt::format("encoder.down.{}.", level);
        const auto downBlock = fmt::format("encoder.down_blocks.{}.", level);
        const auto up = fmt::format("decoder.up.{}.", level);
        const auto upBlock = fmt::format("decoder.up_blocks.{}.", counts.levels - 1 - level);
        for (std::size_t i = 0; i < counts.layersPerBlock; ++i)
            addBlock(names, fmt::format("{}block.{}", down, i), fmt::format("{}resnets.{}", downBlock, i));
        for (std::size_t i = 0; i <= counts.layersPerBlock; ++i)
            addBlock(names, fmt::format("{}block.{}", up, i), fmt::format("{}resnets.{}", upBlock, i));
        names.add(down + "downsample.conv", downBlock + "downsamplers.0.conv");
        names.add(up + "upsample.conv", upBlock + "upsamplers.0.conv");
    }
    names.add("quant_conv", "quant_conv");
    names.add("post_quant_conv", "post_quant_conv");
    return names;
}

}  // namespace core::io
