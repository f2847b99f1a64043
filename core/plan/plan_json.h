#pragma once

#include <string>

#include "core/plan/amendments.h"
#include "core/plan/plan.h"

namespace core::plan {

// The plan as JSON text, one object; every field of Plan by name, as resources/plan.schema.json describes it:
// pictures are PNGs in base64, people lists of numbers with OpenPose's names. `indent` as in nlohmann::json::dump.
std::string toJson(const Plan& plan, int indent = -1);

// Reads what toJson wrote. Absent fields keep their defaults, unknown ones are ignored (a newer
// program wrote them); a wrong type or a value out of range throws Error naming the field.
Plan planFromJson(const std::string& text);

// The same for files of one's own, of which nothing may be lost: a value out of range is brought to the nearest one, a
// part that cannot be read keeps its default, and both are noted. Throws Error only for what is no JSON object.
Plan planFromJson(const std::string& text, Amendments& amendments);

}  // namespace core::plan
