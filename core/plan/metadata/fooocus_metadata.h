#pragma once

#include <optional>
#include <string>

#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// What Fooocus writes under `parameters`, or in a JPEG's or WebP's Exif comment, unless it is told to write as A1111:
// {"prompt": "...", "resolution": "(1152, 896)", "sampler": "...", "loras": [["name", 0.1, "hash"]], ...}. The words
// that were typed are taken, not those that its styles added. Nothing when the text is no such thing.
std::optional<ForeignValues> fooocusValues(const std::string& json);

}  // namespace core::plan
