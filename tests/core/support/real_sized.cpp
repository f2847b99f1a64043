#include "tests/core/support/real_sized.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace {

namespace fs = std::filesystem;
using TensorShape = std::vector<std::int64_t>;

constexpr std::int64_t kTime = 1280, kHeadTokens = 77, kTokens = 49408;

std::string operator+(const std::string& text, std::int64_t number) { return text + std::to_string(number); }

// Adds tensors under a prefix.
class Part {
 public:
    Part(TensorShapes& shapes, std::string prefix) : m_shapes(shapes), m_prefix(std::move(prefix)) {}

    Part inside(const std::string& name) const { return {m_shapes, m_prefix + name + "."}; }
    void tensor(const std::string& name, const TensorShape& shape) const { m_shapes[m_prefix + name] = shape; }
    void layer(const std::string& name, const TensorShape& weight) const {
        tensor(name + ".weight", weight);
        tensor(name + ".bias", {weight[0]});
    }
    void norm(const std::string& name, std::int64_t width) const { layer(name, {width}); }
    void conv(const std::string& name, std::int64_t in, std::int64_t out, std::int64_t side = 3) const {
        layer(name, {out, in, side, side});
    }

 private:
    TensorShapes& m_shapes;
    std::string m_prefix;
};

struct UNetShape {
    std::vector<std::int64_t> depths;  // transformers a level; 0: none
    std::int64_t context, vector;
    bool linear;
};

void addResidual(const Part& part, std::int64_t in, std::int64_t out) {
    part.norm("in_layers.0", in);
    part.conv("in_layers.2", in, out);
    part.layer("emb_layers.1", {out, kTime});
    part.norm("out_layers.0", out);
    part.conv("out_layers.3", out, out);
    if (in != out) part.conv("skip_connection", in, out, 1);
}

void addAttention(const Part& part, std::int64_t width, std::int64_t context) {
    part.tensor("to_q.weight", {width, width});
    part.tensor("to_k.weight", {width, context});
    part.tensor("to_v.weight", {width, context});
    part.layer("to_out.0", {width, width});
}

void addTransformer(const Part& part, std::int64_t width, std::int64_t depth, const UNetShape& shape) {
    const TensorShape projection = shape.linear ? TensorShape{width, width} : TensorShape{width, width, 1, 1};
    part.norm("norm", width);
    part.layer("proj_in", projection);
    part.layer("proj_out", projection);
    for (std::int64_t i = 0; i < depth; ++i) {
        const auto block = part.inside(std::string("transformer_blocks.") + i);
        addAttention(block.inside("attn1"), width, width);
        addAttention(block.inside("attn2"), width, shape.context);
        block.layer("ff.net.0.proj", {8 * width, width});
        block.layer("ff.net.2", {width, 4 * width});
        for (const auto* norm : {"norm1", "norm2", "norm3"}) block.norm(norm, width);
    }
}

std::int64_t widthOf(std::int64_t level) { return level == 0 ? 320 : level == 1 ? 640 : 1280; }

void addDown(const Part& unet, const UNetShape& shape, std::vector<std::int64_t>& skips) {
    std::int64_t index = 1;
    for (std::int64_t level = 0; level < std::ssize(shape.depths); ++level) {
        const auto width = widthOf(level), depth = shape.depths[static_cast<std::size_t>(level)];
        for (int i = 0; i < 2; ++i, ++index) {
            const auto block = unet.inside(std::string("input_blocks.") + index);
            addResidual(block.inside("0"), skips.back(), width);
            if (depth > 0) addTransformer(block.inside("1"), width, depth, shape);
            skips.push_back(width);
        }
        if (level + 1 == std::ssize(shape.depths)) break;
        unet.conv(std::string("input_blocks.") + index++ + ".0.op", width, width);
        skips.push_back(width);
    }
}

void addUp(const Part& unet, const UNetShape& shape, std::vector<std::int64_t>& skips) {
    std::int64_t index = 0, width = skips.back();
    for (auto level = std::ssize(shape.depths) - 1; level >= 0; --level) {
        const auto depth = shape.depths[static_cast<std::size_t>(level)];
        for (int i = 0; i < 3; ++i, ++index) {
            const auto block = unet.inside(std::string("output_blocks.") + index);
            addResidual(block.inside("0"), width + skips.back(), widthOf(level));
            skips.pop_back();
            width = widthOf(level);
            if (depth > 0) addTransformer(block.inside("1"), width, depth, shape);
            if (i == 2 && level > 0) block.conv(depth > 0 ? "2.conv" : "1.conv", width, width);
        }
    }
}

