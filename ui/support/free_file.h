#pragma once

#include <QString>
#include <functional>

namespace ui {

// Creates an empty file under the first of the names nameOf(0), nameOf(1), … that nobody has, so that two programs
// never choose the same, and returns its path. Throws core::Error when the folder cannot be written to.
QString createFreeFile(const QString& folder, const std::function<QString(int attempt)>& nameOf);

}  // namespace ui
