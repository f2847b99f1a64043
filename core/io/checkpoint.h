#pragma once

#include <filesystem>
#include <memory>

#include "core/io/weight_source.h"

namespace core::io {

// A file of weights, told by its content and not by its name: safetensors or a MindSpore checkpoint. Throws
// Error with a sentence for what is neither; pickled files (PyTorch's .ckpt, .pt, .pth, .bin) are refused unread,
// as their format is a program, and the sentence says how to convert them. Names come without what trainers wrap
// around them, see unwrapped().
std::shared_ptr<const WeightSource> openCheckpoint(const std::filesystem::path& file);

// Why a pickled file is not opened, and what to do.
std::string pickleRefusal(const std::filesystem::path& file);

}  // namespace core::io
