#include "core/pipeline/painting/stage_controls.h"

#include "core/pipeline/painting/control_maps.h"

namespace core::pipeline {

std::vector<ControlAtWork> controlsAtWork(std::span<const ControlInEnsemble> controls,
                                          std::span<const plan::Plan> plans, torch::IntArrayRef latent) {
    std::vector<ControlAtWork> atWork;
    for (const auto& [plan, net] : controls) {
        const auto f = net->downsampling();
        const auto map = drawMaps(plans, plan.map, {latent[2] * f, latent[3] * f});
        atWork.push_back({.net = net,
                          .map = map.size(1) == 1 ? map.expand({-1, 3, -1, -1}) : map,
                          .window = {static_cast<double>(plan.range.last), static_cast<double>(plan.range.first)},
                          .strength = {.scale = plan.strength}});
    }
    return atWork;
}

}  // namespace core::pipeline
