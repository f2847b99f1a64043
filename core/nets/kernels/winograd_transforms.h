#pragma once

#include "core/nets/kernels/vector8.h"

// The three linear maps of Winograd's F(4x4,3x3) with the points 0, 1, -1, 2, -2 (Lavin and Gray 2015, section 4.3),
// for eight channels at a time, each first along rows, then along columns.
namespace core::nets::kernels {
namespace {

constexpr int kTile = 4;                  // side of a tile of the result
constexpr int kPatch = 6;                 // side of the patch of the input that it reads
constexpr int kTaps = 9;                  // of the convolution
constexpr int kPoints = kPatch * kPatch;  // products for a tile and a pair of channels
constexpr int kStripWidth = 72;           // floats from row to row of a strip: 16 tiles, 2 pixels around, and alignment

PGD_INLINE void mapInput(const V8 d[kPatch], V8 out[kPatch]) {
    const V8 a = d[4] - 4.0f * d[2], b = d[3] - 4.0f * d[1];
    const V8 c = d[4] - d[2], e = 2.0f * (d[3] - d[1]);
    out[0] = 4.0f * d[0] - 5.0f * d[2] + d[4];
    out[1] = a + b;
    out[2] = a - b;
    out[3] = c + e;
    out[4] = c - e;
    out[5] = 4.0f * d[1] - 5.0f * d[3] + d[5];
}

PGD_INLINE void mapKernel(V8 g0, V8 g1, V8 g2, V8 out[kPatch]) {
    const V8 even = (g0 + g2) * (-1.0f / 6), odd = g1 * (1.0f / 6);
    const V8 wide = g0 * (1.0f / 24) + g2 * (1.0f / 6), half = g1 * (1.0f / 12);
    out[0] = g0 * 0.25f;
    out[1] = even - odd;
    out[2] = even + odd;
    out[3] = wide + half;
    out[4] = wide - half;
    out[5] = g2;
}

PGD_INLINE void mapSums(const V8 m[kPatch], V8 out[kTile]) {
    const V8 a = m[1] + m[2], b = m[1] - m[2], c = m[3] + m[4], d = m[3] - m[4];
    out[0] = m[0] + a + c;
    out[1] = b + 2.0f * d;
    out[2] = a + 4.0f * c;
    out[3] = b + 8.0f * d + m[5];
}

// A patch in a strip [8][kPatch][kStripWidth] -> its 36 points, `step` floats apart.
PGD_INLINE void transformPatch(const float* strip, float* to, std::int64_t step) {
    V8 rows[kPatch][kPatch];
    for (int row = 0; row < kPatch; ++row) {
        V8 lanes[kLanes];
        for (int i = 0; i < kLanes; ++i) lanes[i] = load(strip + (i * kPatch + row) * kStripWidth);
        transpose(lanes);
        mapInput(lanes, rows[row]);
    }
    for (int column = 0; column < kPatch; ++column) {
        V8 in[kPatch], out[kPatch];
        for (int row = 0; row < kPatch; ++row) in[row] = rows[row][column];
        mapInput(in, out);
        for (int row = 0; row < kPatch; ++row) store(to + (row * kPatch + column) * step, out[row]);
    }
}

// Nine taps [kTaps][8] -> 36 points, `step` floats apart.
PGD_INLINE void transformKernel(const float* taps, float* to, std::int64_t step) {
    V8 rows[3][kPatch];
    for (int row = 0; row < 3; ++row) {
        const float* g = taps + row * 3 * kLanes;
        mapKernel(load(g), load(g + kLanes), load(g + 2 * kLanes), rows[row]);
    }
    for (int column = 0; column < kPatch; ++column) {
        V8 out[kPatch];
        mapKernel(rows[0][column], rows[1][column], rows[2][column], out);
        for (int row = 0; row < kPatch; ++row) store(to + (row * kPatch + column) * step, out[row]);
    }
}

// 36 sums, `step` floats apart -> a tile in a strip [8][kTile][kStripWidth].
PGD_INLINE void transformSums(const float* sums, std::int64_t step, float* strip) {
    V8 rows[kPatch][kTile];
    for (int row = 0; row < kPatch; ++row) {
        V8 m[kPatch];
        for (int i = 0; i < kPatch; ++i) m[i] = load(sums + (row * kPatch + i) * step);
        mapSums(m, rows[row]);
    }
    V8 tile[kTile * kTile];
    for (int column = 0; column < kTile; ++column) {
        V8 m[kPatch], out[kTile];
        for (int row = 0; row < kPatch; ++row) m[row] = rows[row][column];
        mapSums(m, out);
        for (int row = 0; row < kTile; ++row) tile[row * kTile + column] = out[row];
    }
    for (int row = 0; row < kTile; row += 2) {
        V8* lanes = tile + row * kTile;
        transpose(lanes);
        for (int i = 0; i < kLanes; ++i) {
            float* to = strip + (i * kTile + row) * kStripWidth;
            storeHalves(to, to + kStripWidth, lanes[i]);
        }
    }
}

}  // namespace
}  // namespace core::nets::kernels
