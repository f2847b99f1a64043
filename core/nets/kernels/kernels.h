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

// softmax(q k^T / sqrt(d)) v for each head, all arrays [batch, tokens, heads * d] and contiguous but for the result,
// whose tokens may lie further apart.
struct Attention {
    const float* q = nullptr;
    const float* k = nullptr;
    const float* v = nullptr;
    float* result = nullptr;
    std::int64_t batch = 1, queries = 0, keys = 0, heads = 1, d = 0;
    std::int64_t resultStride = 0;  // from token to token; 0: heads * d
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

// Layer normalisation of [batch,tokens,width] without weights, times 1 + scale, plus shift.
struct ModulatedNorm {
    const float* x = nullptr;
    const float* scale = nullptr;  // [width] of a picture
    const float* shift = nullptr;
    float* result = nullptr;
    std::int64_t batch = 1, tokens = 0, width = 0;
    std::int64_t modulationStride = 0;  // from picture to picture, of scale and shift
    double eps = 1e-5;
};

// What a rotary transformer's block projects its tokens to, taken apart: x [batch, tokens, 3 * width + hidden] holds
// queries, keys, values and hidden units.
struct RotarySplit {
    const float* x = nullptr;
    const float* cosines = nullptr;  // [tokens, width / heads / 2]
    const float* sines = nullptr;
    float* queries = nullptr;  // [batch, tokens, width], turned by their places
    float* keys = nullptr;     // [batch, keyRows, width], the first `tokens` rows of each picture, turned
    float* values = nullptr;   // likewise, as they are
    float* mixed = nullptr;    // [batch, tokens, width + hidden]: the exact GELU of the units behind the first `width`
    std::int64_t batch = 1, tokens = 0, keyRows = 0, width = 0, heads = 1, hidden = 0;
};

struct Table {
    void (*convolve3x3)(const Convolution&, int threads);
    void (*attend)(const Attention&, int threads);
    void (*groupNorm)(const GroupNorm&, int threads);
    // x [rows, 2 * width] -> [rows, width]: the first half times the exact GELU of the second.
    void (*geglu)(const float* x, float* result, std::int64_t rows, std::int64_t width, int threads);
    void (*modulatedNorm)(const ModulatedNorm&, int threads);
    void (*rotarySplit)(const RotarySplit&, int threads);
};

// The fastest this processor can run; AVX2 with FMA where there is any.
const Table& best();

// The same source without any assumption on the processor; for tests, and for processors of other makes.
const Table& portable();

}  // namespace core::nets::kernels
