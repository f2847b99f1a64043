#pragma once

#include "core/models/model_location.h"

namespace CLI {
class App;
}

namespace cli {

// --vocabulary, --structure, --parts-from and --prediction: what single files do not hold. `place` outlives parsing.
void addPlaceOptions(CLI::App& command, core::models::ModelLocation& place);

// Lets --model take the path of a folder or file, which `place` then has; its name becomes the id.
void acceptPath(CLI::App& command, core::models::ModelLocation& place);

}  // namespace cli
