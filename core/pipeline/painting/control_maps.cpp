#include "core/pipeline/painting/control_maps.h"

#include <torch/types.h>

#include "core/control/pose_map.h"
#include "core/image/resize.h"

namespace core::pipeline {
namespace {

torch::Tensor unitRange(const Image& image) {
    const auto bytes = torch::from_blob(const_cast<std::uint8_t*>(image.pixels.data()),
                                        {1, image.height, image.width, image.channels}, torch::kUInt8);
    return bytes.permute({0, 3, 1, 2}).to(torch::kFloat32).div(255).contiguous();
}

}  // namespace

bool hasMap(const plan::Plan& plan, plan::ControlMap map) {
    return map == plan::ControlMap::Pose ? !plan.people.empty() : !plan.edges.isEmpty();
}

torch::Tensor drawMap(const plan::Plan& plan, plan::ControlMap map, sampling::PictureSize size) {
    if (map == plan::ControlMap::Edges) return weightsFrom(*plan.edges, size);
    return unitRange(control::drawPoseMap(plan.people, static_cast<int>(size.width), static_cast<int>(size.height)));
}

torch::Tensor drawMaps(std::span<const plan::Plan> plans, plan::ControlMap map, sampling::PictureSize size) {
    std::vector<torch::Tensor> maps;
    for (const auto& plan : plans) maps.push_back(drawMap(plan, map, size));
    return torch::cat(maps);
}

torch::Tensor hintFor(const models::DiffusionModel& partner, std::span<const plan::Plan> plans,
                      sampling::PictureSize size) {
    const auto channels = partner.hintChannels(), f = partner.space->downsampling();
    if (channels == 0) return {};
    const auto map = partner.about.control == "pose" ? plan::ControlMap::Pose : plan::ControlMap::Edges;
    if (!hasMap(plans.front(), map)) return torch::zeros({1, channels, size.height / f, size.width / f});
    return torch::pixel_unshuffle(drawMaps(plans, map, size), f);
}

torch::Tensor weightsFrom(const Image& grey, sampling::PictureSize size) {
    return unitRange(resized(grey, static_cast<int>(size.width), static_cast<int>(size.height)));
}

}  // namespace core::pipeline
