#pragma once

#include <torch/types.h>

#include <string>
#include <utility>
#include <vector>

#include "core/training/judges/world_classifier.h"

namespace core::training {

// The share of right answers to each property, 0..1, where the scene has such a thing; last "objects": the mean of
// the shares of those that are there and those that are not.
std::vector<std::pair<std::string, double>> classifierAccuracy(WorldClassifier& classifier,
                                                               const torch::Tensor& pictures,
                                                               const WorldLabels& labels);

}  // namespace core::training
