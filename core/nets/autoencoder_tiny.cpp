#include "core/nets/autoencoder_tiny.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/activation.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/convolutions.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;
using torch::nn::ReLU;

// Three convolutions with ReLU, added to the input, and a last ReLU.
class TinyBlockImpl : public torch::nn::Module {
 public:
    explicit TinyBlockImpl(std::int64_t width)
        : m_first(conv3x3(width, width)), m_second(conv3x3(width, width)), m_third(conv3x3(width, width)) {
        register_module("conv", torch::nn::Sequential(m_first, ReLU(), m_second, ReLU(), m_third));
    }
    torch::Tensor forward(const torch::Tensor& x) {
        const auto h = torch::relu(convolve3x3(m_second, torch::relu(convolve3x3(m_first, x))));
        return torch::relu(convolve3x3(m_third, h, {.perPicture = {}, .residual = x}));
    }

 private:
    Conv2d m_first, m_second, m_third;
};
TORCH_MODULE(TinyBlock);

// Twice the size, each pixel repeated; it has no weights but an index of its own in "layers".
class DoubleSizeImpl : public torch::nn::Module {
 public:
    torch::Tensor forward(const torch::Tensor& x) {
        return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)});
    }
};
TORCH_MODULE(DoubleSize);

torch::nn::Sequential encoderLayers(const AutoencoderTinyConfig& config) {
    const auto width = config.encoderWidth;
    const auto halving = Conv2dOptions(width, width, 3).stride(2).padding(1).bias(false);
    torch::nn::Sequential layers(conv3x3(config.inChannels, width));
    for (std::size_t stage = 0; stage < config.encoderBlocks.size(); ++stage) {
        if (stage > 0) layers->push_back(Conv2d(halving));
        for (std::int64_t i = 0; i < config.encoderBlocks[stage]; ++i) layers->push_back(TinyBlock(width));
    }
    layers->push_back(conv3x3(width, config.latentChannels));
    return layers;
}

torch::nn::Sequential decoderLayers(const AutoencoderTinyConfig& config) {
    const auto width = config.decoderWidth;
    torch::nn::Sequential layers(conv3x3(config.latentChannels, width), ReLU());
    for (std::size_t stage = 0; stage < config.decoderBlocks.size(); ++stage) {
        for (std::int64_t i = 0; i < config.decoderBlocks[stage]; ++i) layers->push_back(TinyBlock(width));
        if (stage + 1 == config.decoderBlocks.size()) break;
        layers->push_back(DoubleSize());
        layers->push_back(Conv2d(Conv2dOptions(width, width, 3).padding(1).bias(false)));
    }
    layers->push_back(conv3x3(width, config.outChannels));
    return layers;
}

// The weights' names are encoder.layers.0 and so on.
torch::nn::Sequential registerLayers(torch::nn::Module& owner, const char* name, torch::nn::Sequential layers) {
    auto half = std::make_shared<torch::nn::Module>();
    half->register_module("layers", layers);
    owner.register_module(name, half);
    return layers;
}

torch::Tensor run(torch::nn::Sequential& layers, torch::Tensor x, const CancelToken& cancel) {
    for (auto& layer : *layers) {
        cancel.throwIfCancelled();
        x = layer.forward(x);
    }
    return x;
}

void checkChannels(const char* what, const torch::Tensor& x, std::int64_t channels) {
    if (x.dim() != 4 || x.size(1) != channels)
        fail("AutoencoderTiny: expected {} [B,{},H,W], found [{}]", what, channels, fmt::join(x.sizes(), ", "));
}

}  // namespace

AutoencoderTiny::AutoencoderTiny(const AutoencoderTinyConfig& config)
    : m_config(config),
      m_encoder(registerLayers(*this, "encoder", encoderLayers(config))),
      m_decoder(registerLayers(*this, "decoder", decoderLayers(config))) {}

torch::Tensor AutoencoderTiny::encode(const torch::Tensor& x, const CancelToken& cancel) {
    checkChannels("pictures", x, m_config.inChannels);
    return run(m_encoder, (x + 1) / 2, cancel);  // its pictures are 0..1
}

torch::Tensor AutoencoderTiny::decode(const torch::Tensor& z, const CancelToken& cancel) {
    checkChannels("latents", z, m_config.latentChannels);
    return run(m_decoder, torch::tanh(z / 3) * 3, cancel) * 2 - 1;
}

std::shared_ptr<AutoencoderTiny> loadAutoencoderTiny(const io::JsonFile& config, const io::WeightSource& weights) {
    const auto shape = AutoencoderTinyConfig::fromJson(config);
    io::checkPromise(config, shape.leastWeights(), weights);
    auto model = std::make_shared<AutoencoderTiny>(shape);
    io::loadWeights(*model, weights);
    model->eval();
    return model;
}

std::shared_ptr<AutoencoderTiny> loadAutoencoderTiny(const std::filesystem::path& folder) {
    return loadAutoencoderTiny(io::partConfig(folder), *io::partWeights(folder));
}

}  // namespace core::nets
