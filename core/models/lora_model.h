#pragma once

#include "core/models/model_location.h"
#include "core/models/model_summary.h"
#include "core/nets/lora_file.h"

namespace core::models {

// What a LoRA's names and shapes say. Its family is told by the width of the text that its UNet reads, and stays empty
// where none of its layers reads any.
ModelSummary loraSummary(const ModelLocation& place, const nets::LoraFile& file);

}  // namespace core::models
