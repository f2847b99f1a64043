#pragma once

#include <torch/types.h>

#include <vector>

#include "core/training/judges/face_places.h"

namespace core::training {

// The hottest cells of a map [H,W] of heat 0..1, those of at least `least` that no cell within `reach` beats; places
// in cells, centres of cells at .5.
std::vector<Place> peaksOf(const torch::Tensor& heat, double least, int reach);

// Whether two of the eyes and one of the mouths lie to each other and to the head as in a face: eyes beside each other
// about the middle of the head, the mouth below them. Places in one unit, whatever it is.
bool makeFace(const Place& head, const std::vector<Place>& eyes, const std::vector<Place>& mouths);

}  // namespace core::training
