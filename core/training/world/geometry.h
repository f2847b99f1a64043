#pragma once

#include <vector>

namespace core::world {

/// A place or a displacement; x to the right, y down, in picture heights unless said otherwise.
struct Point {
    float x = 0;
    float y = 0;

    bool operator==(const Point&) const = default;
};

using Points = std::vector<Point>;

constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
constexpr Point operator*(Point a, float s) { return {a.x * s, a.y * s}; }

constexpr Point mix(Point a, Point b, float t) { return a * (1 - t) + b * t; }

/// The point at a distance in a direction given in degrees from straight down, positive to the right.
Point swing(Point from, float degrees, float length);

/// Points on an ellipse from one angle to another (degrees, 0 to the right, 90 down), both included.
Points arcPoints(Point centre, Point radii, float fromDegrees, float toDegrees, int count);

/// Chaikin's corner cutting on a closed outline: each round doubles the points and rounds the corners.
Points rounded(const Points& outline, int rounds = 2);

}  // namespace core::world
