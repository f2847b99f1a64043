#pragma once

#include <vector>

#include "core/base/cancel_token.h"
#include "core/nets/module_vector.h"
#include "core/nets/resampling.h"
#include "core/nets/resnet_block.h"
#include "core/nets/transformer_2d.h"

namespace core::nets {

// What all blocks share in one evaluation.
struct BlockContext {
    torch::Tensor time;  // [B,timeChannels], SiLU applied
    torch::Tensor text;  // [B,L,textChannels]
    CancelToken cancel;  // called before each residual block; throws to cancel; may be empty

    void check() const { cancel.throwIfCancelled(); }
};

// The shape of one block of a UNet.
struct UNetBlockOptions {
    std::int64_t inChannels = 0;  // from the block before
    std::int64_t layers = 1;      // residual blocks
    bool attention = false;       // a transformer behind each residual block
    bool resample = false;        // ends in a Downsample or Upsample
    std::int64_t timeChannels = 0;
    double eps = 1e-5;
    TransformerOptions transformer;  // its `channels` and `groups` hold for the whole block
};

// Residual blocks, then half the size.
class UNetDownBlockImpl : public torch::nn::Module {
 public:
    explicit UNetDownBlockImpl(const UNetBlockOptions& options);

    // Appends the output of every layer and of the downsampler to `skips`; returns the last of them.
    torch::Tensor forward(torch::Tensor x, const BlockContext& context, std::vector<torch::Tensor>& skips);

 private:
    ModuleVector<ResnetBlock> m_resnets;
    ModuleVector<Transformer2D> m_attentions;
    ModuleVector<Downsample> m_downsamplers;
};
TORCH_MODULE(UNetDownBlock);

// Two residual blocks with a transformer between them.
class UNetMidBlockImpl : public torch::nn::Module {
 public:
    explicit UNetMidBlockImpl(const UNetBlockOptions& options);
    torch::Tensor forward(torch::Tensor x, const BlockContext& context);

 private:
    ModuleVector<ResnetBlock> m_resnets;
    ModuleVector<Transformer2D> m_attentions;
};
TORCH_MODULE(UNetMidBlock);

// Residual blocks, each fed one skip of the way down, then the size of the next skip.
class UNetUpBlockImpl : public torch::nn::Module {
 public:
    // `skipChannels`: widths of the skips in the order they are taken, one a layer.
    UNetUpBlockImpl(const UNetBlockOptions& options, const std::vector<std::int64_t>& skipChannels);

    // Takes its skips off the end of `skips`.
    torch::Tensor forward(torch::Tensor x, const BlockContext& context, std::vector<torch::Tensor>& skips);

 private:
    ModuleVector<ResnetBlock> m_resnets;
    ModuleVector<Transformer2D> m_attentions;
    ModuleVector<Upsample> m_upsamplers;
};
TORCH_MODULE(UNetUpBlock);

}  // namespace core::nets
