#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/cli/generate_partners.h"
#include "core/plan/plan.h"

namespace cli {

// The options of `generate` that steer a picture beside the prompt.
struct ControlTexts {
    std::string pose, edges, canny;           // files
    bool invertEdges = false;                 // of `edges`: it has dark lines on white
    std::string bridge;                       // of all partners whose --with does not name one
    std::vector<PartnerDraft> partners = {};  // with their models found
    std::vector<ModelUse> controls = {};      // likewise
};

// Puts poses, edges, partners and ControlNets into a plan. Lists given here replace the plan's own. A pose or edges
// that nobody would read get the first partner there is for them; `notice` is told. Throws core::Error.
void applyControls(const ControlTexts& texts, const std::vector<core::plan::ModelInfo>& models,
                   const std::function<void(const std::string&)>& notice, core::plan::Plan& plan);

}  // namespace cli
