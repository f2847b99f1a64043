#include "core/training/world/canvas.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace core::world {

namespace {

constexpr int kShift = 4;  // fractional bits of OpenCV's fixed-point coordinates

cv::Scalar scalar(Colour colour) {
    const auto channel = [](float value) { return std::round(std::clamp(value, 0.F, 255.F)); };
    return {channel(colour.r), channel(colour.g), channel(colour.b)};
}

}  // namespace

Canvas::Canvas(const cv::Mat& pixels, Style style)
    : m_pixels(pixels),
      m_width(static_cast<float>(pixels.cols) / static_cast<float>(pixels.rows)),
      m_height(static_cast<float>(pixels.rows)),
      m_style(style) {
    m_pixels.setTo(0);
}

Colour Canvas::at(Point place) const {
    const auto index = [&](float value, int count) {
        return std::clamp(static_cast<int>(value * m_height), 0, count - 1);
    };
    const auto& pixel = m_pixels.at<cv::Vec3b>(index(place.y, m_pixels.rows), index(place.x, m_pixels.cols));
    return Colour{static_cast<float>(pixel[0]), static_cast<float>(pixel[1]), static_cast<float>(pixel[2])};
}

Colour Canvas::ink(Colour fill) const { return darker(fill, m_style == Style::Flat ? 0.58F : 0.3F); }

void Canvas::gradient(float top, float bottom, Colour from, Colour to) {
    const int first = std::max(0, static_cast<int>(top * m_height));
    const int last = std::min(m_pixels.rows, static_cast<int>(bottom * m_height));
    for (int y = first; y < last; ++y) {
        const float t = static_cast<float>(y - first) / static_cast<float>(std::max(1, last - first - 1));
        m_pixels.row(y).setTo(scalar(mix(from, to, t)));
    }
}

void Canvas::line(Point a, Point b, Colour colour, float width) {
    const float radius = std::max(width / 2, 0.5F / m_height);
    const float degrees = std::atan2(b.y - a.y, b.x - a.x) * 57.29578F;
    Points capsule = arcPoints(a, {radius, radius}, degrees + 90, degrees + 270, 8);
    const Points cap = arcPoints(b, {radius, radius}, degrees - 90, degrees + 90, 8);
    capsule.insert(capsule.end(), cap.begin(), cap.end());
    fillConvex(capsule, colour);
}

void Canvas::path(const Points& points, Colour colour, float width) {
    for (std::size_t i = 1; i < points.size(); ++i) line(points[i - 1], points[i], colour, width);
}

void Canvas::arc(Point centre, Point radii, float fromDegrees, float toDegrees, Colour colour, float width) {
    path(arcPoints(centre, radii, fromDegrees, toDegrees, 10), colour, width);
}

void Canvas::polygon(const Points& outline, Colour fill, float inkWidth) {
    std::vector<cv::Point> points;
    points.reserve(outline.size());
    for (const Point& place : outline) points.push_back(fixed(place));
    cv::fillPoly(m_pixels, std::vector<std::vector<cv::Point>>{points}, scalar(fill), cv::LINE_AA, kShift);
    if (inkWidth <= 0) return;
    const int thickness = std::max(1, static_cast<int>(std::lround(inkWidth * m_height)));
    cv::polylines(m_pixels, points, true, scalar(ink(fill)), thickness, cv::LINE_AA, kShift);
}

void Canvas::box(Point topLeft, Point bottomRight, Colour fill, float inkWidth) {
    const auto corners = [&](float grow) {
        const Point a = topLeft - Point{grow, grow};
        const Point b = bottomRight + Point{grow, grow};
        return Points{a, {b.x, a.y}, b, {a.x, b.y}};
    };
    if (inkWidth > 0) fillConvex(corners(inkWidth / 2), ink(fill));
    fillConvex(corners(-inkWidth / 2), fill);
}

void Canvas::ellipse(Point centre, Point radii, Colour fill, float inkWidth, float degrees) {
    const float radians = degrees / 57.29578F;
    const float cosine = std::cos(radians);
    const float sine = std::sin(radians);
    const int count = std::clamp(static_cast<int>(std::max(radii.x, radii.y) * m_height), 10, 48);
    const auto outline = [&](float grow) {
        Points points = arcPoints({0, 0}, radii + Point{grow, grow}, 0, 360, count);
        for (Point& p : points) p = centre + Point{p.x * cosine - p.y * sine, p.x * sine + p.y * cosine};
        return points;
    };
    if (inkWidth > 0) fillConvex(outline(inkWidth / 2), ink(fill));
    fillConvex(outline(-inkWidth / 2), fill);
}

cv::Point Canvas::fixed(Point place) const {
    // OpenCV puts pixel centres at whole numbers; here the picture's height spans 0..1 edge to edge.
    const auto convert = [&](float value) {
        return static_cast<int>(std::lround((value * m_height - 0.5F) * (1 << kShift)));
    };
    return {convert(place.x), convert(place.y)};
}

void Canvas::fillConvex(const Points& outline, Colour fill) {
    cv::Point points[64];
    const int count = static_cast<int>(std::min(outline.size(), std::size(points)));
    for (int i = 0; i < count; ++i) points[i] = fixed(outline[static_cast<std::size_t>(i)]);
    cv::fillConvexPoly(m_pixels, points, count, scalar(fill), cv::LINE_AA, kShift);
}

}  // namespace core::world
