#pragma once

#include <string>
#include <vector>

#include "core/plan/metadata/picture_plan.h"

namespace core::plan {

// Words that A1111 changes while a picture forms: `[from:to:0.5]` (either may be empty), `[later:0.5]`, `[a|b]`. Each
// becomes what stands first, with a notice (of the first few). Brackets that only weaken stay.
void takeChangingWords(std::string& prompt, std::vector<PlanNotice>& notices);

}  // namespace core::plan
