#include "core/nets/denoiser.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include "core/base/error.h"
#include "core/nets/rotary_transformer.h"
#include "core/nets/timestep_embedding.h"
#include "core/nets/unet.h"

namespace core::nets {
namespace {

std::string shapeText(const torch::Tensor& x) {
    return x.defined() ? fmt::format("[{}]", fmt::join(x.sizes(), ", ")) : std::string("nothing");
}

void checkShape(const char* network, const char* what, const torch::Tensor& x, std::int64_t dimensions,
                std::int64_t channelDimension, std::int64_t channels) {
    if (!x.defined() || x.dim() != dimensions || x.size(channelDimension) != channels)
        fail("{}: expected {} of {} dimensions with {} in dimension {}, found {}", network, what, dimensions, channels,
             channelDimension, shapeText(x));
}

void checkBatch(const char* network, const char* what, const torch::Tensor& x, std::int64_t batch) {
    if (x.size(0) != batch) fail("{}: expected {} for a batch of {}, found {}", network, what, batch, shapeText(x));
}

void checkAdded(const char* network, const AddedEmbedding& added, const DenoiserInput& input) {
    const auto& [text, ids] = input.added;
    if (!text.defined() || !ids.defined() || text.dim() != 2 || ids.dim() != 2)
        fail("{}: expected pooled text [B,P] and numbers [B,N], found {} and {}", network, shapeText(text),
             shapeText(ids));
    checkBatch(network, "pooled text", text, input.sample.size(0));
    checkBatch(network, "numbers", ids, input.sample.size(0));
    const auto width = text.size(1) + ids.size(1) * added.timeDim;
    if (width != added.inputDim)
        fail("{}: expected pooled text and numbers of width {} together, found {} from {} and {}", network,
             added.inputDim, width, shapeText(text), shapeText(ids));
}

}  // namespace

std::shared_ptr<torch::nn::Module> moduleOf(const std::shared_ptr<Denoiser>& denoiser) {
    return {denoiser, &denoiser->module()};
}

void checkInput(const char* network, const DenoiserPorts& ports, const DenoiserInput& input) {
    checkShape(network, "latents", input.sample, 4, 1, ports.inChannels);
    checkShape(network, "a text", input.encoderHiddenStates, 3, 2, ports.textChannels);
    const auto batch = input.sample.size(0);
    checkBatch(network, "a text", input.encoderHiddenStates, batch);
    if (!input.timestep.defined() || (input.timestep.numel() != 1 && input.timestep.numel() != batch))
        fail("{}: expected one timestep or {}, found {}", network, batch, shapeText(input.timestep));
    if (ports.added) checkAdded(network, *ports.added, input);
}

torch::Tensor timestepRows(const DenoiserInput& input) {
    return input.timestep.to(input.sample.device()).reshape({-1}).expand({input.sample.size(0)});
}

torch::Tensor addedVector(const AddedEmbedding& added, const DenoiserInput& input) {
    const auto type = input.sample.scalar_type();
    const auto& [text, ids] = input.added;
    const auto numbers = sinusoid(ids.flatten(), added.timeDim).reshape({ids.size(0), -1});
    return torch::cat({text.to(type), numbers.to(type)}, 1);
}

std::shared_ptr<Denoiser> makeDenoiser(const io::JsonFile& config) {
    if (isRotaryTransformer(config))
        return std::make_shared<RotaryTransformer2DModel>(RotaryTransformerConfig::fromJson(config));
    return std::make_shared<UNet2DConditionModel>(UNetConfig::fromJson(config));
}

std::shared_ptr<Denoiser> loadDenoiser(const io::JsonFile& config, const io::WeightSource& weights) {
    if (isRotaryTransformer(config)) return loadRotaryTransformer(config, weights);
    return loadUNet(config, weights);
}

}  // namespace core::nets
