#include "core/sampling/samplers/solver_ladder.h"

#include "core/base/error.h"

namespace core::sampling {
namespace {

Ladder karrasLadder(const SamplerSetup& setup) {
    Ladder ladder;
    const NoiseSchedule& schedule = setup.schedule;
    for (const double sigma : karrasSigmas(schedule.sigma(schedule.size() - 1), schedule.sigma(0), setup.steps)) {
        ladder.timesteps.push_back(std::nearbyint(schedule.timestepOf(sigma)));
        ladder.levels.push_back(NoiseLevel::fromRatio(sigma));
    }
    return ladder;
}

Ladder spacedLadder(const SamplerSetup& setup) {
    SpacingRule rule = setup.spacing(Spacing::Linspace);
    rule.extraPoint = true;
    Ladder ladder{.timesteps = spacedTimesteps(rule, setup.steps)};
    for (const double t : ladder.timesteps) ladder.levels.push_back(NoiseLevel::fromRatio(setup.schedule.sigmaAt(t)));
    return ladder;
}

}  // namespace

Ladder solverLadder(const SamplerSetup& setup, NoiseLevel end) {
    Ladder ladder = setup.options.karras ? karrasLadder(setup) : spacedLadder(setup);
    ladder.levels.push_back(end);
    return ladder;
}

void checkSolverOrder(const SamplerSetup& setup, const char* sampler, int largest) {
    const int order = setup.options.solverOrder;
    if (order < 1 || order > largest) fail("{}: expected a solver order of 1 to {}, found {}", sampler, largest, order);
}

}  // namespace core::sampling
