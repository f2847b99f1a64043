#include "core/sampling/samplers/solver_ladder.h"

#include "core/base/error.h"

namespace core::sampling {
namespace {

Ladder curvedLadder(const SamplerSetup& setup) {
    Ladder ladder;
    const NoiseSchedule& schedule = setup.schedule;
    const double largest = schedule.sigma(schedule.size() - 1), smallest = schedule.sigma(setup.options.lastTimestep);
    for (const double sigma : sigmasAlong(setup.options.curve, largest, smallest, setup.steps)) {
        ladder.timesteps.push_back(std::nearbyint(schedule.timestepOf(sigma)));
        ladder.levels.push_back(NoiseLevel::fromRatio(sigma));
    }
    return ladder;
}

Ladder spacedLadder(const SamplerSetup& setup) {
    SpacingRule rule = setup.spacing(Spacing::Linspace);
    rule.extraPoint = true;
    rule.fractional = rule.spacing == Spacing::SgmUniform;
    Ladder ladder{.timesteps = spacedTimesteps(rule, setup.steps)};
    for (const double t : ladder.timesteps) ladder.levels.push_back(NoiseLevel::fromRatio(setup.schedule.sigmaAt(t)));
    return ladder;
}

}  // namespace

Ladder solverLadder(const SamplerSetup& setup, NoiseLevel end) {
    Ladder ladder = setup.options.curve == SigmaCurve::OfTimesteps ? spacedLadder(setup) : curvedLadder(setup);
    ladder.levels.push_back(end);
    ladder.endsClean = setup.endsEarly();
    return ladder;
}

void checkSolverOrder(int order, const char* sampler) {
    if (order < 1 || order > 3) fail("{}: expected a solver order of 1 to 3, found {}", sampler, order);
}

}  // namespace core::sampling
