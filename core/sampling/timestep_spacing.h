#pragma once

#include <string>
#include <vector>

namespace core::sampling {

// How the timesteps of a short run are picked out of the T of training (Lin et al. 2024, table 2).
enum class Spacing {
    Leading,     // multiples of a whole stride, from 0 (plus an offset): misses the noisiest end
    Trailing,    // from T-1 down by T/n: misses the cleanest end
    Linspace,    // both ends
    SgmUniform,  // n+1 points between both ends without the cleanest (the "sgm_uniform" of ComfyUI)
};

// The timestep_spacing of a scheduler_config.json: "leading", "trailing" or "linspace"; throws Error naming `where` for
// anything else.
Spacing spacingFromName(const std::string& name, const std::string& where);

struct SpacingRule {
    Spacing spacing = Spacing::Leading;
    int trainSteps = 1000;
    int offset = 0;  // added to leading timesteps only, as in the reference
    // leading and linspace: place n+1 points and leave the cleanest out (DPM-Solver, UniPC); not at n = T, where one
    // timestep would come twice.
    bool extraPoint = false;
    bool fractional = false;  // linspace, sgm: keep fractions (Euler); otherwise halves round to even
    int last = 0;             // 0..trainSteps-1: as if the schedule's first so many timesteps were not there
};

// `steps` timesteps, descending, each in last..trainSteps-1. One linspace step is the noisiest one.
// Throws Error when steps is not in 1..trainSteps-last, or the offset pushes a timestep past the end.
std::vector<double> spacedTimesteps(const SpacingRule& rule, int steps);

}  // namespace core::sampling
