#include "core/training/picture_shape.h"

#include <array>

#include "core/training/latent_set.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

// By chunk, over and over. Pictures of 512 x 512 cost four times as much as the usual ones, crops of 1024 x 1024
// sixteen.
constexpr std::array kShapes = {
    PictureShape{},         PictureShape{},         PictureShape{},         PictureShape{},
    PictureShape{384, 256}, PictureShape{},         PictureShape{},         PictureShape{512, 512},
    PictureShape{},         PictureShape{},         PictureShape{256, 384}, PictureShape{},
    PictureShape{},         PictureShape{192, 320}, PictureShape{},         PictureShape{},
    PictureShape{},         PictureShape{512, 512}, PictureShape{},         PictureShape{},
    PictureShape{320, 192}, PictureShape{},         PictureShape{},         PictureShape{384, 384},
    PictureShape{},         PictureShape{},         PictureShape{},         PictureShape{1024, 1024, 384},
    PictureShape{},         PictureShape{},         PictureShape{512, 384}, PictureShape{}};

bool isUnseen(std::int64_t number) { return number >= kUnseen; }

}  // namespace

PictureShape shapeOf(std::int64_t number) {
    return isUnseen(number) ? PictureShape{} : kShapes[static_cast<std::size_t>(number / kChunk) % kShapes.size()];
}

bool isLowResolution(std::int64_t number) { return !isUnseen(number) && number % 8 == 7 && !isCrop(number); }

int drawnHeight(std::int64_t number) { return shapeOf(number).height / (isLowResolution(number) ? 2 : 1); }

}  // namespace core::training
