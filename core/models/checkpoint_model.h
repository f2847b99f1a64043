#pragma once

#include "core/models/model_parts.h"
#include "core/models/model_place.h"
#include "core/nets/lora_file.h"

namespace core::models {

// Models in one file, in the layouts of CompVis (Stable Diffusion 1.x and 2.x) and SGM (SDXL, PanGu-Draw v3), and
// ControlNets, and LoRAs. All is read off names and shapes; what cannot be seen there is what the
// family's authors published (noise schedule, which layer of a text encoder is read, padding). Throws Error for files
// that are damaged, of another family, or lack what the place does not lend.
ModelSummary readCheckpointSummary(const ModelPlace& place);
ModelParts openCheckpointModel(const ModelPlace& place);
PartFiles openCheckpointControlNet(const ModelPlace& place);
std::shared_ptr<const nets::LoraFile> openCheckpointLora(const ModelPlace& place);

}  // namespace core::models
