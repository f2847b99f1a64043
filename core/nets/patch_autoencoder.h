#pragma once

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/io/json_file.h"
#include "core/io/weight_source.h"
#include "core/nets/latent_repair.h"
#include "core/nets/patch_residual.h"

namespace core::nets {

// config.json of a patch autoencoder (`_class_name` PatchAutoencoder).
struct PatchAutoencoderConfig {
    std::int64_t patchSize = 16;       // power of two, 4..32: the downsampling factor
    std::int64_t latentChannels = 24;  // 1..64
    double scalingFactor = 1.0;        // latents the diffusion model sees = encode(x) * scalingFactor
    std::vector<std::int64_t> encoderChannels = {32, 48, 64, 96};   // one width a halving
    std::vector<std::int64_t> decoderChannels = {112, 80, 56, 40};  // one a doubling, from the latent grid up
    std::int64_t repairBlocks = 0;    // 0..16, of the trunk that mends latents in front of the decoder; 0: none
    std::int64_t repairChannels = 0;  // 8..1024, its width

    // A lower bound of the network's weights, within a small factor.
    std::int64_t leastWeights() const;

    static PatchAutoencoderConfig fromJson(const io::JsonFile& json);
    nlohmann::json toJson() const;
};

// An autoencoder that begins as principal component analysis of picture patches: one strided
// convolution encodes, one transposed convolution decodes. Residual networks, zero at the start,
// learn what the linear maps cannot do. Latent channels come ordered by variance, coarse to fine:
// what structure and texture generators divide between them (design 1.1). A repair trunk, where there is one, learns
// last: it mends in latents what generators get wrong.
class PatchAutoencoder : public torch::nn::Module {
 public:
    explicit PatchAutoencoder(const PatchAutoencoderConfig& config);

    const PatchAutoencoderConfig& config() const { return m_config; }

    // x: pictures [B,3,H,W] in [-1,1], H and W multiples of the patch size -> latents
    // [B,C,H/p,W/p], not scaled.
    torch::Tensor encode(const torch::Tensor& x);

    // The reverse; not clamped. `cancel` is asked between blocks which throws Cancelled.
    torch::Tensor decode(const torch::Tensor& latents, const CancelToken& cancel = {});

    // decode() in two halves: what the trunk makes of whole latents, and the picture of that or of a window of it.
    RepairedLatents repair(const torch::Tensor& latents, const CancelToken& cancel = {});
    torch::Tensor decodeRepaired(const RepairedLatents& repaired, const CancelToken& cancel = {});

    // The linear half of decode(): a rough picture at almost no cost.
    torch::Tensor decodeLinear(const torch::Tensor& latents) { return m_decoderPatches->forward(latents); }

    // Sets the linear parts: `basis` [C,3,p,p] orthonormal rows, `gain` [C] multiplies each latent,
    // `mean` [3] is the mean colour. The residual networks become zero, and so does the repair.
    void initialise(const torch::Tensor& basis, const torch::Tensor& gain, const torch::Tensor& mean);

    // Those of decode(), the repair trunk's among them.
    std::vector<torch::Tensor> decoderParameters() const;

 private:
    torch::Tensor decodeResidual(torch::Tensor h, const CancelToken& cancel);

    PatchAutoencoderConfig m_config;
    torch::nn::Conv2d m_encoderPatches{nullptr};
    torch::nn::ModuleList m_encoderConvs{nullptr};
    torch::nn::Conv2d m_encoderOut{nullptr};
    torch::nn::ConvTranspose2d m_decoderPatches{nullptr};
    torch::nn::Conv2d m_decoderIn{nullptr}, m_decoderOut{nullptr};
    torch::nn::ModuleList m_decoderBlocks{nullptr}, m_decoderUps{nullptr};
    LatentRepair m_repair{nullptr};
};

// config.json and weights; evaluation mode.
std::shared_ptr<PatchAutoencoder> loadPatchAutoencoder(const io::JsonFile& config, const io::WeightSource& weights);

// The same from a folder.
std::shared_ptr<PatchAutoencoder> loadPatchAutoencoder(const std::filesystem::path& folder);

}  // namespace core::nets
