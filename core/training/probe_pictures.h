#pragma once

#include <torch/types.h>

namespace core::training {

// Renders with the answers a figure probe learns from.
struct ProbePictures {
    torch::Tensor pictures;  // [N,3,256,256] in [-1,1]
    torch::Tensor present;   // [N], 1 where a person is in the picture
    torch::Tensor joints;    // [N,36], x and y of the 18 joints as fractions; zero without a person
};

// One person in three of four pictures. The fourth has nobody: half of these are places without
// people, half are smeared beyond recognition, as pictures by a poor generator are. From a range of
// pictures of their own, neither trained on nor evaluated.
ProbePictures probePictures(int count, int threads);

// Renders with one person each and their joints, from another range of their own.
struct PosePictures {
    torch::Tensor pictures;  // bytes [N,3,side,side]
    torch::Tensor joints;    // [N,36] as above
};
PosePictures posePictures(int count, int side, int threads);

}  // namespace core::training
