#pragma once

#include "core/plan/metadata/foreign_values.h"
#include "core/plan/metadata/parameter_line.h"

namespace core::plan {

// What A1111 and its kin write beside the usual items: hires fix and ControlNets, which a plan holds, and all that it
// does not, which is named. Items that change no picture (hashes, versions, dates) are passed over in silence.
void takeOtherItems(const ParameterList& items, ForeignValues& values);

// Names the LoRAs that acted and have no tag in the prompt, which would say how strongly.
void nameUntaggedLoras(const ParameterList& items, ForeignValues& values);

}  // namespace core::plan
