#include "core/nets/controlnet.h"

#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/convolutions.h"

namespace core::nets {
namespace {

using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;

// Zero at the start of a ControlNet's training, so that it begins without effect.
Conv2d projection(std::int64_t channels) {
    auto conv = Conv2d(Conv2dOptions(channels, channels, 1));
    torch::nn::init::zeros_(conv->weight);
    torch::nn::init::zeros_(conv->bias);
    return conv;
}

}  // namespace

ConditionEmbeddingImpl::ConditionEmbeddingImpl(const ControlNetConfig& config) {
    const auto& widths = config.conditionWidths;
    m_convIn = register_module("conv_in", conv3x3(config.conditionChannels, widths.front()));
    m_blocks.bind(*this, "blocks");
    for (std::size_t i = 1; i < widths.size(); ++i) {
        m_blocks.add(conv3x3(widths[i - 1], widths[i - 1]));
        m_blocks.add(conv3x3(widths[i - 1], widths[i], 2));
    }
    m_convOut = register_module("conv_out", conv3x3(widths.back(), config.trunk.levels.front().channels));
}

torch::Tensor ConditionEmbeddingImpl::forward(const torch::Tensor& map) {
    auto h = torch::silu(m_convIn(map));
    for (auto& conv : m_blocks) h = torch::silu(conv(h));
    return m_convOut(h);
}

ControlNetModel::ControlNetModel(const ControlNetConfig& config)
    : UNetTrunk(config.trunk), m_conditionChannels(config.conditionChannels), m_downsampling(config.downsampling()) {
    m_conditionEmbedding = register_module("controlnet_cond_embedding", ConditionEmbedding(config));
    m_downProjections.bind(*this, "controlnet_down_blocks");
    for (const auto channels : skipChannels()) m_downProjections.add(projection(channels));
    m_midProjection = register_module("controlnet_mid_block", projection(config.trunk.levels.back().channels));
}

void ControlNetModel::checkMap(const torch::Tensor& map, const torch::Tensor& sample) const {
    const std::vector<std::int64_t> want = {sample.size(0), m_conditionChannels, sample.size(2) * m_downsampling,
                                            sample.size(3) * m_downsampling};
    if (map.sizes() != torch::IntArrayRef(want))
        fail("ControlNet: expected a control map [{}] for latents [{}], found [{}]", fmt::join(want, ", "),
             fmt::join(sample.sizes(), ", "), fmt::join(map.sizes(), ", "));
}

ControlResiduals ControlNetModel::forward(const DenoiserInput& input, const torch::Tensor& map,
                                          const CancelToken& cancel) {
    const auto context = contextFor(input, cancel);
    checkMap(map, input.sample);
    const auto skips = down(m_convIn(input.sample) + m_conditionEmbedding(map), context);
    ControlResiduals residuals;
    for (std::size_t i = 0; i < skips.size(); ++i) residuals.down.push_back(m_downProjections[i](skips[i]));
    residuals.mid = m_midProjection(m_mid(skips.back(), context));
    return residuals;
}

std::shared_ptr<ControlNetModel> loadControlNet(const io::JsonFile& config, const io::WeightSource& weights) {
    const auto shape = ControlNetConfig::fromJson(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<ControlNetModel>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

std::shared_ptr<ControlNetModel> loadControlNet(const std::filesystem::path& folder) {
    return loadControlNet(io::partConfig(folder), *io::partWeights(folder));
}

}  // namespace core::nets
