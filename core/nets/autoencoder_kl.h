#pragma once

#include <filesystem>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/io/json_file.h"
#include "core/io/weight_source.h"
#include "core/nets/autoencoder_halves.h"

namespace core::nets {

// What an encoder knows of a picture's latents: a Gaussian for each number.
struct LatentDistribution {
    torch::Tensor mean;    // [B,C,h,w]
    torch::Tensor logvar;  // the same, -30..20

    // mean + standard deviation * noise; `noise` [B,C,h,w] from the unit normal distribution.
    torch::Tensor sample(const torch::Tensor& noise) const;
};

// The variational autoencoder of Stable Diffusion (Rombach et al. 2022, appendix G). Latents here are
// NOT multiplied by config().scalingFactor. Parameters carry the diffusers names.
class AutoencoderKL : public torch::nn::Module {
 public:
    explicit AutoencoderKL(const AutoencoderKLConfig& config);

    const AutoencoderKLConfig& config() const { return m_config; }

    // x: pictures [B,3,H,W] in [-1,1], H and W multiples of the downsampling factor f. `cancel` is
    // called between blocks which throws Cancelled. Throws Error for another shape.
    LatentDistribution encode(const torch::Tensor& x, const CancelToken& cancel = {});

    // z [B,latentChannels,h,w] -> pictures [B,3,h*f,w*f], about [-1,1], not clamped.
    torch::Tensor decode(const torch::Tensor& z, const CancelToken& cancel = {});

 private:
    AutoencoderKLConfig m_config;
    Encoder m_encoder{nullptr};
    Decoder m_decoder{nullptr};
    torch::nn::Conv2d m_quantConv{nullptr}, m_postQuantConv{nullptr};
};

// config.json and weights from a folder, also with the attention names of older files; fp32 on the CPU,
// evaluation mode.
std::shared_ptr<AutoencoderKL> loadAutoencoderKL(const std::filesystem::path& folder);

// The same from elsewhere: a single file's part (io::partOf) with its config.json, read or inferred.
std::shared_ptr<AutoencoderKL> loadAutoencoderKL(const io::JsonFile& config, const io::WeightSource& weights);

}  // namespace core::nets
