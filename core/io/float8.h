#pragma once

#include <torch/types.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core::io {

// Floats of eight bits (Micikevicius et al. 2022, "FP8 Formats for Deep Learning", table 1), which not every LibTorch
// has: F8_E4M3, whose largest is 448 and which has no infinity, and F8_E5M2, the upper half of a half.
bool isFloat8(std::string_view type);

// `bytes`, one a number, as a tensor of halves: each of them is one exactly.
torch::Tensor halfFromFloat8(const std::byte* bytes, const std::vector<std::int64_t>& shape, std::string_view type);

}  // namespace core::io
