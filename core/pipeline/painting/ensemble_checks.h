#pragma once

#include "core/models/model_catalog.h"
#include "core/plan/plan.h"

namespace core::pipeline {

// Throws Error for models of a plan that cannot paint it together, as far as their configs tell; nothing is loaded:
// sizes off a model's grid, ControlNets of another family than what they steer, learned bridges that are not there or
// join other grids, samplers that cannot walk a partner's steps.
void checkEnsemble(const plan::Plan& plan, const models::ModelCatalog& catalog);

// Throws Error for a ControlNet, of the plan or a partner, that reads what the plan does not have. Partners themselves
// paint on without a map; a ControlNet has nothing else to read.
void checkMaps(const plan::Plan& plan);

}  // namespace core::pipeline
