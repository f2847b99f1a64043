#pragma once

#include "core/training/world/attributes.h"

namespace core::world {

/// The attributes with those objects alone that a picture of width x height shows: in narrow pictures
/// people and things hide much of what is behind them, and a caption should not speak of it. Square and wide
/// pictures show everything. Draw from the whole attributes (places depend on all of them), caption
/// from these.
SceneAttributes visibleIn(const SceneAttributes& attributes, int width, int height);

}  // namespace core::world
