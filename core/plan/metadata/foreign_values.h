#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/plan/metadata/picture_plan.h"

namespace core::plan {

// A picture that was enlarged and painted on, as A1111's hires fix does.
struct ForeignHires {
    std::optional<std::string> scale = {};  // either this, 1..
    std::optional<std::string> width = {};  // or these, in pixels
    std::optional<std::string> height = {};
    std::optional<std::string> strength = {};  // 0..1: how much of the schedule was painted after enlarging
};

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
    std::optional<ForeignHires> hires = {};
    std::vector<LoraPlan> loras = {};        // valid ones, see addLora()
    std::vector<ControlPlan> controls = {};  // valid ones, see addControl()
    std::vector<std::string> settings = {};  // that a plan does not have, see addSetting()
    std::vector<PlanNotice> notices = {};    // what the reader could not take as it stood
};

// The plan that comes nearest to them, and a notice for each difference. Passes validate(). With PlanSource::Own the
// model and the size are taken as they are, where they are valid.
PicturePlan planFromValues(const ForeignValues& values, PlanSource source, const PlanTarget& target);

// Remembers a setting that a plan does not have, to be named: "Clip skip 2"; a value that is long or empty is not
// repeated.
void addSetting(ForeignValues& values, const std::string& name, const std::string& value = {});

}  // namespace core::plan
