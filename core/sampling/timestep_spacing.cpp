#include "core/sampling/timestep_spacing.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace core::sampling {
namespace {

// A run over the whole schedule has no room for one more point.
bool hasExtraPoint(const SpacingRule& rule, int steps) { return rule.extraPoint && steps < rule.trainSteps; }

// std::nearbyint rounds halves to even in the default rounding mode, as the reference's library does.
double roundHalfToEven(double value) { return std::nearbyint(value); }

double leadingTimestep(const SpacingRule& rule, int steps, int i) {
    const bool extra = hasExtraPoint(rule, steps);
    const int stride = rule.trainSteps / (extra ? steps + 1 : steps);
    const int fromBelow = extra ? steps - i : steps - 1 - i;
    return static_cast<double>(fromBelow) * stride + rule.offset;
}

// The reference walks from T by the difference of its first two points, which is a rounded T / n: at 48 steps and some
// others that decides which way a half falls.
double trailingTimestep(const SpacingRule& rule, int steps, int i) {
    const double first = rule.trainSteps;
    const double second = first - first / steps;
    return roundHalfToEven(first + i * (second - first)) - 1.0;
}

double linspaceTimestep(const SpacingRule& rule, int steps, int i) {
    const bool leavesLastOut = hasExtraPoint(rule, steps) || rule.spacing == Spacing::SgmUniform;
    const int intervals = leavesLastOut ? steps : steps - 1;
    const double last = rule.trainSteps - 1.0;
    // (n * (last / n)) may round to a hair above `last`, where the schedule ends.
    const double t = intervals == 0 ? last : std::min(last, (intervals - i) * (last / intervals));
    return rule.fractional ? t : roundHalfToEven(t);
}

double timestepAt(const SpacingRule& rule, int steps, int i) {
    switch (rule.spacing) {
        case Spacing::Leading:
            return leadingTimestep(rule, steps, i);
        case Spacing::Trailing:
            return trailingTimestep(rule, steps, i);
        case Spacing::Linspace:
        case Spacing::SgmUniform:
            break;
    }
    return linspaceTimestep(rule, steps, i);
}

}  // namespace

Spacing spacingFromName(const std::string& name, const std::string& where) {
    if (name == "leading") return Spacing::Leading;
    if (name == "trailing") return Spacing::Trailing;
    if (name == "linspace") return Spacing::Linspace;
    fail("{}: expected timestep_spacing leading, trailing or linspace, found \"{}\"", where, name);
}

std::vector<double> spacedTimesteps(const SpacingRule& rule, int steps) {
    auto shortened = rule;
    shortened.trainSteps -= rule.last;
    if (steps < 1 || steps > shortened.trainSteps)
        fail("Sampler: expected 1 to {} steps, found {}", shortened.trainSteps, steps);
    std::vector<double> timesteps;
    for (int i = 0; i < steps; ++i) timesteps.push_back(rule.last + timestepAt(shortened, steps, i));
    if (timesteps.front() > rule.trainSteps - 1)
        fail("Sampler: expected timesteps below {}, but {} steps with an offset of {} begin at {}", rule.trainSteps,
             steps, rule.offset, timesteps.front());
    return timesteps;
}

}  // namespace core::sampling
