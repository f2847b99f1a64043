#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/device.h"

namespace core::training {

class WorldClassifier;

// A world classifier's maps of pictures, by which a decoder learns; without one there are none.
class FeatureJudge {
 public:
    // `folder` of the classifier; empty: without. Throws Error.
    FeatureJudge(const std::filesystem::path& folder, const Placement& placement);

    // Of pictures [B,3,H,W] on the placement's device, in its type; finest first.
    std::vector<torch::Tensor> maps(const torch::Tensor& pictures) const;

    // Their channels.
    std::vector<std::int64_t> widths() const;

 private:
    Placement m_placement;
    std::shared_ptr<WorldClassifier> m_classifier;  // may be null
};

}  // namespace core::training
