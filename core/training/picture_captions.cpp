#include "core/training/picture_captions.h"

#include "core/training/picture_set.h"
#include "core/training/world/captions.h"
#include "core/training/world/random.h"
#include "core/training/world/visibility.h"

namespace core::training {
namespace {

constexpr std::uint64_t kCaptionStream = 12;
constexpr float kChineseShare = 0.3f;

}  // namespace

std::string captionOf(std::int64_t number, std::uint64_t variant) {
    world::Random random(static_cast<std::uint64_t>(number) * 1000003u + variant, kCaptionStream);
    const auto language = random.chance(kChineseShare) ? world::Language::Chinese : world::Language::English;
    const auto shape = shapeOf(number);
    return world::caption(world::visibleIn(attributesOf(number), shape.width, shape.height), language, random);
}

}  // namespace core::training
