#pragma once

#include <torch/nn/modules/normalization.h>

#include <filesystem>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/io/json_file.h"
#include "core/io/weight_source.h"
#include "core/nets/denoiser.h"
#include "core/nets/unet_trunk.h"

namespace core::nets {

// The denoising network of Stable Diffusion 1.x, 2.x, XL and PanGu-Draw. Parameters carry the diffusers
// names. Inputs have the weights' dtype and device; timesteps and numbers may have any.
class UNet2DConditionModel : public UNetTrunk, public Denoiser {
 public:
    explicit UNet2DConditionModel(const UNetConfig& config);

    // sample [B,inChannels,H,W] of any H and W, timestep one number or [B], encoderHiddenStates
    // [B,L,textChannels] -> [B,outChannels,H,W]. `cancel` is asked between blocks and may throw to
    // cancel. Throws Error when a shape does not fit the config.
    torch::Tensor forward(const torch::Tensor& sample, const torch::Tensor& timestep,
                          const torch::Tensor& encoderHiddenStates, const AddedConditions& added = {},
                          const ControlResiduals* control = nullptr, const CancelToken& cancel = {});

    DenoiserPorts ports() const override { return portsOf(config()); }
    torch::Tensor denoise(const DenoiserInput& input, const ControlResiduals* control,
                          const CancelToken& cancel) override;
    torch::nn::Module& module() override { return *this; }

 private:
    void addUpBlocks();

    ModuleVector<UNetUpBlock> m_upBlocks;
    torch::nn::GroupNorm m_normOut{nullptr};
    torch::nn::Conv2d m_convOut{nullptr};
};

// config.json and weights from a folder; fp32 on the CPU, evaluation mode.
std::shared_ptr<UNet2DConditionModel> loadUNet(const std::filesystem::path& folder);

// The same from elsewhere: a single file's part (io::partOf) with its config.json, read or inferred.
std::shared_ptr<UNet2DConditionModel> loadUNet(const io::JsonFile& config, const io::WeightSource& weights);

}  // namespace core::nets
