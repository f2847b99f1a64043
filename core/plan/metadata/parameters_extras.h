#pragma once

#include "core/plan/metadata/parameter_line.h"
#include "core/plan/plan.h"

namespace core::plan {

// What a `parameters` line tells of ControlNets (as the field writes them), partners and low-resolution stages. It is
// written for people and searches; a plan is read back from its JSON.
ParameterList extraItems(const Plan& plan);

}  // namespace core::plan
