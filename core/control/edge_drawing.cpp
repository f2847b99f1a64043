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

cv::Mat matOf(Image& image) { return {image.height, image.width, CV_8UC1, image.pixels.data()}; }

// The map's middle on a field of that size; what is outside either is cut, or black.
Image centredOn(Image& map, int width, int height) {
    Image field(width, height, 1);
    const cv::Size shared(std::min(width, map.width), std::min(height, map.height));
    const auto middle = [&](const Image& image) {
        return cv::Rect(cv::Point((image.width - shared.width) / 2, (image.height - shared.height) / 2), shared);
    };
    matOf(map)(middle(map)).copyTo(matOf(field)(middle(field)));
    return field;
}

int pixels(double side) { return std::max(1, static_cast<int>(std::lround(side))); }

Image scaled(Image& map, double scale) {
    Image small(pixels(scale * map.width), pixels(scale * map.height), 1);
    cv::Mat target = matOf(small);
    cv::resize(matOf(map), target, target.size(), 0, 0, cv::INTER_AREA);
    return small;
}

// A wide picture inside a narrow canvas stands on a field many times its height.
Image fitted(Image map, Fit fit, int width, int height) {
    if (fit == Fit::Stretch) return map;
    const double wide = static_cast<double>(width) / height;
    const bool keepsHeight = (wide * map.height < map.width) == (fit == Fit::Crop);
    const double fieldWidth = keepsHeight ? map.height * wide : map.width;
    const double fieldHeight = keepsHeight ? map.height : map.width / wide;
    const double scale = std::min(1.0, kMostMapSide / std::max(fieldWidth, fieldHeight));
    if (scale < 1.0) map = scaled(map, scale);
    return centredOn(map, pixels(scale * fieldWidth), pixels(scale * fieldHeight));
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
    Image image = fitted(baseOf(drawing, width, height), drawing.fit, width, height);
    cv::Mat map = matOf(image);
    for (const auto& stroke : drawing.strokes) draw(stroke, map);
    return image;
}

EdgeStroke mirrored(EdgeStroke stroke) {
    for (auto& point : stroke.points) point.x = 1 - point.x;
    return stroke;
}

}  // namespace core::control
