#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/io/json_file.h"
#include "core/models/model_summary.h"
#include "core/models/part_files.h"
#include "core/models/size_condition.h"
#include "core/models/text_tower.h"

namespace core::models {

enum class Vocabulary { Clip, WordPiece };

// A text encoder's files, and what they do not say themselves.
struct TextPart {
    PartFiles files;
    std::filesystem::path vocabulary;  // as ModelLocation has it
    TextLayer layer = TextLayer::Last;
    Vocabulary kind = Vocabulary::Clip;
    std::string padToken = {};  // empty: as the folder says

    std::shared_ptr<const text::Tokenizer> tokenizer() const;
};

// A text-to-image model as its files describe it, wherever they are: configs and the headers of weights are read, the
// weights are not.
struct ModelParts {
    ModelSummary about;
    PartFiles unet;
    std::optional<PartFiles> texture;  // a second generator, for t <= T_struct
    PartFiles vae;
    std::vector<TextPart> texts;
    io::JsonFile schedule;  // as scheduler_config.json
    // What a single number beside the pooled text means to the first generator, and to the second one.
    SizeCondition oneNumber = SizeCondition::NativeSide, textureNumber = SizeCondition::NativeSide;
    bool zeroEmptyNegative = false;  // an empty negative prompt is zeros, not an encoded empty text

    // What all weights take in full precision.
    std::int64_t bytes() const;
    std::int64_t textBytes() const;  // the text encoders' share of it
};

// A model in the diffusers layout: Stable Diffusion 1.x, 2.x and XL, and this program's own. Throws Error naming the
// file that is missing or damaged.
ModelParts openModelFolder(const std::filesystem::path& folder);

}  // namespace core::models
