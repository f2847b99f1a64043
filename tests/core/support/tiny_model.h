#pragma once

#include <filesystem>
#include <string>
#include <vector>

// A complete model pair with random weights, seeded, small enough to paint in milliseconds: the same
// files as a real one, in the diffusers layout, written by the same code. Pictures step by 8 pixels.
void writeTinyModel(const std::filesystem::path& folder);

// Models that go with it, all random, too. A partner of 3 latent channels at half the size, whose grid is the tiny
// pair's; `control` is what it reads, "pose" or "edges".
// At another native size (pixels, the pair's is 64) the grids differ.
void writeTinyPartner(const std::filesystem::path& folder, const std::string& control, int nativeSize = 32);

// A ControlNet for the tiny pair; `control` may be empty.
void writeTinyControlNet(const std::filesystem::path& folder, const std::string& control);

// A learned bridge between the ids of a tiny pair and of tiny partners, or of models of so many latent channels.
void writeTinyBridge(const std::filesystem::path& folder, const std::string& leader,
                     const std::vector<std::string>& partners, int partnerChannels = 3);

// An enlarger, random and seeded, as a folder and as a single file.
void writeTinyEnlarger(const std::filesystem::path& folder, int scale);
void writeTinyEnlargerFile(const std::filesystem::path& file, int scale);

// A LoRA for the tiny pair, random and seeded: it changes a linear layer and a convolution of the generators and a
// layer of the text tower, each in the spelling of another program.
void writeTinyLora(const std::filesystem::path& file, unsigned seed);

// The layers that it changes, as parameters of the pair's generators and of its text tower.
constexpr const char* kTinyLoraLinear = "mid_block.attentions.0.transformer_blocks.0.attn2.to_k.weight";
constexpr const char* kTinyLoraConvolution = "down_blocks.0.resnets.0.conv1.weight";
constexpr const char* kTinyLoraText = "text_model.encoder.layers.0.self_attn.q_proj.weight";
