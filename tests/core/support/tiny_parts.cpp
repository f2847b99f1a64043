#include "tests/core/support/tiny_parts.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include <fstream>

#include "core/io/module_weights.h"
#include "core/training/vocabulary/bpe_trainer.h"
#include "core/training/vocabulary/vocabulary_files.h"

namespace fs = std::filesystem;

void writeJson(const fs::path& file, const nlohmann::json& value) { std::ofstream(file) << value.dump(2); }

void writePart(const fs::path& folder, const torch::nn::Module& module, const nlohmann::json& config,
               const std::string& file, torch::Dtype type) {
    fs::create_directories(folder);
    writeJson(folder / "config.json", config);
    core::io::writeSafetensors(folder / file, core::io::weightsOf(module, type));
}

void writeTokenizer(const fs::path& folder, std::size_t positions, const std::string& padToken) {
    core::training::BpeTrainer trainer;
    trainer.add("a girl in a red dress on the beach");
    trainer.add("a boy in a blue shirt in the snow");
    core::training::writeTokenizerFolder(folder, trainer.train({.vocabularySize = 530}), positions);
    if (padToken.empty()) return;
    auto config = nlohmann::json::parse(std::ifstream(folder / "tokenizer_config.json"));
    config["pad_token"] = padToken;
    writeJson(folder / "tokenizer_config.json", config);
}
