#pragma once

#include <string>
#include <vector>

#include "core/plan/limits.h"

namespace core::plan {

struct Plan;

// The noise levels that a sampler can walk between.
enum class Walk {
    AnyLevels,
    Timesteps,  // those of whole timesteps, which rules out spacings by sigma
    Strides,    // of timesteps equally far apart
    OwnGrid,    // of the timesteps that a model was distilled on
};

// All that a program without the sampler itself knows of it. What walks is a row of the same id in
// core/sampling/sampler_registry.cpp: this table is free of Torch, so that the window and the readers may use it.
struct SamplerRow {
    std::string id;     // as in plans and on the command line: "dpmpp_2m"
    std::string label;  // as the field writes it: "DPM++ 2M"
    Walk walk = Walk::AnyLevels;
    int mostSteps = limits::kSteps.most;
    int evaluations = 1;                    // of the model, a step
    std::string usualSpacing = "model";     // what "Automatic" means to the programs that write it
    std::string note = {};                  // for the command line's help
    std::vector<std::string> nearest = {};  // small letters and digits in names elsewhere that this one is nearest to
};

// How the noise levels of a run are spaced.
struct SpacingRow {
    std::string id;     // as in plans and on the command line: "karras"
    std::string label;  // as the field writes it: "Karras"; empty where it writes nothing
    bool bySigma = false;
};

// The samplers a plan may name, in the order menus show them.
const std::vector<SamplerRow>& samplers();
// "model" (as the model's schedule says), the spacings of timesteps, those of sigmas; in the order of menus.
const std::vector<SpacingRow>& spacings();

// How many steps a sampler takes at the most.
int mostSteps(const std::string& sampler);

// Whether a plan may name both. False for unknown ids.
bool offersSpacing(const std::string& sampler, const std::string& spacing);

// The label of an id; the id itself when unknown.
std::string samplerLabel(const std::string& id);
std::string spacingLabel(const std::string& id);
// Both of a plan: "DPM++ 2M Karras".
std::string samplerAndSpacing(const Plan& plan);

// Names the sampler alone, as plans did before they had spacings: the levels are the model's own, except for
// "dpmpp_2m_karras", which was a sampler then.
void nameSampler(Plan& plan, const std::string& id);

}  // namespace core::plan