void addUNet(const Part& unet, const UNetShape& shape) {
    unet.layer("time_embed.0", {kTime, 320});
    unet.layer("time_embed.2", {kTime, kTime});
    if (shape.vector > 0) {
        unet.layer("label_emb.0.0", {kTime, shape.vector});
        unet.layer("label_emb.0.2", {kTime, kTime});
    }
    unet.conv("input_blocks.0.0", 4, 320);
    std::vector<std::int64_t> skips{320};
    addDown(unet, shape, skips);
    const auto middle = skips.back();
    addResidual(unet.inside("middle_block.0"), middle, middle);
    addTransformer(unet.inside("middle_block.1"), middle, std::max<std::int64_t>(1, shape.depths.back()), shape);
    addResidual(unet.inside("middle_block.2"), middle, middle);
    addUp(unet, shape, skips);
    unet.norm("out.0", 320);
    unet.conv("out.2", 320, 4);
}

void addVaeBlock(const Part& part, std::int64_t in, std::int64_t out) {
    part.norm("norm1", in);
    part.conv("conv1", in, out);
    part.norm("norm2", out);
    part.conv("conv2", out, out);
    if (in != out) part.conv("nin_shortcut", in, out, 1);
}

void addVaeMiddle(const Part& half) {
    addVaeBlock(half.inside("mid.block_1"), 512, 512);
    addVaeBlock(half.inside("mid.block_2"), 512, 512);
    half.norm("mid.attn_1.norm", 512);
    for (const auto* name : {"q", "k", "v", "proj_out"}) half.conv(std::string("mid.attn_1.") + name, 512, 512, 1);
}

void addVae(const Part& vae) {
    constexpr std::int64_t kWidths[] = {128, 256, 512, 512};
    const auto encoder = vae.inside("encoder"), decoder = vae.inside("decoder");
    std::int64_t down = 128, up = 512;
    encoder.conv("conv_in", 3, 128);
    decoder.conv("conv_in", 4, 512);
    for (std::int64_t i = 0; i < 4; ++i) {
        const auto width = kWidths[i], other = kWidths[3 - i];
        for (std::int64_t j = 0; j < 2; ++j, down = width)
            addVaeBlock(encoder.inside(std::string("down.") + i + ".block." + j), down, width);
        if (i < 3) encoder.conv(std::string("down.") + i + ".downsample.conv", width, width);
        for (std::int64_t j = 0; j < 3; ++j, up = other)
            addVaeBlock(decoder.inside(std::string("up.") + (3 - i) + ".block." + j), up, other);
        if (i < 3) decoder.conv(std::string("up.") + (3 - i) + ".upsample.conv", other, other);
    }
    for (const auto& half : {encoder, decoder}) addVaeMiddle(half);
    encoder.norm("norm_out", 512);
    encoder.conv("conv_out", 512, 8);
    decoder.norm("norm_out", 128);
    decoder.conv("conv_out", 128, 3);
    vae.conv("quant_conv", 8, 8, 1);
    vae.conv("post_quant_conv", 4, 4, 1);
}

void addClip(const Part& tower) {
    constexpr std::int64_t kWidth = 768;
    tower.tensor("embeddings.token_embedding.weight", {kTokens, kWidth});
    tower.tensor("embeddings.position_embedding.weight", {kHeadTokens, kWidth});
    for (std::int64_t i = 0; i < 12; ++i) {
        const auto layer = tower.inside(std::string("encoder.layers.") + i);
        for (const auto* name : {"q_proj", "k_proj", "v_proj", "out_proj"})
            layer.layer(std::string("self_attn.") + name, {kWidth, kWidth});
        layer.layer("mlp.fc1", {4 * kWidth, kWidth});
        layer.layer("mlp.fc2", {kWidth, 4 * kWidth});
        layer.norm("layer_norm1", kWidth);
        layer.norm("layer_norm2", kWidth);
    }
    tower.norm("final_layer_norm", kWidth);
}

