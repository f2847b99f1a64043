#pragma once

#include <torch/types.h>

#include <vector>

#include "core/control/skeleton.h"

namespace core::training {

// Finds a figure in a picture without any trained network: random whitened patches, a threshold,
// pooling, and ridge regression fitted on renders (after Coates and Ng 2012). It judges generators,
// so it must not share anything with them.
class FigureProbe {
 public:
    // Fits on `pictures` renders of the world, a quarter of them without people. Half a minute.
    static FigureProbe fit(int pictures, int threads);

    struct Finding {
        bool found = false;          // at most 1 % of renders without people are "found"
        control::Skeleton skeleton;  // the likeliest joints, as fractions of the picture
    };

    // `pictures` [B,3,256,256] in [-1,1].
    std::vector<Finding> examine(const torch::Tensor& pictures) const;

 private:
    torch::Tensor rawFeatures(const torch::Tensor& pictures) const;
    torch::Tensor features(const torch::Tensor& pictures) const;

    torch::Tensor m_filters, m_filterBias;  // random whitened patches
    torch::Tensor m_mean, m_spread;         // of the raw features
    torch::Tensor m_presence, m_joints;     // regressions
    double m_threshold = 0.5;
};

}  // namespace core::training
