#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>

namespace core::training {

// Writes an indented JSON file beside its place and renames it. Throws Error when that fails.
void writeJson(const std::filesystem::path& file, const nlohmann::json& value);

}  // namespace core::training
