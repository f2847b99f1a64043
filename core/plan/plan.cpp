#include "core/plan/plan.h"

#include <functional>

#include "core/base/error.h"
#include "core/plan/plan_checks.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
namespace {

void checkStyles(const std::vector<StyleTerm>& styles) {
    checkCount("styles", styles.size(), limits::kStyles);
    for (const auto& style : styles) {
        checkText("a style prefix", style.prefix);
        checkRange("a style strength", style.strength, limits::kStyleStrength);
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
             idsOf<SamplerRow>(samplers(), [](const auto&) { return true; }), plan.sampler);
    fail("expected spacing of {} to be one of {}, found \"{}\"", plan.sampler,
         idsOf<SpacingRow>(spacings(), [&](const auto& name) { return offersSpacing(plan.sampler, name.id); }),
         plan.spacing);
}

}  // namespace

void validate(const Plan& plan) {
    checkText("prompt", plan.prompt);
    checkText("negativePrompt", plan.negativePrompt);
    checkStyles(plan.styles);
    checkModel("model", plan.model);
    checkRange("width", plan.width, limits::kSide);
    checkRange("height", plan.height, limits::kSide);
    checkRange("guidance", plan.guidance, limits::kGuidance);
    checkSampler(plan);
    checkRange("steps of " + plan.sampler, plan.steps, Range<int>{limits::kSteps.least, mostSteps(plan.sampler)});
    checkRange("tStruct", plan.tStruct, limits::kTStruct);
    checkRange("stopAfter", plan.stopAfter, limits::kStopAfter);
    checkRange("lastTimestep", plan.lastTimestep, limits::kLastTimestep);
    checkLowStages(plan);
    checkPeople(plan.people);
    checkEdges(plan.edges);
    checkPartners(plan);
    checkControls("controls", plan.controls);
    checkLoras("loras", plan.loras);
}

}  // namespace core::plan
