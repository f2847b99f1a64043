#include "core/nets/control_residuals.h"

#include <torch/types.h>

#include <cmath>

#include "core/base/error.h"

namespace core::nets {

ControlResiduals scaled(const ControlResiduals& residuals, const ControlStrength& strength) {
    const auto count = static_cast<double>(residuals.down.size());
    const auto factor = [&](double index) {
        return strength.scale * (strength.guess ? std::pow(10.0, index / count - 1.0) : 1.0);
    };
    ControlResiduals result;
    for (std::size_t i = 0; i < residuals.down.size(); ++i)
        result.down.push_back(residuals.down[i] * factor(static_cast<double>(i)));
    result.mid = residuals.mid * factor(count);
    return result;
}

ControlResiduals operator+(const ControlResiduals& a, const ControlResiduals& b) {
    if (a.down.size() != b.down.size())
        fail("ControlNet: expected {} residuals from the second network too, found {}", a.down.size(), b.down.size());
    ControlResiduals sum{a.down, a.mid + b.mid};
    for (std::size_t i = 0; i < sum.down.size(); ++i) sum.down[i] = sum.down[i] + b.down[i];
    return sum;
}

}  // namespace core::nets
