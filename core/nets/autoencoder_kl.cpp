#include "core/nets/autoencoder_kl.h"

#include <torch/torch.h>

#include <array>
#include <utility>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/convolutions.h"

namespace core::nets {
namespace {

// Files written before diffusers 0.18, most of the released ones, name attention layers otherwise.
std::string modernName(const std::string& key) {
    static constexpr std::array<std::pair<const char*, const char*>, 4> kNames = {
        {{".query.", ".to_q."}, {".key.", ".to_k."}, {".value.", ".to_v."}, {".proj_attn.", ".to_out.0."}}};
    for (const auto& [old, modern] : kNames)
        if (const auto at = key.find(old); at != std::string::npos)
            return std::string(key).replace(at, std::char_traits<char>::length(old), modern);
    return key;
}

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

LatentDistribution AutoencoderKL::encode(const torch::Tensor& x, const std::function<void()>& checkpoint) {
    checkChannels("pictures", x, m_config.inChannels, m_config.downsampling());
    const auto moments = m_quantConv(m_encoder(x, checkpoint)).chunk(2, 1);
    return {moments[0], torch::clamp(moments[1], -30.0, 20.0)};
}

torch::Tensor AutoencoderKL::decode(const torch::Tensor& z, const std::function<void()>& checkpoint) {
    checkChannels("latents", z, m_config.latentChannels, 1);
    return m_decoder(m_postQuantConv(z), checkpoint);
}

std::shared_ptr<AutoencoderKL> loadAutoencoderKL(const std::filesystem::path& folder) {
    auto model = std::make_shared<AutoencoderKL>(AutoencoderKLConfig::fromJson(io::partConfig(folder)));
    io::loadWeights(*model, *io::partWeights(folder), {.rename = modernName});
    model->eval();
    return model;
}

}  // namespace core::nets
