#pragma once

#include <vector>

namespace core::sampling {

// The coefficients of one UniPC step over `h` in lambda (Zhao et al. 2023, theorem 3.1 and equation 11), for
// networks in terms of z0: x_t = base - alpha_t B (sum of weights times differences of z0).
class UnipcWeights {
 public:
    UnipcWeights(double h, bool bh1);

    // exp(-h) - 1, what multiplies the newest z0 in the base.
    double phi() const { return m_phi; }
    double scale() const { return m_scale; }  // B

    // `ratios`: where the older predictions lie, as a fraction of h from the newest one (negative).
    // Without the prediction at the end of the step (UniP): one weight each.
    std::vector<double> predictor(std::vector<double> ratios) const;
    // With it (UniC): one weight each and the last for the end.
    std::vector<double> corrector(std::vector<double> ratios) const;

 private:
    std::vector<double> solve(const std::vector<double>& ratios) const;

    double m_minusH;
    double m_phi;
    double m_scale;
};

}  // namespace core::sampling
