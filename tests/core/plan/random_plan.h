#pragma once

#include <random>

#include "core/plan/plan.h"

namespace test {

// A valid plan with every field drawn anew: prompts of several lines, with commas, quotes, colons,
// backslashes and Chinese; the edges of each range come up.
core::plan::Plan randomPlan(std::mt19937& random);

// The same with the fields alone that a `parameters` text can say.
core::plan::Plan randomTextPlan(std::mt19937& random);

}  // namespace test
