#pragma once

#include <cstdint>

// Eight floats at a time, in GCC's vector extensions: one source for AVX2, where a vector is a register, and for every
// other machine, where the compiler splits it. Everything here has internal linkage, since it is compiled once for
// each.

namespace core::nets::kernels {

typedef float V8 __attribute__((vector_size(32)));
typedef std::int32_t I8 __attribute__((vector_size(32)));
typedef float V8Unaligned __attribute__((vector_size(32), aligned(4), may_alias));
typedef float V4Unaligned __attribute__((vector_size(16), aligned(4), may_alias));

#define PGD_INLINE static inline __attribute__((always_inline))

inline constexpr int kLanes = 8;

PGD_INLINE V8 load(const float* from) { return *reinterpret_cast<const V8Unaligned*>(from); }
PGD_INLINE void store(float* to, V8 value) { *reinterpret_cast<V8Unaligned*>(to) = value; }
PGD_INLINE V8 all(float value) { return value - V8{}; }
PGD_INLINE V8 larger(V8 a, V8 b) { return a > b ? a : b; }
PGD_INLINE V8 atLeast(V8 x, float low) { return x < low ? all(low) : x; }  // what is no number stays none

PGD_INLINE void storeHalves(float* low, float* high, V8 value) {
    *reinterpret_cast<V4Unaligned*>(low) = __builtin_shufflevector(value, value, 0, 1, 2, 3);
    *reinterpret_cast<V4Unaligned*>(high) = __builtin_shufflevector(value, value, 4, 5, 6, 7);
}

PGD_INLINE float sumOf(V8 v) { return ((v[0] + v[4]) + (v[1] + v[5])) + ((v[2] + v[6]) + (v[3] + v[7])); }

PGD_INLINE float largestOf(V8 v) {
    float largest = v[0];
    for (int i = 1; i < kLanes; ++i) largest = v[i] > largest ? v[i] : largest;
    return largest;
}

// Rows become columns.
PGD_INLINE void transpose(V8 r[8]) {
    V8 a[8], b[8];
    for (int i = 0; i < 4; ++i) {
        a[2 * i] = __builtin_shufflevector(r[2 * i], r[2 * i + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        a[2 * i + 1] = __builtin_shufflevector(r[2 * i], r[2 * i + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int i = 0; i < 2; ++i)
        for (int j = 0; j < 2; ++j) {
            b[4 * i + 2 * j] = __builtin_shufflevector(a[4 * i + j], a[4 * i + 2 + j], 0, 1, 8, 9, 4, 5, 12, 13);
            b[4 * i + 2 * j + 1] = __builtin_shufflevector(a[4 * i + j], a[4 * i + 2 + j], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (int i = 0; i < 4; ++i) {
        r[i] = __builtin_shufflevector(b[i], b[i + 4], 0, 1, 2, 3, 8, 9, 10, 11);
        r[i + 4] = __builtin_shufflevector(b[i], b[i + 4], 4, 5, 6, 7, 12, 13, 14, 15);
    }
}

// 2^x to a relative 2e-7 for x in -126..127; 2^-126, which is nothing, below. What is no number stays none, whatever
// its bits.
PGD_INLINE V8 exp2Of(V8 x) {
    constexpr float kRound = 12582912.0f;  // 1.5 * 2^23: adding it leaves the nearest whole number in the low bits
    x = atLeast(x, -126.0f);
    const V8 shifted = x + kRound;
    const V8 f = x - (shifted - kRound);
    V8 p = all(1.5403530e-4f);  // Taylor's series of 2^f on -0.5..0.5
    p = p * f + 1.3333558e-3f;
    p = p * f + 9.6181291e-3f;
    p = p * f + 5.5504109e-2f;
    p = p * f + 2.4022651e-1f;
    p = p * f + 6.9314718e-1f;
    p = p * f + 1.0f;
    const I8 exponent = reinterpret_cast<I8>(shifted) << 23;  // the constant's own bits are shifted out
    return x == x ? reinterpret_cast<V8>(reinterpret_cast<I8>(p) + exponent) : x;
}

PGD_INLINE V8 expOf(V8 x) { return exp2Of(x * 1.44269504f); }

PGD_INLINE V8 silu(V8 x) {
    const V8 capped = atLeast(x, -80.0f);  // e^87 is the last that fits
    return x / (1.0f + expOf(-capped));
}

// x times the normal distribution's integral up to x; erf by Abramowitz and Stegun 7.1.26, to 1.5e-7.
PGD_INLINE V8 gelu(V8 x) {
    const V8 z = x * 0.70710678f;
    const V8 size = z < 0.0f ? -z : z;
    const V8 t = 1.0f / (1.0f + 0.3275911f * size);
    V8 p = 1.061405429f * t - 1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t - 0.284496736f;
    p = p * t + 0.254829592f;
    const V8 tail = 0.5f * p * t * expOf(-(z * z));  // of the side away from zero
    return x * (z < 0.0f ? tail : 1.0f - tail);
}

}  // namespace core::nets::kernels
