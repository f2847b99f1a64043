#include "core/nets/unet.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>

#include <utility>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

void addControl(const ControlResiduals& control, std::vector<torch::Tensor>& skips, torch::Tensor& h) {
    if (control.down.size() != skips.size())
        fail("UNet: expected {} control residuals, found {}", skips.size(), control.down.size());
    for (std::size_t i = 0; i < skips.size(); ++i) skips[i] = skips[i] + control.down[i];
    h = h + control.mid;
}

}  // namespace

UNet2DConditionModel::UNet2DConditionModel(const UNetConfig& config) : UNetTrunk(config) {
    const auto first = config.levels.front().channels;
    addUpBlocks();
    m_normOut = register_module(
        "conv_norm_out", torch::nn::GroupNorm(torch::nn::GroupNormOptions(config.groups, first).eps(config.eps)));
    m_convOut = register_module("conv_out",
                                torch::nn::Conv2d(torch::nn::Conv2dOptions(first, config.outChannels, 3).padding(1)));
}

void UNet2DConditionModel::addUpBlocks() {
    m_upBlocks.bind(*this, "up_blocks");
    const auto& levels = config().levels;
    auto skips = skipChannels();
    auto incoming = levels.back().channels;
    for (auto level = levels.rbegin(); level != levels.rend(); ++level) {
        auto options = blockOptions(config(), *level);
        options.inChannels = incoming;
        options.attention = level->upAttention;
        options.resample = &*level != &levels.front();
        const auto mine = skips.end() - (config().layersPerBlock + 1);
        m_upBlocks.add(UNetUpBlock(options, std::vector<std::int64_t>(skips.rbegin(), std::reverse_iterator(mine))));
        skips.erase(mine, skips.end());
        incoming = level->channels;
    }
}

torch::Tensor UNet2DConditionModel::forward(const torch::Tensor& sample, const torch::Tensor& timestep,
                                            const torch::Tensor& encoderHiddenStates, const AddedConditions& added,
                                            const ControlResiduals* control, const CancelToken& cancel) {
    return denoise({sample, timestep, encoderHiddenStates, added}, control, cancel);
}

torch::Tensor UNet2DConditionModel::denoise(const DenoiserInput& input, const ControlResiduals* control,
                                            const CancelToken& cancel) {
    const auto context = contextFor(input, cancel);
    auto skips = down(m_convIn(input.sample), context);
    auto h = m_mid(skips.back(), context);
    if (control) addControl(*control, skips, h);
    for (auto& block : m_upBlocks) h = block(h, context, skips);
    return convolve3x3(m_convOut, normaliseSiluInPlace(m_normOut, std::move(h)));
}

std::shared_ptr<UNet2DConditionModel> loadUNet(const io::JsonFile& config, const io::WeightSource& weights) {
    const auto shape = UNetConfig::fromJson(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<UNet2DConditionModel>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

std::shared_ptr<UNet2DConditionModel> loadUNet(const std::filesystem::path& folder) {
    return loadUNet(io::partConfig(folder), *io::partWeights(folder));
}

}  // namespace core::nets
