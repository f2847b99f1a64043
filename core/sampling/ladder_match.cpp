#include "core/sampling/ladder_match.h"

#include <algorithm>
#include <cmath>

namespace core::sampling {
namespace {

// Samplers compute one level in different ways; what is nearer than this is equal.
constexpr double kEqual = 1e-6;

// Finite also for pure noise and for a clean latent.
double boundedLogSnr(NoiseLevel level) {
    constexpr double kBound = 100.0;
    return std::clamp(level.logSnr(), -kBound, kBound);
}

std::vector<double> logSnrs(const Sampler& sampler) {
    std::vector<double> values;
    for (int i = 0; i < sampler.steps(); ++i) values.push_back(boundedLogSnr(sampler.level(i)));
    return values;
}

// The nearest of `ladder` from index `from` on; of equally near ones the first.
int nearest(const std::vector<double>& ladder, double value, int from) {
    int best = from;
    for (int i = from + 1; i < static_cast<int>(ladder.size()); ++i)
        if (std::abs(ladder[i] - value) < std::abs(ladder[best] - value) - kEqual) best = i;
    return best;
}

// Whether the step after `taken` is as near as `taken` itself: a repeated level.
bool repeats(const std::vector<double>& ladder, int taken) {
    return taken + 1 < static_cast<int>(ladder.size()) && std::abs(ladder[taken + 1] - ladder[taken]) < kEqual;
}

}  // namespace

std::vector<int> matchByLogSnr(const Sampler& leader, const Sampler& partner) {
    const std::vector<double> ladder = logSnrs(partner);
    std::vector<int> matches;
    for (const double value : logSnrs(leader)) {
        const int last = matches.empty() ? 0 : matches.back();
        const int match = nearest(ladder, value, last);
        const bool next = !matches.empty() && match == last && repeats(ladder, last);
        matches.push_back(next ? match + 1 : match);
    }
    return matches;
}

int firstStepNotNoisier(const Sampler& sampler, NoiseLevel level) {
    const std::vector<double> ladder = logSnrs(sampler);
    const double least = boundedLogSnr(level) - kEqual;
    const auto found = std::find_if(ladder.begin(), ladder.end(), [least](double value) { return value >= least; });
    auto first = static_cast<int>(found - ladder.begin());
    while (repeats(ladder, first)) ++first;
    return first;
}

}  // namespace core::sampling
