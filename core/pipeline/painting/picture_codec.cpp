#include "core/pipeline/painting/picture_codec.h"

#include <torch/types.h>

namespace core::pipeline {

torch::Tensor decodePicture(const models::LatentSpace& space, const torch::Tensor& latent, const CancelToken& cancel,
                            const TileProgress& progress) {
    const ScaledMap decode{[&](const torch::Tensor& part) { return space.decode(part, cancel); }, 1,
                           space.downsampling()};
    return applyTiled(latent, decode, {}, progress);
}

sampling::PictureCodec codecOf(std::shared_ptr<const models::LatentSpace> space, CancelToken cancel) {
    const auto encode = [space, cancel](const torch::Tensor& pictures) {
        const auto encodePart = [&](const torch::Tensor& part) {
            cancel.throwIfCancelled();
            return space->encode(part);
        };
        return applyTiled(pictures, {encodePart, space->downsampling(), 1});
    };
    const auto decode = [space, cancel](const torch::Tensor& latent) { return decodePicture(*space, latent, cancel); };
    return {.decode = decode, .encode = encode};
}

}  // namespace core::pipeline
