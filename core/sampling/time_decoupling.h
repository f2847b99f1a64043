#pragma once

#include "core/base/generator_role.h"

namespace core::sampling {

// Which generator acts at timestep t (0..T-1, may be fractional): structure while t > tStruct, texture at
// t <= tStruct. tStruct = T leaves everything to texture; anything below 0 leaves everything to structure.
constexpr GeneratorRole roleAt(double t, double tStruct) {
    return t > tStruct ? GeneratorRole::Structure : GeneratorRole::Texture;
}

}  // namespace core::sampling
