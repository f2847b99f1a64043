#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

// The tensors of models as their authors published them: names and shapes alone.
using TensorShapes = std::map<std::string, std::vector<std::int64_t>>;
TensorShapes stableDiffusion15Shapes();
TensorShapes sdxlShapes();
TensorShapes panGuDraw3Shapes();

// Files of the size that such tensors have, all zeros, which take no room on the disk. Half precision.
void writeSparseSafetensors(const std::filesystem::path& file, const TensorShapes& shapes);

// The same as a MindSpore checkpoint, under MindSpore's names of norms and embeddings; single precision.
void writeSparseMindSpore(const std::filesystem::path& file, const TensorShapes& shapes);
