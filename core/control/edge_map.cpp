#include "core/control/edge_map.h"

#include <opencv2/imgproc.hpp>

#include "core/base/error.h"

namespace core::control {
namespace {

cv::Mat matOf(const Image& image) {
    return {image.height, image.width, image.channels == 1 ? CV_8UC1 : CV_8UC3,
            const_cast<std::uint8_t*>(image.pixels.data())};
}

}  // namespace

Image edgeMapFrom(const Image& picture) {
    if (picture.isEmpty()) fail("expected a picture for the edge map, found an empty one");
    if (picture.channels == 1) return picture;
    Image grey(picture.width, picture.height, 1);
    cv::Mat target = matOf(grey);
    cv::cvtColor(matOf(picture), target, cv::COLOR_RGB2GRAY);
    return grey;
}

Image cannyEdges(const Image& picture, int low, int high) {
    const Image grey = edgeMapFrom(picture);
    Image edges(grey.width, grey.height, 1);
    cv::Mat target = matOf(edges);
    cv::Canny(matOf(grey), target, low, high);
    return edges;
}

}  // namespace core::control
