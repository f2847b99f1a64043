#include "core/plan/metadata/foreign_stage.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

constexpr int kTimesteps = kFirstTimestep + 1;

// sqrt((1 - abar) / abar) at every timestep: betas from 0.00085 to 0.012, evenly in their square roots (Rombach et al.
// 2022, appendix B).
std::array<double, kTimesteps> stableDiffusionSigmas() {
    std::array<double, kTimesteps> sigmas{};
    const double first = std::sqrt(0.00085), last = std::sqrt(0.012);
    double abar = 1.0;
    for (int t = 0; t < kTimesteps; ++t) {
        const double root = first + (last - first) * t / kFirstTimestep;
        abar *= 1.0 - root * root;
        sigmas[static_cast<std::size_t>(t)] = std::sqrt((1.0 - abar) / abar);
    }
    return sigmas;
}

// A place from 0 to 1 between the first sigma of a run and the last, as a spacing by sigma has it (Karras et al. 2022,
// equation 5, or equal ratios).
double sigmaAt(double place, bool karras, double largest, double smallest) {
    if (!karras) return largest * std::pow(smallest / largest, place);
    const double from = std::pow(largest, 1.0 / 7.0), to = std::pow(smallest, 1.0 / 7.0);
    return std::pow(from + place * (to - from), 7.0);
}

std::optional<double> positive(const std::optional<std::string>& text) {
    const auto number = text ? finiteNumber(*text) : std::nullopt;
    return number && *number > 0.0 ? number : std::nullopt;
}

}  // namespace

int timestepOfStrength(const Plan& plan, double strength) {
    const int painted = std::clamp(static_cast<int>(plan.steps * strength), 0, plan.steps);
    const double place = static_cast<double>(plan.steps - painted) / std::max(1, plan.steps - 1);
    double timestep = kFirstTimestep * (1.0 - place);
    if (plan.spacing == "karras" || plan.spacing == "exponential") {
        static const auto sigmas = stableDiffusionSigmas();
        const double sigma = sigmaAt(std::min(1.0, place), plan.spacing == "karras", sigmas.back(), sigmas.front());
        timestep = static_cast<double>(std::lower_bound(sigmas.begin(), sigmas.end(), sigma) - sigmas.begin());
    }
    return std::clamp(static_cast<int>(std::lround(timestep)), 1, kFirstTimestep - 1);
}

std::optional<HiresStage> hiresStage(const ForeignHires& hires, const Plan& plan) {
    const auto scale = positive(hires.scale), strength = positive(hires.strength);
    const auto width = positive(hires.width), height = positive(hires.height);
    if (!strength || !(scale || width || height)) return std::nullopt;
    HiresStage stage;
    // One side alone means: the other in proportion.
    const double other = scale ? *scale : width && *width > 0.0 ? *width / plan.width : *height / plan.height;
    stage.width = !scale && width ? *width : plan.width * other;
    stage.height = !scale && height ? *height : plan.height * other;
    if (stage.width < plan.width || stage.height < plan.height ||
        stage.width * stage.height <= double(plan.width) * plan.height)
        return std::nullopt;
    stage.tLow = timestepOfStrength(plan, std::min(1.0, *strength));
    return stage;
}

}  // namespace core::plan
