#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "core/base/cancel_token.h"
#include "core/base/device.h"
#include "core/models/part_files.h"

namespace core::models {

// The space a diffusion model paints in: an autoencoder with its scale. Pictures are [B,3,H,W] in
// [-1,1]; latents [B,C,H/f,W/f] are scaled, with a mean square of about one.
class LatentSpace {
 public:
    virtual ~LatentSpace() = default;

    virtual std::int64_t channels() const = 0;
    virtual std::int64_t downsampling() const = 0;  // f: pixels a latent spans in each direction

    // The mean of the encoder's distribution.
    virtual torch::Tensor encode(const torch::Tensor& pictures) const = 0;

    // Not clamped. `cancel` is asked between blocks which throws Cancelled.
    virtual torch::Tensor decode(const torch::Tensor& latents, const CancelToken& cancel) const = 0;

    // A picture for a hundredth of decode()'s cost, of any size in proportion, to watch it form.
    virtual torch::Tensor preview(const torch::Tensor& latents) const = 0;
};

struct LatentShape {
    std::int64_t channels = 0;
    std::int64_t downsampling = 0;
};

// The same from config.json alone. Throws like loadLatentSpace().
LatentShape readLatentShape(const io::JsonFile& config);

// Loads an autoencoder by its `_class_name`: PatchAutoencoder, AutoencoderKL or AutoencoderTiny.
// Throws Error for any other. Tensors go in and out on the CPU in fp32 wherever the network is; one that overflows in
// half precision keeps fp32.
std::shared_ptr<const LatentSpace> loadLatentSpace(const PartFiles& files, const Placement& placement = {});

// The same from its folder.
std::shared_ptr<const LatentSpace> loadLatentSpace(const std::filesystem::path& folder,
                                                   const Placement& placement = {});

}  // namespace core::models
