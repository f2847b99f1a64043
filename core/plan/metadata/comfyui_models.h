#pragma once

#include "core/plan/metadata/comfyui_graph.h"
#include "core/plan/metadata/foreign_values.h"

namespace core::plan {

// The model behind a sampler's `model` input and the LoRAs on the way to it, one or many a node, in the order in which
// they are laid on. Other nodes that change the model on that way are named.
void takeComfyModels(const ComfyGraph& graph, const nlohmann::json* model, ForeignValues& values);

// The ControlNets that a sampler's conditioning goes through.
void takeComfyControls(const ComfyGraph& graph, const nlohmann::json* conditioning, ForeignValues& values);

}  // namespace core::plan
