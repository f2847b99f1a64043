#pragma once

#include <cstdint>

namespace core::training {

// How the pictures of a chunk (a thousand numbers, see latent_set.h) are drawn. Most are squares of 256; others teach
// generators further proportions and sizes.
struct PictureShape {
    int width = 256;  // pixels, multiples of 16
    int height = 256;
    int crop = 0;  // side in pixels of the random crops that are kept in place of the whole; 0: the whole

    bool operator==(const PictureShape&) const = default;
};

PictureShape shapeOf(std::int64_t number);

// One picture in eight is drawn at half its size and enlarged: the structure generator learns from such pictures too,
// the texture generator never sees them (paper, section 3.1). Crops, which show detail alone, are for the texture
// generator.
bool isLowResolution(std::int64_t number);
inline bool isCrop(std::int64_t number) { return shapeOf(number).crop > 0; }

// Height in pixels at which a picture was drawn, before it was enlarged: the size condition of the generators.
int drawnHeight(std::int64_t number);

}  // namespace core::training
