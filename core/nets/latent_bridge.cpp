#include "core/nets/latent_bridge.h"

#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/config_check.h"
#include "core/nets/convolutions.h"

namespace core::nets {
LatentBridgeConfig LatentBridgeConfig::fromJson(const io::JsonFile& json) {
    checkConfig(json, "LatentBridge", {"leader", "partners", "leader_channels", "partner_channels", "width", "blocks"},
                {});
    LatentBridgeConfig config;
    config.leader = json.require<std::string>("leader");
    config.partners = json.require<std::vector<std::string>>("partners");
    config.leaderChannels = requireInRange(json, "leader_channels", 1, 64);
    config.partnerChannels = requireInRange(json, "partner_channels", 1, 64);
    config.width = requireInRange(json, "width", 1, 1024);
    config.blocks = requireInRange(json, "blocks", 0, 16);
    return config;
}

nlohmann::json LatentBridgeConfig::toJson() const {
    return {{"_class_name", "LatentBridge"},
            {"leader", leader},
            {"partners", partners},
            {"leader_channels", leaderChannels},
            {"partner_channels", partnerChannels},
            {"width", width},
            {"blocks", blocks}};
}

LatentMapImpl::LatentMapImpl(std::int64_t in, std::int64_t out, const LatentBridgeConfig& config) {
    m_convs.bind(*this, "convs");
    m_linear = register_module("linear", conv1x1(in, out));
    m_convIn = register_module("conv_in", conv3x3(in, config.width));
    for (std::int64_t i = 0; i < config.blocks; ++i) m_convs.add(conv3x3(config.width, config.width));
    m_convOut = register_module("conv_out", conv3x3(config.width, out));
    torch::nn::init::zeros_(m_convOut->weight);
    torch::nn::init::zeros_(m_convOut->bias);
}

torch::Tensor LatentMapImpl::forward(const torch::Tensor& z) {
    auto h = torch::silu(m_convIn(z));
    for (auto& conv : m_convs) h = h + torch::silu(conv(h));
    return m_linear(z) + m_convOut(h);
}

LatentBridge::LatentBridge(const LatentBridgeConfig& config) : m_config(config) {
    m_toLeader = register_module("to_leader", LatentMap(config.partnerChannels, config.leaderChannels, config));
    m_toPartner = register_module("to_partner", LatentMap(config.leaderChannels, config.partnerChannels, config));
}

std::shared_ptr<LatentBridge> loadLatentBridge(const std::filesystem::path& folder) {
    auto bridge = std::make_shared<LatentBridge>(LatentBridgeConfig::fromJson(io::partConfig(folder)));
    io::loadWeights(*bridge, *io::partWeights(folder));
    bridge->eval();
    return bridge;
}

}  // namespace core::nets
