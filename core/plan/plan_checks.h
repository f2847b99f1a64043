#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/plan/plan.h"

// The checks of validate(): each throws Error with one sentence that names the field.
namespace core::plan {

template <typename Number>
void checkRange(std::string_view field, Number value, const Range<Number>& range) {
    if (!range.holds(value)) fail("expected {} from {} to {}, found {}", field, range.least, range.most, value);
}

void checkText(std::string_view field, const std::string& text);
// A model id names a folder: nothing in it may lead elsewhere.
void checkModel(std::string_view field, const std::string& model);
bool isModelId(const std::string& model);
void checkCount(std::string_view field, std::size_t count, std::size_t most);

void checkLowStages(const Plan& plan);
void checkPeople(const std::vector<control::Person>& people);
void checkEdges(const SharedImage& edges);
void checkPartners(const Plan& plan);
// Of the plan or of a partner; `list` is what they are called: "controls", "partners[0].loras".
void checkControls(const std::string& list, const std::vector<ControlPlan>& controls);
void checkLoras(const std::string& list, const std::vector<LoraPlan>& loras);

}  // namespace core::plan
