#pragma once

#include <cstdint>

#include "core/io/json_file.h"

namespace core::text {

enum class TextActivation { QuickGelu, Gelu };

// The shape of a CLIP text tower. Defaults are those of CLIP ViT-L/14.
struct ClipTextConfig {
    std::int64_t vocabularySize = 49408;
    std::int64_t width = 768;
    std::int64_t feedForwardWidth = 3072;
    std::int64_t layers = 12;
    std::int64_t heads = 12;  // each width / heads wide
    std::int64_t positions = 77;
    TextActivation activation = TextActivation::QuickGelu;
    double normEpsilon = 1e-5;
    std::int64_t endToken = 2;    // 2, as old folders say, stands for "the largest id in the prompt"
    std::int64_t projection = 0;  // width of the text embedding; 0: the tower has no projection

    // Reads config.json of a CLIPTextModel or CLIPTextModelWithProjection. Throws Error for a value that is
    // out of range or that this implementation does not support.
    static ClipTextConfig read(const io::JsonFile& json);

    // A lower bound of the tower's weights, within a small factor.
    std::int64_t leastWeights() const;

    // The same as config.json of a transformers folder.
    nlohmann::json toJson() const;
};

}  // namespace core::text
