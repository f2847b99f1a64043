#include "core/control/edge_drawing.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace core::control {
namespace {

constexpr int kSubpixelBits = 4;  // of coordinates that OpenCV draws with

Image baseOf(const EdgeDrawing& drawing, int width, int height) {
    if (drawing.source.isEmpty()) return Image(width, height, 1);
    if (drawing.findsEdges) return cannyEdges(*drawing.source, drawing.low, drawing.high);
    Image map = edgeMapFrom(*drawing.source);
    if (drawing.inverted)
        for (auto& pixel : map.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
    return map;
}

cv::Point placeOf(const StrokePoint& point, const cv::Mat& map) {
    constexpr float kOne = 1 << kSubpixelBits;
    return {static_cast<int>(std::lround(point.x * static_cast<float>(map.cols) * kOne)),
            static_cast<int>(std::lround(point.y * static_cast<float>(map.rows) * kOne))};
}

int thicknessOf(const EdgeStroke& stroke, const StrokePoint& point, const cv::Mat& map) {
    const float side = static_cast<float>(std::max(map.cols, map.rows));
    return std::max(1, static_cast<int>(std::lround(stroke.width * point.pressure * side)));
}

void draw(const EdgeStroke& stroke, cv::Mat& map) {
    const cv::Scalar colour(stroke.erases ? 0 : 255);
    for (std::size_t i = 0; i < stroke.points.size(); ++i) {
        const auto& from = stroke.points[i > 0 ? i - 1 : 0];
        const auto& to = stroke.points[i];
        cv::line(map, placeOf(from, map), placeOf(to, map), colour, thicknessOf(stroke, to, map), cv::LINE_AA,
                 kSubpixelBits);
    }
}

}  // namespace

Image drawEdges(const EdgeDrawing& drawing, int width, int height) {
    Image image = baseOf(drawing, width, height);
    cv::Mat map(image.height, image.width, CV_8UC1, image.pixels.data());
    for (const auto& stroke : drawing.strokes) draw(stroke, map);
    return image;
}

EdgeStroke mirrored(EdgeStroke stroke) {
    for (auto& point : stroke.points) point.x = 1 - point.x;
    return stroke;
}

}  // namespace core::control
