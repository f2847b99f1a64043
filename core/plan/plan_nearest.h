#pragma once

#include "core/plan/amendments.h"
#include "core/plan/plan.h"

namespace core::plan {

// Brings whatever validate() would refuse to the nearest value that it lets pass, the drawing behind the edges
// included, and adds to `amendments` what became something else: numbers go to the nearer end of their range, texts and
// lists are cut, ends that are crossed are put in order, a model that nothing can be called is left out. Afterwards
// validate() passes. A plan within its limits stays untouched.
void bringWithinLimits(Plan& plan, Amendments& amendments);
void bringWithinLimits(control::EdgeDrawing& drawing, Amendments& amendments);

// Whether a drawing would stay untouched.
bool isWithinLimits(const control::EdgeDrawing& drawing);

}  // namespace core::plan
