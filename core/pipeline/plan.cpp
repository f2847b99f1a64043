#include "core/pipeline/plan.h"

#include <functional>

#include "core/base/error.h"
#include "core/pipeline/plan_checks.h"
#include "core/pipeline/sampler_names.h"

namespace core::pipeline {
namespace {

constexpr int kMostSteps = 1000;  // of five stages of 200

void checkStyles(const std::vector<StyleTerm>& styles) {
    checkCount("styles", styles.size(), kMaxStyles);
    for (const auto& style : styles) {
        checkText("a style prefix", style.prefix);
        checkRange("a style strength", style.strength, 0.0, 20.0);
    }
}

// "ddim, euler": the ids of names that pass.
template <typename Name>
std::string idsOf(const std::vector<Name>& names, const std::function<bool(const Name&)>& passes) {
    std::string ids;
    for (const auto& name : names)
        if (passes(name)) ids += (ids.empty() ? "" : ", ") + name.id;
    return ids;
}

void checkSampler(const Plan& plan) {
    if (offersSpacing(plan.sampler, plan.spacing)) return;
    if (!offersSpacing(plan.sampler, "model"))
        fail("expected sampler to be one of {}, found \"{}\"",
             idsOf<SamplerName>(samplers(), [](const auto&) { return true; }), plan.sampler);
    fail("expected spacing of {} to be one of {}, found \"{}\"", plan.sampler,
         idsOf<SpacingName>(spacings(), [&](const auto& name) { return offersSpacing(plan.sampler, name.id); }),
         plan.spacing);
}

}  // namespace

void validate(const Plan& plan) {
    checkText("prompt", plan.prompt);
    checkText("negativePrompt", plan.negativePrompt);
    checkStyles(plan.styles);
    checkModel("model", plan.model);
    checkRange("width", plan.width, 64, 2048);
    checkRange("height", plan.height, 64, 2048);
    checkRange("guidance", plan.guidance, 1.0, 30.0);
    checkSampler(plan);
    checkRange("steps of " + plan.sampler, plan.steps, 1, mostSteps(plan.sampler));
    checkRange("tStruct", plan.tStruct, 0, 1000);
    checkRange("stopAfter", plan.stopAfter, 0, kMostSteps);
    checkRange("lastTimestep", plan.lastTimestep, kModelsOwn, 800);
    checkLowStages(plan);
    checkPeople(plan.people);
    checkEdges(plan.edges);
    checkPartners(plan);
    checkControls(plan.controls);
    checkLoras(plan.loras);
}

}  // namespace core::pipeline
