#pragma once

#include "core/pipeline/comfyui_graph.h"
#include "core/pipeline/foreign_values.h"

namespace core::pipeline {

// The model behind a sampler's `model` input and the LoRAs on the way to it, one or many a node, in the order in which
// they are laid on. Other nodes that change the model on that way are named.
void takeComfyModels(const ComfyGraph& graph, const nlohmann::json* model, ForeignValues& values);

// The ControlNets that a sampler's conditioning goes through.
void takeComfyControls(const ComfyGraph& graph, const nlohmann::json* conditioning, ForeignValues& values);

}  // namespace core::pipeline
