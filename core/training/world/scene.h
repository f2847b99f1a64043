#pragma once

#include <cstdint>
#include <vector>

#include "core/control/skeleton.h"
#include "core/training/world/attributes.h"

namespace core::world {

constexpr int kMinSceneSize = 32;
constexpr int kMaxSceneSize = 2048;
constexpr int kMaxSceneAspect = 3;  ///< the longer side is at most so many times the shorter one

/// A picture of the world with the poses of its people.
struct Scene {
    std::vector<std::uint8_t> rgb;          ///< height x width x 3, rows from the top
    int width = 0;                          ///< in pixels
    int height = 0;                         ///< in pixels
    std::vector<control::Skeleton> people;  ///< in fractions of the picture (0..1), in the attributes' order
};

/// Paints a scene: a pure function of its arguments, safe to call from several threads. Things keep
/// their proportions: a wide picture shows more of the place, a narrow one less of it and smaller people.
/// Objects that would be hidden are left out (visibleIn, core/training/world/visibility.h).
/// @param width, height in pixels, kMinSceneSize .. kMaxSceneSize, at most kMaxSceneAspect : 1
/// @throws core::Error for any other size
Scene render(const SceneAttributes& attributes, int width, int height);

/// The square picture.
Scene render(const SceneAttributes& attributes, int size);

}  // namespace core::world
