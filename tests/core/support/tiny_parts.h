#pragma once

#include <torch/nn/module.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

// What the models of tests are written with.
void writeJson(const std::filesystem::path& file, const nlohmann::json& value);

// config.json and the weights in `file`, in the folder of one part.
void writePart(const std::filesystem::path& folder, const torch::nn::Module& module, const nlohmann::json& config,
               const std::string& file, torch::Dtype type = torch::kFloat32);

// A vocabulary of 530 tokens for prompts of `positions` tokens, in CLIP's form. `padToken`: empty for the end token.
void writeTokenizer(const std::filesystem::path& folder, std::size_t positions, const std::string& padToken = {});
