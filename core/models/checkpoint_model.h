#pragma once

#include "core/models/model_location.h"
#include "core/models/model_parts.h"
#include "core/nets/lora_file.h"

namespace core::models {

// Models in one file, in the layouts of CompVis (Stable Diffusion 1.x and 2.x) and SGM (SDXL, PanGu-Draw v3), and
// ControlNets, LoRAs and compact enlargers. All is read off names and shapes; what cannot be seen there is what the
// family's authors published (noise schedule, which layer of a text encoder is read, padding). Throws Error for files
// that are damaged, of another family, or lack what the place does not lend.
ModelSummary readCheckpointSummary(const ModelLocation& place);
ModelParts openCheckpointModel(const ModelLocation& place);
PartFiles openCheckpointControlNet(const ModelLocation& place);
PartFiles openCheckpointEnlarger(const ModelLocation& place);
std::shared_ptr<const nets::LoraFile> openCheckpointLora(const ModelLocation& place);

}  // namespace core::models
