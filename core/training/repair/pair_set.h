#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace core::training {

// Pairs a file. Its tensors: "clean" and "made" [N,C,h,w] in half precision, scaled: the true latent of a picture and
// what generators made of it; "timesteps" [N], to which the true one was noised; "numbers" [N] of the pictures.
constexpr std::int64_t kPairChunk = 500;

// All of them in memory.
struct PairSet {
    torch::Tensor clean, made;          // [N,C,h,w], half
    torch::Tensor timesteps;            // int64 [N]
    std::vector<std::int64_t> numbers;  // of the pictures

    std::int64_t size() const { return clean.size(0); }

    // The deviation of each channel of the true latents, [1,C,1,1] in fp32.
    torch::Tensor spread() const;
};

// Reads a folder's files. Throws Error when there are none, or one is damaged.
PairSet loadPairs(const std::filesystem::path& folder);

}  // namespace core::training
