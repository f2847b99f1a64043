#include <webp/decode.h>

#include "core/base/error.h"
#include "core/image/photo_decoders.h"

namespace core {

Image decodeWebp(const std::string& bytes, const std::string& where, const PngLimits& limits, Ground ground) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    WebPBitstreamFeatures about{};
    if (WebPGetFeatures(data, bytes.size(), &about) != VP8_STATUS_OK) fail("{}: the picture is damaged", where);
    if (about.has_animation) fail("{}: expected one picture, found an animation", where);
    checkPictureSize(where, about.width, about.height, limits);
    std::vector<std::uint8_t> pixels(std::size_t{4} * static_cast<std::size_t>(about.width) *
                                     static_cast<std::size_t>(about.height));
    if (!WebPDecodeRGBAInto(data, bytes.size(), pixels.data(), pixels.size(), 4 * about.width))
        fail("{}: the picture is incomplete or damaged", where);
    return laidOnGround(pixels, about.width, about.height, 3, ground);
}

}  // namespace core