void addOpenClip(const Part& tower) {
    constexpr std::int64_t kWidth = 1280;
    tower.tensor("token_embedding.weight", {kTokens, kWidth});
    tower.tensor("positional_embedding", {kHeadTokens, kWidth});
    tower.tensor("text_projection", {kWidth, kWidth});
    for (std::int64_t i = 0; i < 32; ++i) {
        const auto layer = tower.inside(std::string("transformer.resblocks.") + i);
        layer.tensor("attn.in_proj_weight", {3 * kWidth, kWidth});
        layer.tensor("attn.in_proj_bias", {3 * kWidth});
        layer.layer("attn.out_proj", {kWidth, kWidth});
        layer.layer("mlp.c_fc", {4 * kWidth, kWidth});
        layer.layer("mlp.c_proj", {kWidth, 4 * kWidth});
        layer.norm("ln_1", kWidth);
        layer.norm("ln_2", kWidth);
    }
    tower.norm("ln_final", kWidth);
}

TensorShapes xlShapes(std::int64_t vector) {
    TensorShapes shapes;
    addUNet({shapes, "model.diffusion_model."}, {{0, 2, 10}, 2048, vector, true});
    addVae({shapes, "first_stage_model."});
    addClip({shapes, "conditioner.embedders.0.transformer.text_model."});
    addOpenClip({shapes, "conditioner.embedders.1.model."});
    return shapes;
}

std::int64_t numbers(const TensorShape& shape) {
    std::int64_t count = 1;
    for (const auto size : shape) count *= size;
    return count;
}

std::string varint(std::uint64_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7f) | 0x80);
    return bytes += static_cast<char>(value);
}

// A field of protobuf's wire format, without its content.
std::string fieldHead(int number, std::uint64_t bytes) {
    return varint(static_cast<std::uint64_t>(number) << 3 | 2) + varint(bytes);
}

std::string mindSporeName(std::string name, bool isVector) {
    const auto end = [&](const char* old, const char* now) {
        if (name.ends_with(old)) name.replace(name.size() - std::string(old).size(), std::string(old).size(), now);
    };
    end("_embedding.weight", "_embedding.embedding_table");
    if (name.find("norm") == name.npos && name.find("ln_") == name.npos) return name;
    if (isVector) end(".weight", ".gamma");
    if (isVector) end(".bias", ".beta");
    return name;
}

}  // namespace

TensorShapes stableDiffusion15Shapes() {
    TensorShapes shapes;
    addUNet({shapes, "model.diffusion_model."}, {{1, 1, 1, 0}, 768, 0, false});
    addVae({shapes, "first_stage_model."});
    addClip({shapes, "cond_stage_model.transformer.text_model."});
    return shapes;
}

TensorShapes sdxlShapes() { return xlShapes(2816); }

TensorShapes panGuDraw3Shapes() { return xlShapes(1536); }

void writeSparseSafetensors(const fs::path& file, const TensorShapes& shapes) {
    nlohmann::json header;
    std::int64_t end = 0;
    for (const auto& [name, shape] : shapes) {
        const auto begin = end;
        end += 2 * numbers(shape);
        header[name] = {{"dtype", "F16"}, {"shape", shape}, {"data_offsets", {begin, end}}};
    }
    const auto text = header.dump();
    const std::uint64_t length = text.size();
    std::ofstream out(file, std::ios::binary);
    out.write(reinterpret_cast<const char*>(&length), sizeof length);
    out << text;
    out.close();
    fs::resize_file(file, sizeof length + length + static_cast<std::uint64_t>(end));
}

void writeSparseMindSpore(const fs::path& file, const TensorShapes& shapes) {
    std::ofstream out(file, std::ios::binary);
    std::uint64_t size = 0;
    for (const auto& [pyTorchName, shape] : shapes) {
        const auto name = mindSporeName(pyTorchName, shape.size() == 1);
        const auto bytes = 4 * static_cast<std::uint64_t>(numbers(shape));
        std::string tensor;
        for (const auto dimension : shape) tensor += varint(1 << 3) + varint(static_cast<std::uint64_t>(dimension));
        tensor += fieldHead(2, 7) + "Float32" + fieldHead(3, bytes);
        const auto value = fieldHead(1, name.size()) + name + fieldHead(2, tensor.size() + bytes) + tensor;
        const auto head = fieldHead(1, value.size() + bytes) + value;
        out.seekp(static_cast<std::streamoff>(size));
        out << head;
        size += head.size() + bytes;
    }
    out.close();
    fs::resize_file(file, size);
}
