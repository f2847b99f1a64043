#pragma once

#include <string>
#include <vector>

#include "core/models/model_location.h"
#include "core/plan/plan.h"

namespace cli {

// One of them, of an option that names LoRAs.
core::plan::LoraPlan loraFrom(const std::string& option, const std::string& text, core::models::ModelSources& sources);

// The LoRAs of --lora: "id", "id:0.8", or a file's path in place of the id. A file that the person has not added joins
// `sources` under its name. Throws core::Error that names the option and its form.
std::vector<core::plan::LoraPlan> lorasFrom(const std::vector<std::string>& texts, core::models::ModelSources& sources);

}  // namespace cli
