#pragma once

#include <QString>
#include <filesystem>

#include "core/base/cancel_token.h"

namespace ui {

// What changes when a model's files do: their names, sizes and times. Reads no content. Empty for what holds no
// weights.
QString stampOf(const std::filesystem::path& model);

// SHA-256 in 64 hexadecimal digits. Of a file: of its bytes. Of a folder: of what sha256sum prints for its
// .safetensors files, at any depth, in the order of their relative names:
//   find . -name '*.safetensors' -printf '%P\n' | LC_ALL=C sort | xargs sha256sum | sha256sum
// Throws core::Error for what cannot be read, and core::Cancelled.
QString sha256Of(const std::filesystem::path& model, const core::CancelToken& cancel);

}  // namespace ui
