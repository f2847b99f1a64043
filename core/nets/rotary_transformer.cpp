#include "core/nets/rotary_transformer.h"

#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "core/nets/attention.h"
#include "core/nets/convolutions.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

constexpr std::int64_t kWidening = 4;  // of the feed-forward network

torch::Tensor normalised(const torch::Tensor& tokens) { return torch::layer_norm(tokens, {tokens.size(-1)}); }

// From a block's projection [B,N,7*width] and the text's keys and values [B,L,2*width]: what tokens see of each other
// and of the text, beside the feed-forward network's hidden units [B,N,5*width].
torch::Tensor mix(const torch::Tensor& read, const torch::Tensor& text, const RotaryPositions& places,
                  std::int64_t heads) {
    const auto batch = read.size(0), count = read.size(1), width = text.size(2) / 2;
    const auto parts = read.split_with_sizes({2 * width, width, kWidening * width}, -1);
    const auto turned = rotate(parts[0].view({batch, count, 2 * heads, width / heads}), places);
    const auto sides = turned.view({batch, count, 2 * width}).chunk(2, -1), said = text.chunk(2, -1);
    const auto attended =
        attend(sides[0], torch::cat({sides[1], said[0]}, 1), torch::cat({parts[1], said[1]}, 1), heads);
    return torch::cat({attended, torch::gelu(parts[2])}, -1);
}

// The same by our own kernels, where every number is written once to where it is wanted.
torch::Tensor mixFused(const torch::Tensor& read, const torch::Tensor& text, const RotaryPositions& places,
                       std::int64_t heads) {
    const auto batch = read.size(0), count = read.size(1), width = text.size(2) / 2, said = text.size(1);
    const auto queries = torch::empty({batch, count, width}, read.options());
    const auto keys = torch::empty({batch, count + said, width}, read.options()), values = torch::empty_like(keys);
    const auto mixed = torch::empty({batch, count, (1 + kWidening) * width}, read.options());
    splitProjection(read, places, heads, {queries, keys, values, mixed});
    keys.narrow(1, count, said).copy_(text.narrow(2, 0, width));
    values.narrow(1, count, said).copy_(text.narrow(2, width, width));
    attendInto(mixed, queries, keys, values, heads);
    return mixed;
}

}  // namespace

RotaryBlockImpl::RotaryBlockImpl(const RotaryTransformerConfig& config) : m_heads(config.heads) {
    const auto width = config.width;
    const auto withoutBias = torch::nn::LinearOptions(config.ports.textChannels, 2 * width).bias(false);
    m_modulation = register_module("modulation", torch::nn::Linear(config.conditionWidth, 3 * width));
    m_in = register_module("in_proj", torch::nn::Linear(width, (3 + kWidening) * width));
    m_text = register_module("text_proj", torch::nn::Linear(withoutBias));
    m_out = register_module("out_proj", torch::nn::Linear((1 + kWidening) * width, width));
}

torch::Tensor RotaryBlockImpl::forward(const torch::Tensor& tokens, const RotaryContext& context) {
    const auto modulation = m_modulation(context.condition).chunk(3, -1);
    const auto read = m_in(modulatedNorm(tokens, modulation[0], modulation[1]));
    const auto text = m_text(context.text);
    const auto mixed = isFast(read) && read.is_contiguous() ? mixFused(read, text, context.places, m_heads)
                                                            : mix(read, text, context.places, m_heads);
    return torch::addcmul(tokens, modulation[2].unsqueeze(1), m_out(mixed));
}

RotaryTransformer2DModel::RotaryTransformer2DModel(const RotaryTransformerConfig& config) : m_config(config) {
    m_convIn = register_module("conv_in", conv3x3(config.ports.inChannels, config.width));
    m_timeEmbedding = register_module("time_embedding", TimestepEmbedding(config.timeDim, config.conditionWidth));
    m_addEmbedding =
        register_module("add_embedding", TimestepEmbedding(config.ports.added->inputDim, config.conditionWidth));
    m_blocks.bind(*this, "blocks");
    for (std::int64_t i = 0; i < config.depth; ++i) m_blocks.add(RotaryBlock(config));
    m_out = register_module("proj_out", torch::nn::Linear(config.width, config.ports.outChannels));
}

void RotaryTransformer2DModel::startAtZero() {
    for (auto& item : named_parameters())
        if (item.key().find("modulation") != std::string::npos || item.key().rfind("proj_out", 0) == 0)
            torch::nn::init::zeros_(item.value());
}

torch::Tensor RotaryTransformer2DModel::conditionOf(const DenoiserInput& input) {
    const auto time = sinusoid(timestepRows(input), m_config.timeDim).to(input.sample.scalar_type());
    return torch::silu(m_timeEmbedding(time) + m_addEmbedding(addedVector(*m_config.ports.added, input)));
}

torch::Tensor RotaryTransformer2DModel::denoise(const DenoiserInput& input, const ControlResiduals* control,
                                                const CancelToken& cancel) {
    checkInput("transformer", m_config.ports, input);
    if (control) fail("transformer: expected no residuals of a ControlNet, found some: they are made for UNets");
    const auto height = input.sample.size(2), width = input.sample.size(3);
    const RotaryContext context{conditionOf(input), input.encoderHiddenStates,
                                RotaryPositions::of(height, width, m_config.width / m_config.heads, input.sample)};
    auto tokens = convolve3x3(m_convIn, input.sample).flatten(2).transpose(1, 2).contiguous();
    for (auto& block : m_blocks) {
        cancel.throwIfCancelled();
        tokens = block(tokens, context);
    }
    return m_out(normalised(tokens))
        .transpose(1, 2)
        .reshape({input.sample.size(0), m_config.ports.outChannels, height, width});
}

std::shared_ptr<RotaryTransformer2DModel> loadRotaryTransformer(const io::JsonFile& config,
                                                                const io::WeightSource& weights) {
    const auto shape = RotaryTransformerConfig::fromJson(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<RotaryTransformer2DModel>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

}  // namespace core::nets
