#pragma once

#include <torch/types.h>

#include <filesystem>

#include "core/base/device.h"

namespace core::training {

constexpr int kEnlargerInput = 256;  // pixels a side of the small pictures; the large ones have twice that

// Renders that an enlarger learns from or is checked with.
struct EnlargerPictures {
    torch::Tensor large;    // bytes [N,3,512,512]
    torch::Tensor decoded;  // bytes [N,3,256,256]: what an autoencoder makes of their reductions; undefined without one
};

enum class EnlargerUse { Learning, Checking };

struct EnlargerSource {
    int count = 320;
    std::filesystem::path model = {};  // folder, whose autoencoder encodes and decodes; empty: none does
    int threads = 1;                   // that draw
    torch::Device device = torch::kCPU;
};

// From ranges of numbers of their own, which no generator and no judge sees. Those to learn from are decoded from
// latents that are up to 0.15 (standard deviation) wrong, as generators leave them; those to check with from true ones.
// Throws Error for a model without an autoencoder that it knows.
EnlargerPictures enlargerPictures(EnlargerUse use, const EnlargerSource& source);

}  // namespace core::training
