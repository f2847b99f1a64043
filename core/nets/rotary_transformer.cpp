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
    const auto width = tokens.size(2);
    const auto modulation = m_modulation(context.condition).unsqueeze(1).chunk(3, -1);
    const auto read = m_in(torch::addcmul(modulation[1], normalised(tokens), modulation[0] + 1));
    const auto parts = read.split_with_sizes({2 * width, width, kWidening * width}, -1);
    const auto attended = attention(parts[0], parts[1], context);
    return torch::addcmul(tokens, modulation[2], m_out(torch::cat({attended, torch::gelu(parts[2])}, -1)));
}

torch::Tensor RotaryBlockImpl::attention(const torch::Tensor& queriesAndKeys, const torch::Tensor& values,
                                         const RotaryContext& context) {
    const auto batch = values.size(0), count = values.size(1), width = values.size(2);
    const auto heads = queriesAndKeys.view({batch, count, 2 * m_heads, width / m_heads});
    const auto turned = rotate(heads, context.places).view({batch, count, 2 * width}).chunk(2, -1);
    const auto text = m_text(context.text).chunk(2, -1);
    return attend(turned[0], torch::cat({turned[1], text[0]}, 1), torch::cat({values, text[1]}, 1), m_heads);
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
                                                const std::function<void()>& checkpoint) {
    checkInput("transformer", m_config.ports, input);
    if (control) fail("transformer: expected no residuals of a ControlNet, found some: they are made for UNets");
    const auto height = input.sample.size(2), width = input.sample.size(3);
    const RotaryContext context{conditionOf(input), input.encoderHiddenStates,
                                RotaryPositions::of(height, width, m_config.width / m_config.heads, input.sample)};
    auto tokens = convolve3x3(m_convIn, input.sample).flatten(2).transpose(1, 2).contiguous();
    for (auto& block : m_blocks) {
        if (checkpoint) checkpoint();
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
