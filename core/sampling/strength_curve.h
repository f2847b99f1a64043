#pragma once

#include <vector>

namespace core::sampling {

// A strength at a timestep.
struct StrengthPoint {
    double t = 0.0;
    double strength = 0.0;  // 0..1
};

// How much a partner counts over the leader's t: linear between its points, constant beyond the outer ones.
class StrengthCurve {
 public:
    // The same at every t. Throws Error unless it is in 0..1.
    explicit StrengthCurve(double constant);
    // In rising order of t. Throws Error for none, for another order, and for strengths outside 0..1.
    explicit StrengthCurve(std::vector<StrengthPoint> points);

    double at(double t) const;

 private:
    std::vector<StrengthPoint> m_points;
};

}  // namespace core::sampling
