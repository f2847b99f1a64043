#pragma once

#include <memory>
#include <vector>

#include "core/io/weight_source.h"

namespace core::io {

// What a checkpoint is made of. PanGu-Draw v3's Chinese tower is its first text encoder.
enum class ModelPart { unet, vae, textEncoder, textEncoder2, controlNet };

// The part's folder in the diffusers layout: "unet", "text_encoder_2".
const char* partName(ModelPart part);

// The parts that a file holds, be it a whole model in the layout of CompVis (Stable Diffusion 1 and 2) or
// SGM (SDXL, PanGu-Draw v3), or one part alone in that layout or in diffusers'. Looks at names only.
std::vector<ModelPart> partsOf(const WeightSource& file);

// One part of a file under the parameter names of diffusers and transformers. What is no weight (noise
// schedules, averages, position ids, logit scales) is left out; a name that fits nowhere stays as it is, so that
// strict loading names it. Stable Diffusion 2's text tower loses its last layer and its projection, which
// that model does not use. Throws Error when the file does not have the part.
std::shared_ptr<const WeightSource> partOf(std::shared_ptr<const WeightSource> file, ModelPart part);

}  // namespace core::io
