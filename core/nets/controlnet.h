#pragma once

#include <filesystem>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/io/json_file.h"
#include "core/io/weight_source.h"
#include "core/nets/control_residuals.h"
#include "core/nets/controlnet_config.h"
#include "core/nets/unet_trunk.h"

namespace core::nets {

// Brings a control map to the size and width of a UNet's first features.
class ConditionEmbeddingImpl : public torch::nn::Module {
 public:
    explicit ConditionEmbeddingImpl(const ControlNetConfig& config);
    torch::Tensor forward(const torch::Tensor& map);

 private:
    torch::nn::Conv2d m_convIn{nullptr}, m_convOut{nullptr};
    ModuleVector<torch::nn::Conv2d> m_blocks;
};
TORCH_MODULE(ConditionEmbedding);

// A copy of a UNet's first half that reads a control map (Zhang et al. 2023, section 3).
// Parameters carry the diffusers names.
class ControlNetModel : public UNetTrunk {
 public:
    explicit ControlNetModel(const ControlNetConfig& config);

    // Number of map pixels to one latent, in each direction.
    std::int64_t downsampling() const { return m_downsampling; }

    // `map` [B,3,H*f,W*f] in [0,1] for latents [B,C,H,W], f = downsampling(). The residuals have full
    // strength: see scaled(). `cancel` is asked between blocks which throws Cancelled. Throws
    // Error when a shape does not fit the config.
    ControlResiduals forward(const DenoiserInput& input, const torch::Tensor& map, const CancelToken& cancel = {});

 private:
    void checkMap(const torch::Tensor& map, const torch::Tensor& sample) const;

    std::int64_t m_conditionChannels;
    std::int64_t m_downsampling;
    ConditionEmbedding m_conditionEmbedding{nullptr};
    ModuleVector<torch::nn::Conv2d> m_downProjections;
    torch::nn::Conv2d m_midProjection{nullptr};
};

// config.json and weights from a folder; fp32 on the CPU, evaluation mode.
std::shared_ptr<ControlNetModel> loadControlNet(const std::filesystem::path& folder);

// The same from elsewhere: a single file's part (io::partOf) with its config.json, read or inferred.
std::shared_ptr<ControlNetModel> loadControlNet(const io::JsonFile& config, const io::WeightSource& weights);

}  // namespace core::nets
