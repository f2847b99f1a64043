#pragma once

#include <QString>
#include <filesystem>

namespace ui {

inline std::filesystem::path toPath(const QString& file) { return std::filesystem::path(file.toStdU16String()); }

}  // namespace ui
