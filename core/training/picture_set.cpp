#include "core/training/picture_set.h"

#include <torch/nn/functional/upsampling.h>
#include <torch/types.h>
#include <torch/utils.h>

#include "core/training/latent_set.h"
#include "core/training/world/random.h"
#include "core/training/world/scene.h"

namespace core::training {
namespace {

constexpr std::uint64_t kAttributeStream = 11;

torch::Tensor bytesOf(const world::Scene& scene) {
    auto* pixels = const_cast<std::uint8_t*>(scene.rgb.data());
    return torch::from_blob(pixels, {scene.height, scene.width, 3}, torch::kUInt8).permute({2, 0, 1}).contiguous();
}

torch::Tensor enlarged(const torch::Tensor& picture, const PictureShape& shape) {
    namespace F = torch::nn::functional;
    const auto options = F::InterpolateFuncOptions()
                             .size(std::vector<std::int64_t>{shape.height, shape.width})
                             .mode(torch::kBicubic)
                             .align_corners(false);
    return F::interpolate(picture.to(torch::kFloat32).unsqueeze(0), options).clamp(0, 255).round().to(torch::kUInt8)[0];
}

}  // namespace

world::SceneAttributes attributesOf(std::int64_t number) {
    world::Random random(static_cast<std::uint64_t>(number), kAttributeStream);
    return world::sampleAttributes(random);
}

torch::Tensor renderPicture(std::int64_t number, const PictureShape& shape) {
    const auto attributes = attributesOf(number);
    if (!isLowResolution(number)) return bytesOf(world::render(attributes, shape.width, shape.height));
    return enlarged(bytesOf(world::render(attributes, shape.width / 2, shape.height / 2)), shape);
}

torch::Tensor renderPictures(std::int64_t first, std::int64_t count, int threads) {
    return renderPictures(first, count, PictureShape{}, threads);
}

torch::Tensor renderPictures(std::int64_t first, std::int64_t count, const PictureShape& shape, int threads) {
    auto pictures = torch::empty({count, 3, shape.height, shape.width}, torch::kUInt8);
    inParallel(count, threads, [&](std::int64_t i) {
        torch::NoGradGuard noGrad;
        pictures[i].copy_(renderPicture(first + i, shape));
    });
    return pictures;
}

torch::Tensor shrunk(const torch::Tensor& bytes, std::int64_t side) {
    if (side == bytes.size(3)) return bytes;
    return torch::avg_pool2d(bytes.to(torch::kFloat32), bytes.size(3) / side).round().to(torch::kUInt8);
}

torch::Tensor halved(const torch::Tensor& bytes) {
    return torch::avg_pool2d(bytes.to(torch::kFloat32), 2).round().to(torch::kUInt8);
}

torch::Tensor toUnitRange(const torch::Tensor& bytes) { return bytes.to(torch::kFloat32).div_(127.5).sub_(1); }

}  // namespace core::training
