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
