#pragma once

#include <string>

#include "core/models/model_location.h"
#include "core/models/model_summary.h"

namespace cli {

// Whether a text that names a model is the path of one: a file, or a folder that is written with its parent.
bool isModelPath(const std::string& text);

// The id of a model that an option names by its id or by the path of its folder or file. A place that the person has
// not added joins `sources` under its name; `extras` are what a single file does not say (path and id are filled in).
// Throws core::Error that names the option for a path where nothing is, and for a model of another kind.
std::string idOfModel(const std::string& option, const std::string& text, core::models::Kind kind,
                      core::models::ModelSources& sources, core::models::ModelLocation extras = {});

}  // namespace cli
