#include "core/training/world/geometry.h"

#include <cmath>
#include <numbers>

namespace core::world {

namespace {

constexpr float kRadians = std::numbers::pi_v<float> / 180;

}  // namespace

Point swing(Point from, float degrees, float length) {
    return {from.x + length * std::sin(degrees * kRadians), from.y + length * std::cos(degrees * kRadians)};
}

Points arcPoints(Point centre, Point radii, float fromDegrees, float toDegrees, int count) {
    Points points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(count - 1);
        const float angle = (fromDegrees + (toDegrees - fromDegrees) * t) * kRadians;
        points.push_back({centre.x + radii.x * std::cos(angle), centre.y + radii.y * std::sin(angle)});
    }
    return points;
}

Points rounded(const Points& outline, int rounds) {
    Points current = outline;
    for (int round = 0; round < rounds; ++round) {
        Points next;
        next.reserve(2 * current.size());
        for (std::size_t i = 0; i < current.size(); ++i) {
            const Point a = current[i];
            const Point b = current[(i + 1) % current.size()];
            next.push_back(mix(a, b, 0.25F));
            next.push_back(mix(a, b, 0.75F));
        }
        current = std::move(next);
    }
    return current;
}

}  // namespace core::world
