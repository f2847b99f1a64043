#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/pipeline/plan.h"

// The checks of validate(): each throws Error with one sentence that names the field.
namespace core::pipeline {

constexpr std::size_t kMaxTextBytes = 64 * 1024;  // of a prompt; text encoders see a few hundred bytes
constexpr std::size_t kMaxStyles = 16;            // each is one more evaluation a step
constexpr std::size_t kMaxLoras = 8;
constexpr double kMaxLoraStrength = 2.0;  // either way

// The comparison is written so that a NaN is out of range, too.
template <typename Number>
void checkRange(std::string_view field, Number value, Number low, Number high) {
    if (!(value >= low && value <= high)) fail("expected {} from {} to {}, found {}", field, low, high, value);
}

void checkText(std::string_view field, const std::string& text);
// A model id names a folder: nothing in it may lead elsewhere.
void checkModel(std::string_view field, const std::string& model);
void checkCount(std::string_view field, std::size_t count, std::size_t most);

void checkLowStages(const Plan& plan);
void checkPeople(const std::vector<control::Person>& people);
void checkEdges(const SharedImage& edges);
void checkPartners(const Plan& plan);
void checkControls(const std::vector<ControlPlan>& controls);
void checkLoras(const std::vector<LoraPlan>& loras);

}  // namespace core::pipeline
