#pragma once

#include "core/nets/kernels/kernels.h"
#include "core/nets/kernels/vector8.h"

// Steps that read and write memory once where a chain of tensor operations would do so several times.
namespace core::nets::kernels {
namespace {

// The sum of f(x) over `count` floats: in floats over short runs, in doubles over the whole.
template <typename Function>
PGD_INLINE double sumOver(const float* x, std::int64_t count, const Function& f) {
    constexpr std::int64_t kRun = 2048;
    double sum = 0;
    for (std::int64_t start = 0; start < count; start += kRun) {
        const auto end = count - start < kRun ? count : start + kRun;
        V8 sums[4] = {};
        auto at = start;
        for (; at + 4 * kLanes <= end; at += 4 * kLanes)
            for (int i = 0; i < 4; ++i) sums[i] += f(load(x + at + i * kLanes));
        sum += sumOf((sums[0] + sums[1]) + (sums[2] + sums[3]));
        for (; at < end; ++at) sum += f(all(x[at]))[0];
    }
    return sum;
}

// (x - centre) * scale + shift: the centre comes off first, or rounding would grow with the scale.
struct Affine {
    float centre, scale, shift;
};

PGD_INLINE void scaleRow(const float* x, float* to, std::int64_t count, const Affine& a, bool withSilu) {
    std::int64_t at = 0;
    for (; at + kLanes <= count; at += kLanes) {
        const V8 y = (load(x + at) - a.centre) * a.scale + a.shift;
        store(to + at, withSilu ? silu(y) : y);
    }
    for (; at < count; ++at) {
        const V8 y = all((x[at] - a.centre) * a.scale + a.shift);
        to[at] = (withSilu ? silu(y) : y)[0];
    }
}

void groupNorm(const GroupNorm& n, int threads) {
    const auto channels = n.channels / n.groups, count = channels * n.pixels;
#pragma omp parallel for num_threads(threads) schedule(static)
    for (std::int64_t group = 0; group < n.batch * n.groups; ++group) {
        const float* x = n.x + group * count;
        const double mean = sumOver(x, count, [](V8 v) { return v; }) / static_cast<double>(count);
        const float centre = static_cast<float>(mean);
        const double variance =
            sumOver(x, count, [centre](V8 v) { return (v - centre) * (v - centre); }) / static_cast<double>(count);
        const double inverse = 1.0 / __builtin_sqrt(variance + n.eps);
        for (std::int64_t i = 0; i < channels; ++i) {
            const auto channel = group % n.groups * channels + i;
            const double scale = n.weight[channel] * inverse;
            const Affine affine{centre, static_cast<float>(scale),
                                static_cast<float>(n.bias[channel] + (centre - mean) * scale)};
            scaleRow(x + i * n.pixels, n.result + group * count + i * n.pixels, n.pixels, affine, n.silu);
        }
    }
}

void geglu(const float* x, float* result, std::int64_t rows, std::int64_t width, int threads) {
#pragma omp parallel for num_threads(threads) schedule(static)
    for (std::int64_t row = 0; row < rows; ++row) {
        const float* value = x + row * 2 * width;
        const float* gate = value + width;
        float* to = result + row * width;
        std::int64_t at = 0;
        for (; at + kLanes <= width; at += kLanes) store(to + at, load(value + at) * gelu(load(gate + at)));
        for (; at < width; ++at) to[at] = value[at] * gelu(all(gate[at]))[0];
    }
}

}  // namespace
}  // namespace core::nets::kernels
