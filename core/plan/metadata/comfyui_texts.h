#pragma once

#include <string>
#include <vector>

#include "core/plan/metadata/comfyui_graph.h"

namespace core::plan {

enum class ComfySide { Positive, Negative };

// The texts that lead to a sampler's conditioning, each once: of nodes that hold text, or pass on what others made.
std::vector<std::string> comfyTexts(const ComfyGraph& graph, const nlohmann::json* conditioning, ComfySide side);

}  // namespace core::plan
