#include "core/nets/patch_autoencoder.h"

#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <bit>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/config_check.h"
#include "core/nets/convolutions.h"

namespace core::nets {
namespace {

using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;

constexpr int kBlocksPerLevel = 2;

int halvings(std::int64_t patchSize) { return std::countr_zero(static_cast<std::uint64_t>(patchSize)); }

void checkWidths(const io::JsonFile& json, const char* key, const std::vector<std::int64_t>& widths, int count) {
    if (static_cast<int>(widths.size()) != count)
        fail("{}: expected {} widths in {}, found {}", json.file().string(), count, key, widths.size());
    for (const auto width : widths)
        if (width < 1 || width > 1024)
            fail("{}: expected widths of 1..1024 in {}, found {}", json.file().string(), key, width);
}

void readRepair(const io::JsonFile& json, PatchAutoencoderConfig& config) {
    config.repairBlocks = getInRange(json, "repair_blocks", 0, 0, 16);
    if (config.repairBlocks > 0) config.repairChannels = requireInRange(json, "repair_channels", 8, 1024);
}

LatentRepairShape repairShape(const PatchAutoencoderConfig& config) {
    return {.latentChannels = config.latentChannels,
            .featureChannels = config.decoderChannels.front(),
            .channels = config.repairChannels,
            .blocks = config.repairBlocks};
}

void zero(Conv2d& conv) {
    torch::nn::init::zeros_(conv->weight);
    torch::nn::init::zeros_(conv->bias);
}

}  // namespace

PatchAutoencoderConfig PatchAutoencoderConfig::fromJson(const io::JsonFile& json) {
    PatchAutoencoderConfig config;
    config.patchSize = json.require<std::int64_t>("patch_size");
    config.latentChannels = json.require<std::int64_t>("latent_channels");
    config.scalingFactor = json.require<double>("scaling_factor");
    config.encoderChannels = json.require<std::vector<std::int64_t>>("encoder_channels");
    config.decoderChannels = json.require<std::vector<std::int64_t>>("decoder_channels");
    const auto where = json.file().string();
    if (config.patchSize < 4 || config.patchSize > 32 ||
        !std::has_single_bit(static_cast<std::uint64_t>(config.patchSize)))
        fail("{}: expected patch_size 4, 8, 16 or 32, found {}", where, config.patchSize);
    if (config.latentChannels < 1 || config.latentChannels > 64)
        fail("{}: expected latent_channels of 1..64, found {}", where, config.latentChannels);
    if (!(config.scalingFactor > 0.0)) fail("{}: expected a positive scaling_factor", where);
    checkWidths(json, "encoder_channels", config.encoderChannels, halvings(config.patchSize));
    checkWidths(json, "decoder_channels", config.decoderChannels, halvings(config.patchSize));
    readRepair(json, config);
    return config;
}

std::int64_t PatchAutoencoderConfig::leastWeights() const {
    constexpr std::int64_t kBlock = 2 * 9;
    std::int64_t sum = kBlock * repairBlocks * repairChannels * repairChannels;
    for (const auto width : decoderChannels) sum += kBlock * kBlocksPerLevel * width * width;
    return sum;
}

nlohmann::json PatchAutoencoderConfig::toJson() const {
    nlohmann::json json = {{"_class_name", "PatchAutoencoder"},   {"patch_size", patchSize},
                           {"latent_channels", latentChannels},   {"scaling_factor", scalingFactor},
                           {"encoder_channels", encoderChannels}, {"decoder_channels", decoderChannels}};
    if (repairBlocks > 0) {
        json["repair_blocks"] = repairBlocks;
        json["repair_channels"] = repairChannels;
    }
    return json;
}

PatchAutoencoder::PatchAutoencoder(const PatchAutoencoderConfig& config) : m_config(config) {
    const auto p = config.patchSize, c = config.latentChannels;
    m_encoderPatches = register_module("encoder_patches", Conv2d(Conv2dOptions(3, c, p).stride(p)));
    m_encoderConvs = register_module("encoder_convs", torch::nn::ModuleList());
    // The first halving is a pixel unshuffle, which loses nothing.
    std::int64_t width = 12;
    for (const auto next : config.encoderChannels) {
        m_encoderConvs->push_back(conv3x3(width, next, m_encoderConvs->is_empty() ? 1 : 2));
        width = next;
    }
    m_encoderOut = register_module("encoder_out", conv3x3(width, c));

    m_decoderPatches = register_module(
        "decoder_patches", torch::nn::ConvTranspose2d(torch::nn::ConvTranspose2dOptions(c, 3, p).stride(p)));
    const auto& widths = config.decoderChannels;
    m_decoderIn = register_module("decoder_in", conv3x3(c, widths.front()));
    m_decoderBlocks = register_module("decoder_blocks", torch::nn::ModuleList());
    m_decoderUps = register_module("decoder_ups", torch::nn::ModuleList());
    for (std::size_t level = 0; level < widths.size(); ++level) {
        for (int i = 0; i < kBlocksPerLevel; ++i) m_decoderBlocks->push_back(PatchResidual(widths[level]));
        if (level + 1 < widths.size())
            m_decoderUps->push_back(Conv2d(Conv2dOptions(widths[level], 4 * widths[level + 1], 1)));
    }
    m_decoderOut = register_module("decoder_out", conv3x3(widths.back(), 12));
    if (config.repairBlocks > 0) m_repair = register_module("repair", LatentRepair(repairShape(config)));
}

torch::Tensor PatchAutoencoder::encode(const torch::Tensor& x) {
    auto h = torch::pixel_unshuffle(x, 2);
    for (const auto& conv : *m_encoderConvs) h = torch::silu(conv->as<Conv2d>()->forward(h));
    return m_encoderPatches(x) + m_encoderOut(h);
}

torch::Tensor PatchAutoencoder::decode(const torch::Tensor& latents, const CancelToken& cancel) {
    return decodeRepaired(repair(latents, cancel), cancel);
}

RepairedLatents PatchAutoencoder::repair(const torch::Tensor& latents, const CancelToken& cancel) {
    return m_repair ? m_repair(latents, cancel) : RepairedLatents{latents};
}

torch::Tensor PatchAutoencoder::decodeRepaired(const RepairedLatents& repaired, const CancelToken& cancel) {
    auto h = m_decoderIn(repaired.latents);
    if (repaired.features.defined()) h = h + repaired.features;
    return m_decoderPatches(repaired.latents) + decodeResidual(std::move(h), cancel);
}

torch::Tensor PatchAutoencoder::decodeResidual(torch::Tensor h, const CancelToken& cancel) {
    for (std::size_t level = 0; level < m_config.decoderChannels.size(); ++level) {
        for (int i = 0; i < kBlocksPerLevel; ++i) {
            cancel.throwIfCancelled();
            h = m_decoderBlocks[level * kBlocksPerLevel + i]->as<PatchResidual>()->forward(h);
        }
        h = torch::silu(h);
        if (level < m_decoderUps->size()) h = torch::pixel_shuffle(m_decoderUps[level]->as<Conv2d>()->forward(h), 2);
    }
    return torch::pixel_shuffle(m_decoderOut(h), 2);
}

void PatchAutoencoder::initialise(const torch::Tensor& basis, const torch::Tensor& gain, const torch::Tensor& mean) {
    torch::NoGradGuard noGrad;
    const auto g = gain.view({-1, 1, 1, 1});
    m_encoderPatches->weight.copy_(basis * g);
    m_encoderPatches->bias.copy_(-(basis * g).sum({2, 3}).matmul(mean));
    m_decoderPatches->weight.copy_(basis / g);
    m_decoderPatches->bias.copy_(mean);
    zero(m_encoderOut);
    zero(m_decoderOut);
    if (m_repair) m_repair->startAtIdentity();
}

std::vector<torch::Tensor> PatchAutoencoder::decoderParameters() const {
    std::vector<torch::Tensor> found;
    for (const auto& parameter : named_parameters())
        if (parameter.key().starts_with("decoder_") || parameter.key().starts_with("repair."))
            found.push_back(parameter.value());
    return found;
}

std::shared_ptr<PatchAutoencoder> loadPatchAutoencoder(const io::JsonFile& config, const io::WeightSource& weights) {
    const auto shape = PatchAutoencoderConfig::fromJson(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<PatchAutoencoder>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

std::shared_ptr<PatchAutoencoder> loadPatchAutoencoder(const std::filesystem::path& folder) {
    return loadPatchAutoencoder(io::partConfig(folder), *io::partWeights(folder));
}

}  // namespace core::nets
