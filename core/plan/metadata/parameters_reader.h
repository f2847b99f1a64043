#pragma once

#include <string>

#include "core/plan/metadata/picture_plan.h"

namespace core::plan {

// What a `parameters` text says, whoever wrote it. Never throws: text without parameters is a prompt.
PicturePlan readParameters(const std::string& text, const PlanTarget& target = {});

// Whether it is such a text and not just any: it ends in a line with steps.
bool looksLikeParameters(const std::string& text);

}  // namespace core::plan
