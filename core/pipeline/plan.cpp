#include "core/pipeline/plan.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/pipeline/plan_checks.h"

namespace core::pipeline {
namespace {

void checkStyles(const std::vector<StyleTerm>& styles) {
    checkCount("styles", styles.size(), kMaxStyles);
    for (const auto& style : styles) {
        checkText("a style prefix", style.prefix);
        checkRange("a style strength", style.strength, 0.0, 20.0);
    }
}

void checkSampler(const std::string& id) {
    std::string known;
    for (const auto& sampler : samplers()) {
        if (sampler.id == id) return;
        known += (known.empty() ? "" : ", ") + sampler.id;
    }
    fail("expected sampler to be one of {}, found \"{}\"", known, id);
}

}  // namespace

const std::vector<SamplerName>& samplers() {
    static const std::vector<SamplerName> names{{"ddim", "DDIM"},
                                                {"euler", "Euler"},
                                                {"euler_a", "Euler a"},
                                                {"dpmpp_2m", "DPM++ 2M"},
                                                {"dpmpp_2m_karras", "DPM++ 2M Karras"}};
    return names;
}

std::string samplerLabel(const std::string& id) {
    const auto& names = samplers();
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.id == id; });
    return found == names.end() ? id : found->label;
}

void validate(const Plan& plan) {
    checkText("prompt", plan.prompt);
    checkText("negativePrompt", plan.negativePrompt);
    checkStyles(plan.styles);
    checkModel("model", plan.model);
    checkRange("width", plan.width, 64, 2048);
    checkRange("height", plan.height, 64, 2048);
    checkRange("steps", plan.steps, 1, 200);
    checkRange("guidance", plan.guidance, 1.0, 30.0);
    checkSampler(plan.sampler);
    checkRange("tStruct", plan.tStruct, 0, 1000);
    checkLowStages(plan);
    checkPeople(plan.people);
    checkEdges(plan.edges);
    checkPartners(plan);
    checkControls(plan.controls);
}

}  // namespace core::pipeline
