#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace core::models {

enum class Kind {
    Pair,        // `model_index.json`, two generators or one
    Partner,     // `model_index.json` of class PanGuDrawPartnerPipeline
    ControlNet,  // `config.json` of class ControlNetModel
    Lora,        // one file, on the person's list only
    Enlarger,    // `config.json` of class CompactEnlarger, or one file
};

// What a model folder or file says of itself, without loading it.
struct ModelSummary {
    std::string id;  // the folder's name, unless the person gave it another
    std::string label;
    Kind kind = Kind::Pair;
    std::string family;      // "Stable Diffusion 1.x"; empty: this program's own, or not said
    std::string prediction;  // "epsilon" or "v_prediction"; empty: not said
    int nativeSize = 512;    // pixels, the side it was trained at
    int sizeStep = 8;        // pixels; widths and heights are multiples of it
    int lastTimestep = 0;    // 0..800, where its steps end unless a plan says otherwise: its decoder does the rest
    int latentChannels = 0;
    int downsampling = 0;
    bool timeDecoupled = false;  // two generators: one for structure, one for texture
    int tStruct = 500;           // where its structure generator hands over to its texture generator, 0..1000
    std::string control;         // what it reads beside the prompt: "pose" or "edges"; empty: not said
    double strength = 0.5;
    int edition = 0;  // counts how often a model that comes with the program learned anew; 0: not said
    int scale = 1;    // of an enlarger: how many times the size its pictures are
};

// Reads `folder`; throws Error naming the file that is damaged or holds a value out of range.
ModelSummary readSummary(const std::filesystem::path& folder);

// The same; nothing for a folder that holds something else.
std::optional<ModelSummary> findSummary(const std::filesystem::path& folder);

}  // namespace core::models
