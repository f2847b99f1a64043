#pragma once

namespace core::sampling {

// The two halves of a time-decoupled pair of generators (PanGu-Draw, "Time-Decoupling Training Strategy").
enum class Stage {
    Structure,  // outlines, layout, meaning
    Texture,    // surface and detail
};

// Which generator acts at timestep t (0..T-1, may be fractional): structure while t > tStruct, texture at
// t <= tStruct. tStruct = T leaves everything to texture; anything below 0 leaves everything to structure.
constexpr Stage stageAt(double t, double tStruct) { return t > tStruct ? Stage::Structure : Stage::Texture; }

}  // namespace core::sampling
