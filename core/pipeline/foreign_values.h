#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/pipeline/picture_plan.h"

namespace core::pipeline {

// What a picture of any program says, in its own words: numbers are text until they meet our limits.
struct ForeignValues {
    std::string prompt;
    std::string negativePrompt;
    std::optional<std::string> steps;
    std::optional<std::string> guidance;
    std::optional<std::string> seed;
    std::optional<std::string> width;
    std::optional<std::string> height;
    std::optional<std::string> sampler;
    std::optional<std::string> schedule;
    std::optional<std::string> model;
    std::vector<LoraPlan> loras = {};      // valid ones
    std::vector<PlanNotice> notices = {};  // what the reader could not take as it stood
};

// The plan that comes nearest to them, and a notice for each difference. Passes validate(). With PlanSource::Own the
// model and the size are taken as they are, where they are valid.
PicturePlan planFromValues(const ForeignValues& values, PlanSource source, const PlanTarget& target);

// A few words of a value, as a notice repeats them.
std::string wordFromOutside(const std::string& text);

// Text that a plan may hold: UTF-8 without zeros, not longer than its limit.
std::string textFromOutside(const std::string& text, std::vector<PlanNotice>& notices);

}  // namespace core::pipeline
