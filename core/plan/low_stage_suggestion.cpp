#include "core/plan/low_stage_suggestion.h"

#include <algorithm>
#include <cmath>

namespace core::plan {
namespace {

constexpr double kMuchLarger = 1.5;
constexpr double kLongestSide = 4.0 / 3.0;

int onGrid(double pixels, int step, int most) {
    const int rounded = static_cast<int>(std::lround(pixels / step)) * step;
    return std::clamp(rounded, std::min((limits::kSide.least + step - 1) / step * step, most), most);
}

}  // namespace

std::optional<LowStage> suggestedLowStage(int width, int height, const ModelInfo& model) {
    const double area =
        static_cast<double>(width) * height / (static_cast<double>(model.nativeWidth) * model.nativeHeight);
    const double side = static_cast<double>(std::max(width, height)) / std::max(model.nativeWidth, model.nativeHeight);
    if (area <= kMuchLarger && side <= kMuchLarger) return std::nullopt;
    const double scale = std::min({1.0 / std::sqrt(area), kLongestSide / side, 1.0});
    LowStage stage;
    stage.width = onGrid(width * scale, model.sizeStep, width);
    stage.height = onGrid(height * scale, model.sizeStep, height);
    return stage;
}

LowStage halvedLowStage(int width, int height, const ModelInfo& model) {
    LowStage stage;
    stage.width = onGrid(width / 2.0, model.sizeStep, width);
    stage.height = onGrid(height / 2.0, model.sizeStep, height);
    return stage;
}

}  // namespace core::plan
