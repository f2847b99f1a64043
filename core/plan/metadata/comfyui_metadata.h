#pragma once

#include <optional>
#include <string>

#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// Whether a PNG's `prompt` is a graph of ComfyUI's; other programs keep plain text there.
bool isComfyGraph(const std::string& json);

// What the first pass of such a graph paints. Nothing when it has no sampler that words lead to.
std::optional<ForeignValues> comfyValues(const std::string& json);

}  // namespace core::plan
