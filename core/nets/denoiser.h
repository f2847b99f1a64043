#pragma once

#include <torch/types.h>

#include <memory>
#include <optional>

#include "core/base/cancel_token.h"
#include "core/io/json_file.h"
#include "core/io/weight_source.h"
#include "core/nets/control_residuals.h"
#include "core/nets/unet_config.h"

namespace torch::nn {
class Module;
}

namespace core::nets {

// SDXL-like conditions; left undefined for models without them.
struct AddedConditions {
    torch::Tensor textEmbeds;  // pooled text [B,P]
    torch::Tensor timeIds;     // numbers such as the picture's size [B,N]
};

// What a denoising network is asked; its ControlNets read the same.
struct DenoiserInput {
    torch::Tensor sample;               // latents [B,inChannels,H,W]
    torch::Tensor timestep;             // one number or [B], fractions allowed
    torch::Tensor encoderHiddenStates;  // text [B,L,textChannels]
    AddedConditions added;
};

// The widths of what a denoising network reads and gives.
struct DenoiserPorts {
    std::int64_t inChannels = 4;
    std::int64_t outChannels = 4;
    std::int64_t textChannels = 768;
    std::optional<AddedEmbedding> added;
};

// A network that predicts noise, velocity or the clean latent, whatever it is made of: a generator of a model.
class Denoiser {
 public:
    virtual ~Denoiser() = default;

    virtual DenoiserPorts ports() const = 0;

    // [B,inChannels,H,W] of any H and W -> [B,outChannels,H,W], in the weights' type and on their device. `control` is
    // for UNets alone. `cancel` is asked between blocks which throws Cancelled. Throws Error when a shape does
    // not fit.
    virtual torch::Tensor denoise(const DenoiserInput& input, const ControlResiduals* control,
                                  const CancelToken& cancel) = 0;

    virtual torch::nn::Module& module() = 0;
};

// The same network as a module, for what works on any network.
std::shared_ptr<torch::nn::Module> moduleOf(const std::shared_ptr<Denoiser>& denoiser);

// Throws Error that names `network` and the first input whose shape does not fit the ports.
void checkInput(const char* network, const DenoiserPorts& ports, const DenoiserInput& input);

// The timestep of every row: [B].
torch::Tensor timestepRows(const DenoiserInput& input);

// Pooled text and the sinusoids of the numbers, side by side: [B,added.inputDim]. SDXL (Podell et al. 2023),
// section 2.2.
torch::Tensor addedVector(const AddedEmbedding& added, const DenoiserInput& input);

// A network of any kind, by the `_class_name` of its config.json, with random weights. Throws Error.
std::shared_ptr<Denoiser> makeDenoiser(const io::JsonFile& config);

// The same with weights; fp32 on the CPU, evaluation mode. Throws Error.
std::shared_ptr<Denoiser> loadDenoiser(const io::JsonFile& config, const io::WeightSource& weights);

}  // namespace core::nets
