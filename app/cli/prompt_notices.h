#pragma once

#include <string>
#include <vector>

#include "core/pipeline/pipeline.h"

namespace cli {

// Sentences on what of a plan's words has no effect: those beyond the tokens that its model reads, and comments. Throws
// core::Error for a model that is not there.
std::vector<std::string> promptNotices(core::pipeline::Pipeline& generator, const core::plan::Plan& plan);

}  // namespace cli
