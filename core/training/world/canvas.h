#pragma once

#include <opencv2/core.hpp>

#include "core/training/world/attributes.h"
#include "core/training/world/geometry.h"

namespace core::world {

/// Antialiased shapes on an RGB picture of any proportion. Coordinates and widths are in picture heights,
/// x from 0 to width(), and are honoured to a sixteenth of a pixel. Internal to the world.
class Canvas {
 public:
    /// Paints on the given pixels, CV_8UC3, black at first.
    Canvas(const cv::Mat& pixels, Style style);

    /// Of the picture, in picture heights.
    float width() const { return m_width; }
    Style style() const { return m_style; }
    const cv::Mat& pixels() const { return m_pixels; }

    /// The colour at a place, clamped to the picture.
    Colour at(Point place) const;

    /// The outline colour that goes with a fill: dark ink in flat pictures, a deeper tone in watercolours.
    Colour ink(Colour fill) const;

    void gradient(float top, float bottom, Colour from, Colour to);
    void line(Point a, Point b, Colour colour, float width);
    void path(const Points& points, Colour colour, float width);
    void arc(Point centre, Point radii, float fromDegrees, float toDegrees, Colour colour, float width);
    void polygon(const Points& outline, Colour fill, float inkWidth = 0);
    void box(Point topLeft, Point bottomRight, Colour fill, float inkWidth = 0);
    void ellipse(Point centre, Point radii, Colour fill, float inkWidth = 0, float degrees = 0);

 private:
    cv::Point fixed(Point place) const;
    void fillConvex(const Points& outline, Colour fill);

    cv::Mat m_pixels;
    float m_width;
    float m_height;  // in pixels
    Style m_style;
};

}  // namespace core::world
