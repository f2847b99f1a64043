#pragma once

#include <cstdint>

// Arithmetic of our own for inference on the CPU, where LibTorch leaves time on the table: plain fp32 arrays, no
// LibTorch. Results do not depend on the number of threads. Scratch memory that cannot be had: std::bad_alloc.
namespace core::nets::kernels {

// A 3x3 convolution with stride 1 and a border of zeros, all arrays contiguous.
struct Convolution {
    const float* x = nullptr;         // [batch,in,height,width]
    const float* weight = nullptr;    // [out,in,3,3]
    const float* bias = nullptr;      // [out] or [batch,out]
    const float* residual = nullptr;  // [batch,out,height,width], added to the result; may be null
    float* result = nullptr;          // [batch,out,height,width], may be `residual`
    std::int64_t batch = 1, in = 0, out = 0, height = 0, width = 0;
    bool biasPerPicture = false;
};

// softmax(q k^T / sqrt(d)) v for each head, all arrays [batch, tokens, heads * d] and contiguous.
struct Attention {
    const float* q = nullptr;
    const float* k = nullptr;
    const float* v = nullptr;
    float* result = nullptr;
    std::int64_t batch = 1, queries = 0, keys = 0, heads = 1, d = 0;
};

// Group normalisation of [batch,channels,pixels], then SiLU where asked for.
struct GroupNorm {
    const float* x = nullptr;
    const float* weight = nullptr;  // [channels]
    const float* bias = nullptr;    // [channels]
    float* result = nullptr;        // may be x
    std::int64_t batch = 1, channels = 0, pixels = 0, groups = 1;
    double eps = 1e-5;
    bool silu = false;
};

struct Table {
    void (*convolve3x3)(const Convolution&, int threads);
    void (*attend)(const Attention&, int threads);
    void (*groupNorm)(const GroupNorm&, int threads);
    // x [rows, 2 * width] -> [rows, width]: the first half times the exact GELU of the second.
    void (*geglu)(const float* x, float* result, std::int64_t rows, std::int64_t width, int threads);
};

// The fastest this processor can run; AVX2 with FMA where there is any.
const Table& best();

// The same source without any assumption on the processor; for tests, and for processors of other makes.
const Table& portable();

}  // namespace core::nets::kernels
