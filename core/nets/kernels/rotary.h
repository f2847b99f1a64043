#pragma once

#include "core/nets/kernels/kernels.h"
#include "core/nets/kernels/pointwise.h"
#include "core/nets/kernels/vector8.h"

// What surrounds the products of a rotary transformer's block, each in one pass over memory.
namespace core::nets::kernels {
namespace {

PGD_INLINE void modulateRow(const float* x, const float* scale, const float* shift, float* to, std::int64_t width,
                            double eps) {
    const double mean = sumOver(x, width, [](V8 v) { return v; }) / static_cast<double>(width);
    const float centre = static_cast<float>(mean);
    const double variance =
        sumOver(x, width, [centre](V8 v) { return (v - centre) * (v - centre); }) / static_cast<double>(width);
    const float inverse = static_cast<float>(1.0 / __builtin_sqrt(variance + eps));
    std::int64_t at = 0;
    for (; at + kLanes <= width; at += kLanes)
        store(to + at, (load(x + at) - centre) * inverse * (load(scale + at) + 1.0f) + load(shift + at));
    for (; at < width; ++at) to[at] = (x[at] - centre) * inverse * (scale[at] + 1.0f) + shift[at];
}

void modulatedNorm(const ModulatedNorm& n, int threads) {
#pragma omp parallel for num_threads(threads) schedule(static)
    for (std::int64_t row = 0; row < n.batch * n.tokens; ++row) {
        const auto modulation = row / n.tokens * n.modulationStride;
        modulateRow(n.x + row * n.width, n.scale + modulation, n.shift + modulation, n.result + row * n.width, n.width,
                    n.eps);
    }
}

// Pairs (i, i + half) of one head.
PGD_INLINE void turnHead(const float* x, const float* cosines, const float* sines, float* to, std::int64_t half) {
    std::int64_t i = 0;
    for (; i + kLanes <= half; i += kLanes) {
        const V8 a = load(x + i), b = load(x + half + i), c = load(cosines + i), s = load(sines + i);
        store(to + i, a * c - b * s);
        store(to + half + i, b * c + a * s);
    }
    for (; i < half; ++i) {
        to[i] = x[i] * cosines[i] - x[half + i] * sines[i];
        to[half + i] = x[half + i] * cosines[i] + x[i] * sines[i];
    }
}

PGD_INLINE void geluRow(const float* x, float* to, std::int64_t count) {
    std::int64_t at = 0;
    for (; at + kLanes <= count; at += kLanes) store(to + at, gelu(load(x + at)));
    for (; at < count; ++at) to[at] = gelu(all(x[at]))[0];
}

void rotarySplit(const RotarySplit& s, int threads) {
    const auto half = s.width / s.heads / 2, columns = 3 * s.width + s.hidden;
#pragma omp parallel for num_threads(threads) schedule(static)
    for (std::int64_t row = 0; row < s.batch * s.tokens; ++row) {
        const auto token = row % s.tokens, keyRow = row / s.tokens * s.keyRows + token;
        const float* x = s.x + row * columns;
        const float *cosines = s.cosines + token * half, *sines = s.sines + token * half;
        for (std::int64_t head = 0; head < s.heads; ++head) {
            const auto at = head * 2 * half;
            turnHead(x + at, cosines, sines, s.queries + row * s.width + at, half);
            turnHead(x + s.width + at, cosines, sines, s.keys + keyRow * s.width + at, half);
        }
        __builtin_memcpy(s.values + keyRow * s.width, x + 2 * s.width,
                         static_cast<std::size_t>(s.width) * sizeof(float));
        geluRow(x + 3 * s.width, s.mixed + row * (s.width + s.hidden) + s.width, s.hidden);
    }
}

}  // namespace
}  // namespace core::nets::kernels
