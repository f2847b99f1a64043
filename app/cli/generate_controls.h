#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/pipeline/pipeline.h"

namespace cli {

// The texts of the options of `generate` that steer a picture beside the prompt.
struct ControlTexts {
    std::string pose, edges, canny;  // files
    bool invertEdges = false;        // of `edges`: it has dark lines on white
    std::vector<std::string> partners, controls;
    std::string bridge;
};

// Puts poses, edges, partners and ControlNets into a plan. Lists given here replace the plan's own. A pose or edges
// that nobody would read get the first partner there is for them; `notice` is told. Throws core::Error.
void applyControls(const ControlTexts& texts, const std::vector<core::plan::ModelInfo>& models,
                   const std::function<void(const std::string&)>& notice, core::plan::Plan& plan);

}  // namespace cli
