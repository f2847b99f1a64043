#include "core/image/resize.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"

namespace core {
namespace {

constexpr int kMaxSide = 16384;

void checkSize(const Image& image, int width, int height) {
    if (image.isEmpty()) fail("expected a picture to resize, found an empty one");
    if (width < 1 || height < 1 || width > kMaxSide || height > kMaxSide)
        fail("expected a size of 1 to {} pixels a side, found {}x{}", kMaxSide, width, height);
}

cv::Mat view(const Image& image) {
    // OpenCV has no read-only matrix; nothing here writes through it.
    return {image.height, image.width, CV_MAKETYPE(CV_8U, image.channels),
            const_cast<std::uint8_t*>(image.pixels.data())};
}

}  // namespace

Image resized(const Image& image, int width, int height) {
    checkSize(image, width, height);
    if (width == image.width && height == image.height) return image;
    const cv::Size smaller(std::min(width, image.width), std::min(height, image.height));
    cv::Mat shrunk;
    cv::resize(view(image), shrunk, smaller, 0, 0, cv::INTER_AREA);
    Image result(width, height, image.channels);
    auto target = view(result);
    cv::resize(shrunk, target, target.size(), 0, 0, cv::INTER_CUBIC);
    return result;
}

}  // namespace core
