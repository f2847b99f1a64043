#include "core/control/edge_map.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"

namespace core::control {
namespace {

cv::Mat matOf(const Image& image) {
    return {image.height, image.width, image.channels == 1 ? CV_8UC1 : CV_8UC3,
            const_cast<std::uint8_t*>(image.pixels.data())};
}

// Shares of the pixels of an edge map: lines are thin, and only their borders are grey.
constexpr double kMostLight = 0.3;
constexpr double kMostBetween = 0.08;
constexpr double kDark = 32;
constexpr double kLight = 192;
constexpr double kMostThick = 0.25;  // of what is light
constexpr int kSidesOfLine = 32;     // a line is thinner than this part of the picture

// Lines vanish under a brush that is broader than they are; shapes stay.
bool isThin(const cv::Mat& light) {
    const int side = std::max(3, std::max(light.cols, light.rows) / kSidesOfLine);
    cv::Mat rest;
    cv::erode(light, rest, cv::getStructuringElement(cv::MORPH_RECT, {side, side}));
    return cv::countNonZero(rest) < kMostThick * cv::countNonZero(light);
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

bool looksLikeEdgeMap(const Image& picture) {
    const Image grey = edgeMapFrom(picture);
    const cv::Mat map = matOf(grey);
    const double all = static_cast<double>(map.total());
    const cv::Mat lines = map > kLight;
    const double light = cv::countNonZero(lines) / all;
    const double between = cv::countNonZero(map > kDark) / all - light;
    return light > 0 && light < kMostLight && between < kMostBetween && isThin(lines);
}

Image cannyEdges(const Image& picture, int low, int high) {
    const Image grey = edgeMapFrom(picture);
    Image edges(grey.width, grey.height, 1);
    cv::Mat target = matOf(edges);
    cv::Canny(matOf(grey), target, low, high);
    return edges;
}

}  // namespace core::control
