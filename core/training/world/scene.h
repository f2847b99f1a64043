#pragma once

#include <cstdint>
#include <vector>

#include "core/control/skeleton.h"
#include "core/training/world/attributes.h"

namespace core::world {

constexpr int kMinSceneSize = 32;
constexpr int kMaxSceneSize = 2048;

/// A picture of the world with the poses of its people.
struct Scene {
    std::vector<std::uint8_t> rgb;          ///< size x size x 3, rows from the top
    int size = 0;                           ///< side in pixels
    std::vector<control::Skeleton> people;  ///< in fractions of the picture (0..1), in the attributes' order
};

/// Paints a scene: a pure function of its arguments, safe to call from several threads.
/// @param size side in pixels, kMinSceneSize .. kMaxSceneSize
/// @throws core::Error for any other size
Scene render(const SceneAttributes& attributes, int size);

}  // namespace core::world
