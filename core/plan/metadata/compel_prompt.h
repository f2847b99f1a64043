#pragma once

#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// InvokeAI's notation in ours: `word++` and `(some words)1.3` become `(word:1.21)` and `(some words:1.3)`, a bracket
// without a weight none. `("a", "b").and()`, `.blend(...)` and `.swap(...)` become their words, and a notice says so.
std::string fromCompel(const std::string& prompt, std::vector<PlanNotice>& notices);

}  // namespace core::plan
