#pragma once

#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// `a boat AND fog :0.6` (Liu et al. 2022, "Compositional Visual Generation with Composable Diffusion Models", as A1111
// writes it) paints by several prompts, each with a weight. A plan has one: theirs, joined, with the weights as those
// of words; one with a weight below 0 goes to the negative prompt. A notice says so.
void joinPrompts(ForeignValues& values);

}  // namespace core::plan
