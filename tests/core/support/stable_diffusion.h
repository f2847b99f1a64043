#pragma once

#include <filesystem>

enum class Family { Sd1, Sd2, Sd2V, Sdxl, PanGu };

// A model with random weights, seeded, in the shape by which the family is known (widths of the text and of the vector
// condition, normalisation groups, heads) and otherwise as small as that allows. The folder is as diffusers writes it:
// an index without a word of this program's, weights in half precision.
void writeStableDiffusion(const std::filesystem::path& folder, Family family);

// A ControlNet for models of a family.
void writeFamilyControlNet(const std::filesystem::path& folder, Family family);

// The same weights as one file, in the layout in which the family's authors published them.
void writeSingleFile(const std::filesystem::path& folder, const std::filesystem::path& file, Family family);
