#include "core/text/clip_text_model.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/io/layouts/checkpoint_parts.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"

namespace core::text {
namespace {

constexpr std::int64_t kLargestIdEndsText = 2;

// A level of names without a computation of its own, as in "text_model.encoder.layers".
struct NameLevel : torch::nn::Module {};

template <typename Parent>
std::shared_ptr<NameLevel> addLevel(Parent& parent, const char* name) {
    return parent.register_module(name, std::make_shared<NameLevel>());
}

torch::Tensor causalMask(std::int64_t length, const torch::TensorOptions& options) {
    return torch::full({length, length}, -std::numeric_limits<float>::infinity(), options).triu(1);
}

}  // namespace

ClipTextModel::ClipTextModel(const ClipTextConfig& config)
    : m_config(config),
      m_tokens(config.vocabularySize, config.width),
      m_positions(config.positions, config.width),
      m_finalNorm(clipLayerNorm(config)) {
    const auto text = addLevel(*this, "text_model");
    const auto embeddings = addLevel(*text, "embeddings");
    embeddings->register_module("token_embedding", m_tokens);
    embeddings->register_module("position_embedding", m_positions);
    const auto layers = addLevel(*addLevel(*text, "encoder"), "layers");
    for (std::int64_t i = 0; i < config.layers; ++i)
        m_layers.push_back(layers->register_module(std::to_string(i), std::make_shared<ClipTextLayer>(config)));
    text->register_module("final_layer_norm", m_finalNorm);
    if (config.projection > 0) {
        const auto options = torch::nn::LinearOptions(config.width, config.projection).bias(false);
        m_projection = register_module("text_projection", torch::nn::Linear(options));
    }
}

void ClipTextModel::checkIds(const torch::Tensor& ids) const {
    if (ids.dim() != 2 || ids.scalar_type() != torch::kLong || ids.numel() == 0 || ids.size(1) > m_config.positions)
        fail("expected token ids as int64 [B,L] with L from 1 to {}, found {} with {} dimensions and {} values",
             m_config.positions, c10::toString(ids.scalar_type()), ids.dim(), ids.numel());
    if (!ids.is_cpu()) return;
    const auto least = ids.min().item<std::int64_t>(), most = ids.max().item<std::int64_t>();
    if (least < 0 || most >= m_config.vocabularySize)
        fail("expected token ids from 0 to {} for this text encoder, found {}", m_config.vocabularySize - 1,
             least < 0 ? least : most);
}

torch::Tensor ClipTextModel::embed(const torch::Tensor& ids) {
    const auto positions = torch::arange(ids.size(1), ids.options());
    return m_tokens(ids) + m_positions(positions);
}

ClipTextOutput ClipTextModel::forward(const torch::Tensor& promptIds) {
    checkIds(promptIds);
    const auto ids = promptIds.to(m_tokens->weight.device());
    ClipTextOutput output;
    output.hiddenStates.push_back(embed(ids));
    const auto mask = causalMask(ids.size(1), output.hiddenStates.front().options().requires_grad(false));
    for (const auto& layer : m_layers) output.hiddenStates.push_back(layer->forward(output.hiddenStates.back(), mask));
    output.lastHiddenState = finalNorm(output.hiddenStates.back());
    output.pooled = output.lastHiddenState.index({torch::arange(ids.size(0), ids.options()), endIndex(ids)});
    if (m_projection) output.textEmbeds = m_projection(output.pooled);
    return output;
}

torch::Tensor ClipTextModel::finalNorm(const torch::Tensor& hiddenState) { return m_finalNorm(hiddenState); }

torch::Tensor ClipTextModel::endIndex(const torch::Tensor& ids) const {
    if (m_config.endToken == kLargestIdEndsText) return ids.argmax(-1);
    return ids.eq(m_config.endToken).to(torch::kInt).argmax(-1);
}

void ClipTextModel::initWeights() {
    const torch::NoGradGuard noGrad;
    const auto width = static_cast<double>(m_config.width), depth = static_cast<double>(m_config.layers);
    const double attention = 1 / std::sqrt(width), output = attention / std::sqrt(2 * depth);
    for (const auto& item : named_parameters()) {
        const auto& name = item.key();
        const auto has = [&name](const char* part) { return name.find(part) != name.npos; };
        auto value = item.value();
        if (has("norm")) continue;
        if (value.dim() == 1)
            value.zero_();
        else if (has("token_embedding"))
            value.normal_(0, 0.02);
        else if (has("position_embedding"))
            value.normal_(0, 0.01);
        else if (has("out_proj") || has("fc2"))
            value.normal_(0, output);
        else if (has("fc1"))
            value.normal_(0, attention / std::sqrt(2.0));
        else
            value.normal_(0, attention);
    }
}

std::shared_ptr<ClipTextModel> loadClipText(const io::JsonFile& config, const io::WeightSource& weights) {
    const auto shape = ClipTextConfig::read(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<ClipTextModel>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

std::shared_ptr<ClipTextModel> loadClipText(const std::filesystem::path& folder) {
    return loadClipText(io::partConfig(folder), *io::partOf(io::partWeights(folder), io::ModelPart::textEncoder));
}

}  // namespace core::text
