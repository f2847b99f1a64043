#include "core/sampling/strength_curve.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace core::sampling {
namespace {

void checkPoint(const StrengthPoint& point) {
    if (!std::isfinite(point.t)) fail("Strength: expected a finite t, found {}", point.t);
    if (!(point.strength >= 0.0 && point.strength <= 1.0))
        fail("Strength: expected 0 to 1, found {} at t = {}", point.strength, point.t);
}

}  // namespace

StrengthCurve::StrengthCurve(double constant) : StrengthCurve(std::vector<StrengthPoint>{{0.0, constant}}) {}

StrengthCurve::StrengthCurve(std::vector<StrengthPoint> points) : m_points(std::move(points)) {
    if (m_points.empty()) fail("Strength: expected one point or more, found none");
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        checkPoint(m_points[i]);
        if (i > 0 && m_points[i].t <= m_points[i - 1].t)
            fail("Strength: expected points in rising order of t, found {} after {}", m_points[i].t, m_points[i - 1].t);
    }
}

double StrengthCurve::at(double t) const {
    const auto above = std::find_if(m_points.begin(), m_points.end(), [t](const auto& point) { return point.t >= t; });
    if (above == m_points.begin()) return m_points.front().strength;
    if (above == m_points.end()) return m_points.back().strength;
    const StrengthPoint& below = *(above - 1);
    return std::lerp(below.strength, above->strength, (t - below.t) / (above->t - below.t));
}

}  // namespace core::sampling
