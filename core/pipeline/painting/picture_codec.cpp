#include "core/pipeline/painting/picture_codec.h"

#include <torch/types.h>

namespace core::pipeline {

torch::Tensor decodePicture(const models::LatentSpace& space, const torch::Tensor& latent,
                            const std::function<void()>& checkpoint, const TileProgress& progress) {
    const ScaledMap decode{[&](const torch::Tensor& part) { return space.decode(part, checkpoint); }, 1,
                           space.downsampling()};
    return applyTiled(latent, decode, {}, progress);
}

sampling::PictureCodec codecOf(std::shared_ptr<const models::LatentSpace> space, std::function<void()> checkpoint) {
    const auto encode = [space, checkpoint](const torch::Tensor& pictures) {
        const auto encodePart = [&](const torch::Tensor& part) {
            if (checkpoint) checkpoint();
            return space->encode(part);
        };
        return applyTiled(pictures, {encodePart, space->downsampling(), 1});
    };
    const auto decode = [space, checkpoint](const torch::Tensor& latent) {
        return decodePicture(*space, latent, checkpoint);
    };
    return {.decode = decode, .encode = encode};
}

}  // namespace core::pipeline
