#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::training {

// The normal distribution of feature vectors, in double precision.
struct FeatureStatistics {
    torch::Tensor mean;        // [D]
    torch::Tensor covariance;  // [D,D], of the sample (divided by N - 1)
};

// Of features [N,D], N >= 2. Throws Error for fewer.
FeatureStatistics featureStatistics(const torch::Tensor& features);

// The Frechet distance of two normal distributions, squared as usual (Dowson and Landau 1982; Heusel and others 2017):
// |m1 - m2|^2 + tr C1 + tr C2 - 2 tr (C1^(1/2) C2 C1^(1/2))^(1/2). Square roots by eigenvalues of symmetric matrices,
// none below zero, so that it is stable where there are fewer vectors than dimensions. Never negative. With N vectors
// from one distribution it is not zero either: compare only what was measured with equally many. Throws Error when
// the dimensions differ.
double frechetDistance(const FeatureStatistics& a, const FeatureStatistics& b);

}  // namespace core::training
