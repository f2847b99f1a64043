#include "core/nets/autoencoder_kl.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/layouts/checkpoint_parts.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/convolutions.h"

namespace core::nets {
namespace {

void checkChannels(const char* what, const torch::Tensor& x, std::int64_t channels, std::int64_t multiple) {
    if (x.dim() != 4 || x.size(1) != channels || x.size(2) % multiple != 0 || x.size(3) % multiple != 0)
        fail("AutoencoderKL: expected {} [B,{},H,W] with H and W multiples of {}, found [{}]", what, channels, multiple,
             fmt::join(x.sizes(), ", "));
}

}  // namespace

torch::Tensor LatentDistribution::sample(const torch::Tensor& noise) const {
    return mean + torch::exp(0.5 * logvar) * noise;
}

AutoencoderKL::AutoencoderKL(const AutoencoderKLConfig& config) : m_config(config) {
    m_encoder = register_module("encoder", Encoder(config));
    m_decoder = register_module("decoder", Decoder(config));
    m_quantConv = register_module("quant_conv", conv1x1(2 * config.latentChannels, 2 * config.latentChannels));
    m_postQuantConv = register_module("post_quant_conv", conv1x1(config.latentChannels, config.latentChannels));
}

LatentDistribution AutoencoderKL::encode(const torch::Tensor& x, const CancelToken& cancel) {
    checkChannels("pictures", x, m_config.inChannels, m_config.downsampling());
    const auto moments = m_quantConv(m_encoder(x, cancel)).chunk(2, 1);
    return {moments[0], torch::clamp(moments[1], -30.0, 20.0)};
}

torch::Tensor AutoencoderKL::decode(const torch::Tensor& z, const CancelToken& cancel) {
    checkChannels("latents", z, m_config.latentChannels, 1);
    return m_decoder(m_postQuantConv(z), cancel);
}

std::shared_ptr<AutoencoderKL> loadAutoencoderKL(const io::JsonFile& config, const io::WeightSource& weights) {
    const auto shape = AutoencoderKLConfig::fromJson(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<AutoencoderKL>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

std::shared_ptr<AutoencoderKL> loadAutoencoderKL(const std::filesystem::path& folder) {
    // Old folders name the attention otherwise.
    return loadAutoencoderKL(io::partConfig(folder), *io::partOf(io::partWeights(folder), io::ModelPart::vae));
}

}  // namespace core::nets
