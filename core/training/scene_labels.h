#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "core/training/world/attributes.h"

namespace core::training {

// A property of a scene with a fixed set of answers.
struct Property {
    std::string name;
    int classes;
};

// What a caption may say of a scene: style, place, and the first person's looks and pose.
const std::vector<Property>& properties();

constexpr std::int64_t kNotShown = -100;  // the answer when a scene has no such thing

// The answers of scenes to every property, int64 [B, properties().size()].
torch::Tensor propertyLabels(const std::vector<world::SceneAttributes>& scenes);

// Which objects each scene shows, float [B, kObjectCount].
torch::Tensor objectLabels(const std::vector<world::SceneAttributes>& scenes);

}  // namespace core::training
