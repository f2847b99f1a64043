#include "core/training/control_encoder.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/control/edge_map.h"
#include "core/control/pose_map.h"
#include "core/image/resize.h"
#include "core/training/chunk_writer.h"
#include "core/training/control_set.h"
#include "core/training/latent_set.h"
#include "core/training/picture_set.h"
#include "core/training/world/scene.h"

namespace core::training {
namespace {

using plan::ControlMap;

constexpr std::int64_t kControlBatch = 50;

torch::Tensor bytesOf(const Image& image) {
    const auto tensor = torch::from_blob(const_cast<std::uint8_t*>(image.pixels.data()),
                                         {image.height, image.width, image.channels}, torch::kUInt8);
    return tensor.permute({2, 0, 1}).clone();
}

Image pictureOf(const world::Scene& scene) {
    Image image(scene.width, scene.height);
    image.pixels = scene.rgb;
    return image;
}

// The edges are found in the whole picture and made smaller, as a plan's edge map is for a partner.
torch::Tensor edgesOf(const world::Scene& scene) {
    return bytesOf(resized(control::cannyEdges(pictureOf(scene)), scene.width / 2, scene.height / 2));
}

torch::Tensor poseOf(const world::Scene& scene) {
    std::vector<control::Person> people;
    for (const auto& body : scene.people) people.push_back({.body = body, .leftHand = {}, .rightHand = {}, .face = {}});
    return bytesOf(control::drawPoseMap(people, scene.width / 2, scene.height / 2));
}

// Partners see the whole picture, never a crop.
PictureShape wholeShape(std::int64_t number) {
    const auto shape = shapeOf(number);
    return shape.crop > 0 ? PictureShape{} : shape;
}

io::TensorMap encodeControlChunk(nets::PatchAutoencoder& model, std::int64_t chunk, int threads) {
    const auto shape = wholeShape(chunk * kChunk);
    auto pictures = torch::empty({kChunk, 3, shape.height / 2, shape.width / 2}, torch::kUInt8);
    auto pose = torch::empty_like(pictures);
    auto edges = torch::empty({kChunk, 1, shape.height / 2, shape.width / 2}, torch::kUInt8);
    inParallel(kChunk, threads, [&](std::int64_t i) {
        const torch::NoGradGuard noGrad;
        const auto scene = world::render(attributesOf(chunk * kChunk + i), shape.width, shape.height);
        pictures[i].copy_(halved(bytesOf(pictureOf(scene)).unsqueeze(0))[0]);
        pose[i].copy_(poseOf(scene));
        edges[i].copy_(edgesOf(scene));
    });
    const auto device = model.parameters().front().device();
    std::vector<torch::Tensor> latents;
    for (const auto& batch : pictures.split(kControlBatch))
        latents.push_back(
            (model.encode(toUnitRange(batch.to(device))) * model.config().scalingFactor).to(torch::kHalf).cpu());
    return {{"latents", torch::cat(latents)}, {"pose", pose}, {"edges", edges}};
}

}  // namespace

void encodeControls(const TrainingOptions& options, std::int64_t pictures, const TrainingProgress& progress,
                    const CancelToken& cancel) {
    const auto encode = [&](nets::PatchAutoencoder& model, std::int64_t chunk) {
        return encodeControlChunk(model, chunk, options.threads);
    };
    writeChunks("controls", encode, pictures, options, progress, cancel);
}

torch::Tensor controlMapOf(std::int64_t number, ControlMap map) {
    const auto scene = world::render(attributesOf(number), kPictureSize);
    return map == ControlMap::Pose ? poseOf(scene) : edgesOf(scene);
}

}  // namespace core::training
