#pragma once

#include <string>
#include <vector>

#include "core/pipeline/generator.h"

namespace cli {

// Sentences on what of a plan's words has no effect: those beyond the tokens that its model reads, and comments. Throws
// core::Error for a model that is not there.
std::vector<std::string> promptNotices(core::pipeline::Generator& generator, const core::pipeline::Plan& plan);

}  // namespace cli
