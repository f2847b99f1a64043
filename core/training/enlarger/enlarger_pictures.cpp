#include "core/training/enlarger/enlarger_pictures.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/io/model_folder.h"
#include "core/models/latent_space.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kFirstToLearn = std::int64_t{1} << 45;
constexpr std::int64_t kFirstToCheck = std::int64_t{1} << 46;
constexpr PictureShape kLargeShape{2 * kEnlargerInput, 2 * kEnlargerInput};
constexpr std::int64_t kDecodedAtOnce = 4;
constexpr double kMostLatentNoise = 0.15;

torch::Tensor toBytes(const torch::Tensor& pictures) {
    return pictures.add(1).mul(127.5).round().clamp(0, 255).to(torch::kUInt8);
}

torch::Tensor decodedFrom(const torch::Tensor& large, const EnlargerSource& source, double mostNoise) {
    const auto space = models::loadLatentSpace(io::ModelFolder(source.model).part("vae"), {source.device});
    std::vector<torch::Tensor> decoded;
    for (const auto& part : large.split(kDecodedAtOnce)) {
        const auto latents = space->encode(toUnitRange(halved(part)));
        const auto noise = mostNoise * torch::rand({latents.size(0), 1, 1, 1}) * torch::randn_like(latents);
        decoded.push_back(toBytes(space->decode(latents + noise, {})));
    }
    return torch::cat(decoded);
}

}  // namespace

EnlargerPictures enlargerPictures(EnlargerUse use, const EnlargerSource& source) {
    const torch::NoGradGuard noGrad;
    const bool learns = use == EnlargerUse::Learning;
    EnlargerPictures pictures;
    pictures.large = renderPictures(learns ? kFirstToLearn : kFirstToCheck, source.count, kLargeShape, source.threads);
    if (!source.model.empty()) pictures.decoded = decodedFrom(pictures.large, source, learns ? kMostLatentNoise : 0.0);
    return pictures;
}

}  // namespace core::training
