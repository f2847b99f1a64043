#pragma once

#include "core/models/latent_space.h"

namespace core::pipeline {

// How far two latent spaces are apart: a few pictures of known content are encoded by both, and what is given is the
// norm of the difference over the norm of the latents. 0 for one and the same; infinite where shapes differ. Fractions
// of a second.
double spaceDistance(const models::LatentSpace& a, const models::LatentSpace& b);

// Below this, clean latents pass from the one into the other as they are. Rounding of half-precision weights stays a
// tenth of it; autoencoders of two families are apart by about 1. Those whose decoder alone was trained further, as
// Stable Diffusion's own successors were, share a space.
constexpr double kSharedSpace = 0.01;

}  // namespace core::pipeline
