#pragma once

#include <string>

#include "core/models/model_summary.h"
#include "core/nets/compact_enlarger.h"

namespace core::models {

// What an enlarger's shape says.
ModelSummary enlargerSummary(const std::string& id, const std::string& label,
                             const nets::CompactEnlargerConfig& config);

}  // namespace core::models
