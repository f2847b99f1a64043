#pragma once

#include <filesystem>

// A complete model pair with random weights, seeded, small enough to paint in milliseconds: the same
// files as a real one, in the diffusers layout, written by the same code. Pictures step by 8 pixels.
void writeTinyModel(const std::filesystem::path& folder);
