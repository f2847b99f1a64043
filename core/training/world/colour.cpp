#include "core/training/world/colour.h"

#include <algorithm>

#include "core/training/world/random.h"

namespace core::world {

Colour jitter(Random& random, Colour colour, float reach) {
    const auto move = [&](float value) { return std::clamp(value + random.spread(reach), 0.F, 255.F); };
    return Colour{move(colour.r), move(colour.g), move(colour.b)};
}

}  // namespace core::world
