#pragma once

#include <filesystem>
#include <string_view>

namespace core::log {

// Where the program tells what it does: standard error, and a rotating file when one was named.
void toFile(const std::filesystem::path& file);

// From now on standard error hears nothing more, for programs that tell there themselves what is wrong.
void muteConsole();

void info(std::string_view message);
void warning(std::string_view message);
void error(std::string_view message);

}  // namespace core::log
