#include "core/nets/latent_repair.h"

#include <torch/nn/init.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "core/nets/convolutions.h"
#include "core/nets/fast_path.h"

namespace core::nets {

RepairedLatents RepairedLatents::window(std::int64_t y, std::int64_t x, std::int64_t side) const {
    const auto cut = [&](const torch::Tensor& map) {
        return map.defined() ? map.narrow(2, y, side).narrow(3, x, side) : map;
    };
    return {cut(latents), cut(features)};
}

LatentRepairImpl::LatentRepairImpl(const LatentRepairShape& shape) {
    m_in = register_module("in", conv3x3(shape.latentChannels, shape.channels));
    m_blocks.bind(*this, "blocks");
    for (std::int64_t i = 0; i < shape.blocks; ++i) m_blocks.add(PatchResidual(shape.channels, 1 + i % 2));
    m_toLatents = register_module("to_latents", conv3x3(shape.channels, shape.latentChannels));
    m_toFeatures = register_module("to_features", conv1x1(shape.channels, shape.featureChannels));
    startAtIdentity();
}

RepairedLatents LatentRepairImpl::forward(const torch::Tensor& latents, const CancelToken& cancel) {
    auto h = convolve3x3(m_in, latents);
    for (auto& block : m_blocks) {
        cancel.throwIfCancelled();
        h = block(h);
    }
    h = torch::silu(h);
    return {convolve3x3(m_toLatents, h, {.perPicture = {}, .residual = latents}), m_toFeatures(h)};
}

void LatentRepairImpl::startAtIdentity() {
    for (auto& block : m_blocks) block->startAtIdentity();
    for (auto* conv : {&m_toLatents, &m_toFeatures}) {
        torch::nn::init::zeros_((*conv)->weight);
        torch::nn::init::zeros_((*conv)->bias);
    }
}

}  // namespace core::nets
