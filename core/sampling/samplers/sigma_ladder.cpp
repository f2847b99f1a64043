#include "core/sampling/samplers/sigma_ladder.h"

#include <algorithm>

namespace core::sampling {

Ladder sigmaLadder(const SamplerSetup& setup) {
    SpacingRule rule = setup.spacing(Spacing::Linspace);
    rule.fractional = true;
    Ladder ladder{.timesteps = spacedTimesteps(rule, setup.steps)};
    std::vector<double> sigmas;
    for (const double t : ladder.timesteps) sigmas.push_back(setup.schedule.sigmaAt(t));
    if (setup.options.curve != SigmaCurve::OfTimesteps) {
        sigmas = sigmasAlong(setup.options.curve, sigmas.front(), sigmas.back(), setup.steps);
        std::transform(sigmas.begin(), sigmas.end(), ladder.timesteps.begin(),
                       [&](double sigma) { return setup.schedule.timestepOf(sigma); });
    }
    for (const double sigma : sigmas) ladder.levels.push_back({1.0, sigma});
    ladder.levels.push_back({1.0, 0.0});
    ladder.endsClean = setup.endsEarly();
    // Leading timesteps begin below pure noise: there the picture's own variance counts as well.
    ladder.initNoiseSigma = rule.spacing == Spacing::Leading ? std::hypot(sigmas.front(), 1.0) : sigmas.front();
    return ladder;
}

Ladder twoStageLadder(const SamplerSetup& setup, const std::function<double(double from, double to)>& between) {
    const Ladder steps = sigmaLadder(setup);
    Ladder ladder{.initNoiseSigma = steps.initNoiseSigma, .endsClean = steps.endsClean};
    for (std::size_t k = 0; k < steps.timesteps.size(); ++k) {
        ladder.timesteps.push_back(steps.timesteps[k]);
        ladder.levels.push_back(steps.levels[k]);
        if (k + 1 == steps.timesteps.size()) break;
        const double to = steps.levels[k + 1].sigma;
        const double sigma = between(steps.levels[k].sigma, to);
        ladder.timesteps.push_back(sigma == to ? steps.timesteps[k + 1] : setup.schedule.timestepOf(sigma));
        ladder.levels.push_back({1.0, sigma});
    }
    ladder.levels.push_back(steps.levels.back());
    return ladder;
}

}  // namespace core::sampling
