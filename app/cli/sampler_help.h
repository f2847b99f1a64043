#pragma once

#include <string>

namespace cli {

// What may follow --sampler and --spacing.
std::string samplerHelp();
std::string spacingHelp();

}  // namespace cli
