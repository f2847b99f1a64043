#include "ui/document/aspect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ui {
namespace {

using core::plan::limits::kSide;

int roundedToGrid(double pixels, int step) {
    const int rounded = static_cast<int>(std::lround(pixels / step)) * step;
    const int smallest = (kSide.least + step - 1) / step * step;
    return std::clamp(rounded, smallest, kSide.most / step * step);
}

}  // namespace

std::span<const Aspect> aspects() {
    static constexpr std::array kAspects{Aspect{1, 1}, Aspect{4, 3},  Aspect{3, 4}, Aspect{3, 2},
                                         Aspect{2, 3}, Aspect{16, 9}, Aspect{9, 16}};
    return kAspects;
}

QSize sizeFor(const Aspect& aspect, const core::plan::ModelInfo& model) {
    const double area = static_cast<double>(model.nativeWidth) * model.nativeHeight;
    const double ratio = static_cast<double>(aspect.width) / aspect.height;
    return {roundedToGrid(std::sqrt(area * ratio), model.sizeStep),
            roundedToGrid(std::sqrt(area / ratio), model.sizeStep)};
}

QSize roundedSize(const QSize& size, const core::plan::ModelInfo& model) {
    return {roundedToGrid(size.width(), model.sizeStep), roundedToGrid(size.height(), model.sizeStep)};
}

QString aspectLabel(const QSize& size, const core::plan::ModelInfo& model) {
    for (const Aspect& aspect : aspects())
        if (sizeFor(aspect, model) == size) return aspect.label();
    const int divisor = std::max(1, std::gcd(size.width(), size.height()));
    return Aspect{size.width() / divisor, size.height() / divisor}.label();
}

}  // namespace ui
