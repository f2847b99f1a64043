#pragma once

#include <torch/nn/modules/container/sequential.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/io/json_file.h"
#include "core/io/weight_source.h"

namespace core::nets {

// config.json of an AutoencoderTiny.
struct AutoencoderTinyConfig {
    std::int64_t inChannels = 3;
    std::int64_t outChannels = 3;
    std::int64_t latentChannels = 4;
    std::int64_t encoderWidth = 64;
    std::int64_t decoderWidth = 64;
    double scalingFactor = 1.0;                              // its latents are those the diffusion model sees
    std::vector<std::int64_t> encoderBlocks = {1, 3, 3, 3};  // a stage; each but the first halves the size
    std::vector<std::int64_t> decoderBlocks = {3, 3, 3, 1};  // a stage; each but the last doubles it

    // A lower bound of the network's weights, within a small factor.
    std::int64_t leastWeights() const;

    // Pixels a latent spans in each direction.
    std::int64_t downsampling() const { return std::int64_t{1} << (encoderBlocks.size() - 1); }

    // Throws Error for a value that is wrong or that this program does not implement; no key is ignored.
    static AutoencoderTinyConfig fromJson(const io::JsonFile& json);
};

// A small autoencoder that imitates a large one (TAESD): quick pictures while latents form.
// Parameters carry the diffusers names.
class AutoencoderTiny : public torch::nn::Module {
 public:
    explicit AutoencoderTiny(const AutoencoderTinyConfig& config);

    const AutoencoderTinyConfig& config() const { return m_config; }

    // x: pictures [B,3,H,W] in [-1,1] -> latents [B,latentChannels,H/f,W/f] at the diffusion model's scale.
    // `cancel` is asked between layers which throws Cancelled.
    torch::Tensor encode(const torch::Tensor& x, const CancelToken& cancel = {});

    // The reverse; about [-1,1], not clamped.
    torch::Tensor decode(const torch::Tensor& z, const CancelToken& cancel = {});

 private:
    AutoencoderTinyConfig m_config;
    torch::nn::Sequential m_encoder, m_decoder;
};

// From an opened config.json and its weights, under this class's names; fp32 on the CPU, evaluation mode.
std::shared_ptr<AutoencoderTiny> loadAutoencoderTiny(const io::JsonFile& config, const io::WeightSource& weights);

// The same from a folder.
std::shared_ptr<AutoencoderTiny> loadAutoencoderTiny(const std::filesystem::path& folder);

}  // namespace core::nets
