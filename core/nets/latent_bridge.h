#pragma once

#include <torch/nn/modules/conv.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/io/json_file.h"
#include "core/nets/module_vector.h"

namespace core::nets {

// config.json of a learned bridge (`_class_name` LatentBridge): which models it joins, and its shape.
struct LatentBridgeConfig {
    std::string leader;                 // id of the leading model
    std::vector<std::string> partners;  // ids of the models that share the other latent space
    std::int64_t leaderChannels = 24;   // 1..64
    std::int64_t partnerChannels = 12;
    std::int64_t width = 64;  // of the hidden features, 1..1024
    std::int64_t blocks = 2;  // 0..16

    // Throws Error naming the file for a value that is wrong.
    static LatentBridgeConfig fromJson(const io::JsonFile& json);
    nlohmann::json toJson() const;
};

// One direction: a linear map of each latent plus what its neighbours add, zero at the start.
class LatentMapImpl : public torch::nn::Module {
 public:
    LatentMapImpl(std::int64_t in, std::int64_t out, const LatentBridgeConfig& config);
    torch::Tensor forward(const torch::Tensor& z);

 private:
    torch::nn::Conv2d m_linear{nullptr}, m_convIn{nullptr}, m_convOut{nullptr};
    ModuleVector<torch::nn::Conv2d> m_convs;
};
TORCH_MODULE(LatentMap);

// Carries clean latents between two latent spaces without a detour over pictures (design 1.2). Both
// grids are the same: a latent of either side covers the same part of the canvas.
class LatentBridge : public torch::nn::Module {
 public:
    explicit LatentBridge(const LatentBridgeConfig& config);

    const LatentBridgeConfig& config() const { return m_config; }

    // z [B,partnerChannels,h,w] -> [B,leaderChannels,h,w], and back; all scaled, as diffusion models see them.
    torch::Tensor toLeader(const torch::Tensor& z) { return m_toLeader(z); }
    torch::Tensor toPartner(const torch::Tensor& z) { return m_toPartner(z); }

 private:
    LatentBridgeConfig m_config;
    LatentMap m_toLeader{nullptr}, m_toPartner{nullptr};
};

// config.json and weights from a folder; evaluation mode.
std::shared_ptr<LatentBridge> loadLatentBridge(const std::filesystem::path& folder);

}  // namespace core::nets
