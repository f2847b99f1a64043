#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>

#include <cstdint>

#include "core/base/cancel_token.h"
#include "core/nets/module_vector.h"
#include "core/nets/patch_residual.h"

namespace core::nets {

// What a decoder paints from.
struct RepairedLatents {
    torch::Tensor latents;        // [B,C,h,w]
    torch::Tensor features = {};  // [B,F,h,w], added to the decoder's first layer; undefined: nothing

    // The part at y, x of `side` latents a side.
    RepairedLatents window(std::int64_t y, std::int64_t x, std::int64_t side) const;
};

struct LatentRepairShape {
    std::int64_t latentChannels = 0;
    std::int64_t featureChannels = 0;  // of the decoder's first layer
    std::int64_t channels = 0;         // of the trunk
    std::int64_t blocks = 0;
};

// Mends what generators get wrong, at the latent grid, where one step reaches across a whole patch: residual blocks
// whose every second one is dilated, so that six of them see 15 latents to each side. Convolutions alone, so any
// size will do. It begins as the identity.
class LatentRepairImpl : public torch::nn::Module {
 public:
    explicit LatentRepairImpl(const LatentRepairShape& shape);

    // latents [B,C,h,w], not scaled. `cancel` is asked between blocks which throws Cancelled.
    RepairedLatents forward(const torch::Tensor& latents, const CancelToken& cancel);

    void startAtIdentity();

 private:
    torch::nn::Conv2d m_in{nullptr};
    ModuleVector<PatchResidual> m_blocks;
    torch::nn::Conv2d m_toLatents{nullptr}, m_toFeatures{nullptr};
};
TORCH_MODULE(LatentRepair);

}  // namespace core::nets
