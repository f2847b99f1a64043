#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "core/plan/plan.h"

namespace core::plan {

// What the choices of a plan are called in JSON.
template <typename Choice>
struct Names;

template <>
struct Names<BridgeKind> {
    static constexpr std::array<std::pair<BridgeKind, std::string_view>, 2> all{
        {{BridgeKind::Learned, "learned"}, {BridgeKind::ImageSpace, "image"}}};
};

template <>
struct Names<ControlMap> {
    static constexpr std::array<std::pair<ControlMap, std::string_view>, 2> all{
        {{ControlMap::Pose, "pose"}, {ControlMap::Edges, "edges"}}};
};

}  // namespace core::plan
