#pragma once

#include <vector>

#include "core/plan/plan.h"

namespace ui {

constexpr int kMostInBatch = 64;

// The same plan so many times: with its seed and those that follow, or each with one drawn at random.
std::vector<core::plan::Plan> batchOf(core::plan::Plan plan, int count, bool randomSeeds);

}  // namespace ui
