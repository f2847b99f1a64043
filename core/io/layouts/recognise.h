#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/io/layouts/checkpoint_parts.h"

namespace core::io {

enum class ModelFamily { stableDiffusion1, stableDiffusion2, stableDiffusionXl, panGuDraw3 };

// "Stable Diffusion 1.x" and so on.
const char* familyName(ModelFamily family);

// What can be said of a checkpoint without a look at its values.
struct CheckpointSummary {
    std::optional<ModelFamily> family;          // empty: no UNet or ControlNet to tell it by
    std::map<ModelPart, nlohmann::json> parts;  // the parts there are, each with its inferred config.json
    // "epsilon" or "v_prediction"; empty where neither family nor metadata tell, as for most files of Stable
    // Diffusion 2, whose two kinds have the same weights.
    std::string prediction;
};

// Tells a whole model, or one part, by the names and shapes of its tensors: milliseconds for a header that is
// mapped. Throws Error, with a sentence, for models that this program does not run (SDXL's refiner, inpainting
// UNets, unknown architectures) and for files that hold none of the parts.
CheckpointSummary recognise(const std::shared_ptr<const WeightSource>& file);

// 0.13025 for the autoencoder of SDXL and PanGu-Draw, else 0.18215.
double latentScale(std::optional<ModelFamily> family);

}  // namespace core::io
