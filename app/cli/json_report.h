#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace cli {

// Writes one JSON object to `file`; nothing when the name is empty. Throws core::Error when it cannot.
void writeReport(const std::string& file, const nlohmann::json& report);

}  // namespace cli
