#pragma once

#include "core/base/cancel_token.h"
#include "core/nets/autoencoder_blocks.h"
#include "core/nets/autoencoder_kl_config.h"

namespace core::nets {

// Pictures [B,inChannels,H,W] -> [B,2*latentChannels,H/f,W/f].
class EncoderImpl : public torch::nn::Module {
 public:
    explicit EncoderImpl(const AutoencoderKLConfig& config);
    torch::Tensor forward(const torch::Tensor& x, const CancelToken& cancel);

 private:
    torch::nn::Conv2d m_convIn{nullptr}, m_convOut{nullptr};
    ModuleVector<EncoderBlock> m_blocks;
    AutoencoderMidBlock m_mid{nullptr};
    torch::nn::GroupNorm m_normOut{nullptr};
};
TORCH_MODULE(Encoder);

// [B,latentChannels,h,w] -> pictures [B,outChannels,h*f,w*f].
class DecoderImpl : public torch::nn::Module {
 public:
    explicit DecoderImpl(const AutoencoderKLConfig& config);
    torch::Tensor forward(const torch::Tensor& z, const CancelToken& cancel);

 private:
    torch::nn::Conv2d m_convIn{nullptr}, m_convOut{nullptr};
    ModuleVector<DecoderBlock> m_blocks;
    AutoencoderMidBlock m_mid{nullptr};
    torch::nn::GroupNorm m_normOut{nullptr};
};
TORCH_MODULE(Decoder);

}  // namespace core::nets
