#pragma once

#include "core/base/image.h"

namespace core::control {

/// Whether more of a picture is light than dark: no edge map, or one of dark lines, which inverting makes one.
bool hasLightGround(const Image& picture);

/// The picture with light and dark changed.
Image inverted(Image picture);

/// Whether a picture is an edge map but for being dark lines on white.
bool looksLikeInvertedEdgeMap(const Image& picture);

}  // namespace core::control
