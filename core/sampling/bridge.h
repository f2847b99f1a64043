#pragma once

#include <torch/types.h>

#include <functional>

#include "core/sampling/picture_resize.h"

namespace core::sampling {

using TensorMap = std::function<torch::Tensor(const torch::Tensor&)>;

// An autoencoder as its diffusion model sees it: latents carry the scaling factor; pictures [B,3,H,W] are about
// [-1,1] and not clamped; encode() gives the mean of the distribution.
struct PictureCodec {
    TensorMap decode;
    TensorMap encode;
};

// Carries clean latents z0 between a leader's latent space and a partner's (PanGu-Draw, Coop-Diffusion,
// Sub-Module 1). Each side answers with the shape, device and type of the other side's own latents.
struct Bridge {
    TensorMap toLeader;
    TensorMap toPartner;
};

// One side of a bridge through image space.
struct BridgeEnd {
    PictureCodec codec;
    PictureSize size;  // of the pictures it decodes and encodes
};

// The exact bridge: decodes in one space, resizes where sizes differ (bicubic, areas where it shrinks) and
// encodes in the other. It throws Error when a decoder gives another size than its end states.
Bridge imageBridge(const BridgeEnd& leader, const BridgeEnd& partner);

}  // namespace core::sampling
