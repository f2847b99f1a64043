#pragma once

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include <memory>

#include "core/base/cancel_token.h"
#include "core/nets/module_vector.h"
#include "core/nets/rotary_positions.h"
#include "core/nets/rotary_transformer_config.h"
#include "core/nets/timestep_embedding.h"

namespace core::nets {

// What every block of a rotary transformer reads beside its tokens.
struct RotaryContext {
    torch::Tensor condition;  // timestep and added conditions [B,conditionWidth]
    torch::Tensor text;       // [B,L,textChannels]
    RotaryPositions places;
};

// One block: tokens look at each other and at the text in one softmax, beside a feed-forward network; the condition
// scales, shifts and gates them (adaLN-Zero: Peebles and Xie 2023, section 3.2; in parallel: Dehghani et al. 2023,
// section 2).
class RotaryBlockImpl : public torch::nn::Module {
 public:
    explicit RotaryBlockImpl(const RotaryTransformerConfig& config);

    // [B,N,width] -> [B,N,width]
    torch::Tensor forward(const torch::Tensor& tokens, const RotaryContext& context);

 private:
    std::int64_t m_heads;
    torch::nn::Linear m_modulation{nullptr}, m_in{nullptr}, m_text{nullptr}, m_out{nullptr};
};
TORCH_MODULE(RotaryBlock);

// A transformer on the latent grid, one token a latent, as the starter models' generators are. A 3x3 convolution at its
// entry shows a token its neighbours; places are rotary, so it paints any size. It stays as wide at the full grid as
// it is anywhere, where a UNet with few channels there would have to guess detail.
class RotaryTransformer2DModel : public torch::nn::Module, public Denoiser {
 public:
    explicit RotaryTransformer2DModel(const RotaryTransformerConfig& config);

    const RotaryTransformerConfig& config() const { return m_config; }

    DenoiserPorts ports() const override { return m_config.ports; }
    torch::Tensor denoise(const DenoiserInput& input, const ControlResiduals* control,
                          const CancelToken& cancel) override;
    torch::nn::Module& module() override { return *this; }

    // Blocks and the output begin at zero: the network starts as the identity and learns sooner.
    void startAtZero();

 private:
    torch::Tensor conditionOf(const DenoiserInput& input);

    RotaryTransformerConfig m_config;
    torch::nn::Conv2d m_convIn{nullptr};
    TimestepEmbedding m_timeEmbedding{nullptr}, m_addEmbedding{nullptr};
    ModuleVector<RotaryBlock> m_blocks;
    torch::nn::Linear m_out{nullptr};
};

// Evaluation mode; throws Error.
std::shared_ptr<RotaryTransformer2DModel> loadRotaryTransformer(const io::JsonFile& config,
                                                                const io::WeightSource& weights);

}  // namespace core::nets
