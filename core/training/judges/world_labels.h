#pragma once

#include <torch/types.h>

#include <vector>

#include "core/training/scene_labels.h"

namespace core::training {

constexpr int kPeopleAnswers = 3;  // nobody, one person, two or more

// What the world classifier is asked of a picture: properties() and, last, how many people there are.
const std::vector<Property>& judgedProperties();

// The true answers of scenes.
struct WorldLabels {
    torch::Tensor answers;  // int64 [B, judgedProperties().size()], kNotShown where a scene has no such thing
    torch::Tensor objects;  // float [B,kObjectCount], 1 where the object is in the scene

    WorldLabels rows(const torch::Tensor& picks) const;
    WorldLabels to(const torch::Device& device) const;
};

WorldLabels worldLabels(const std::vector<world::SceneAttributes>& scenes);

}  // namespace core::training
