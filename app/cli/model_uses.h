#pragma once

#include <string>
#include <vector>

#include "app/cli/generate_parse.h"
#include "core/plan/model_info.h"
#include "core/plan/plan.h"

// What a model becomes in a plan that an option names: as it recommends, but for what the option says.
namespace cli {

// Null for a model that is not there: the pipeline says so.
const core::plan::ModelInfo* modelById(const std::vector<core::plan::ModelInfo>& models, const std::string& id);

core::plan::PartnerPlan partnerFrom(const ModelUse& use, const std::vector<core::plan::ModelInfo>& models);

// It reads what it says itself, else what the plan has.
core::plan::ControlPlan controlFrom(const ModelUse& use, const std::vector<core::plan::ModelInfo>& models,
                                    const core::plan::Plan& plan);

}  // namespace cli
