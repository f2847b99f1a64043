#pragma once

#include <omp.h>

#include "core/nets/kernels/kernels.h"
#include "core/nets/kernels/scratch.h"
#include "core/nets/kernels/winograd_transforms.h"

// 3x3 convolution by Winograd's minimal filtering F(4x4,3x3) (Lavin and Gray 2015, "Fast Algorithms for Convolutional
// Neural Networks", section 4): 36 products where the plain sum has 144. Transformed weights are four times the size of
// plain ones, so they are made anew for a few channels at a time and never leave the cache.
namespace core::nets::kernels {
namespace {

constexpr int kOuts = 16;                       // channels of the result in one task: two vectors
constexpr int kIns = 32;                        // channels of the input whose weights are transformed at a time
constexpr int kRun = 16;                        // neighbouring tiles transformed at a time
constexpr int kTaskTiles = 96;                  // tiles in one task: its sums stay in the L2 cache
constexpr std::int64_t kGroupFloats = 2 << 20;  // transformed input held at a time: it stays in the L3 cache

// Floats from one of the 36 points to the next. Sixteen more than needed, since steps of 4096 bytes would
// all fall on the same lines of the L1 cache.
constexpr std::int64_t kPointGap = 16;
constexpr std::int64_t kWeightStep = kIns * kOuts + kPointGap;
constexpr std::int64_t kSumStep = kTaskTiles * kOuts + kPointGap;

// Neighbouring tiles in one row of tiles.
struct TileRun {
    std::int64_t picture, y, x;  // of the first tile's first pixel in the result
    std::int64_t tiles;
};

class Winograd {
 public:
    explicit Winograd(const Convolution& c)
        : m_c(c),
          m_across((c.width + kTile - 1) / kTile),
          m_perPicture(m_across * ((c.height + kTile - 1) / kTile)),
          m_tiles(c.batch * m_perPicture),
          m_chunks((c.in + kIns - 1) / kIns),
          m_group(groupSize()),
          m_inputStep(m_group * kIns + kPointGap) {}

    void run(int threads) const {
        const Scratch input(static_cast<std::size_t>(m_chunks * kPoints * m_inputStep));
        const Scratch scratch(static_cast<std::size_t>(threads * kPoints * (kWeightStep + kSumStep)));
        for (std::int64_t first = 0; first < m_tiles; first += m_group) {
            const auto count = lesser(m_tiles - first, m_group);
            transformGroup(first, count, input.data(), threads);
            multiplyGroup(first, count, input.data(), scratch.data(), threads);
        }
    }

 private:
    static std::int64_t lesser(std::int64_t a, std::int64_t b) { return a < b ? a : b; }

    // As many tiles as the L3 cache holds, in whole tasks.
    std::int64_t groupSize() const {
        const auto tasks = kGroupFloats / (m_chunks * kIns * kPoints) / kTaskTiles;
        return lesser((tasks > 0 ? tasks : 1) * kTaskTiles, m_tiles);
    }

    // The run that begins at a tile and has at most `most` tiles.
    TileRun runAt(std::int64_t tile, std::int64_t most) const {
        const auto inPicture = tile % m_perPicture, column = inPicture % m_across;
        return {tile / m_perPicture, inPicture / m_across * kTile, column * kTile,
                lesser(lesser(most, kRun), m_across - column)};
    }

    const float* plane(std::int64_t picture, std::int64_t channel) const {
        return m_c.x + (picture * m_c.in + channel) * m_c.height * m_c.width;
    }

    // Transformed input: [chunks][kPoints] steps of [group][kIns].
    void transformGroup(std::int64_t first, std::int64_t count, float* input, int threads) const {
        const auto blocks = (count + kRun - 1) / kRun;
#pragma omp parallel for num_threads(threads) schedule(static)
        for (std::int64_t job = 0; job < m_chunks * blocks; ++job) {
            const auto chunk = job / blocks, end = lesser((job % blocks + 1) * kRun, count);
            for (auto tile = job % blocks * kRun; tile < end;) {
                const auto run = runAt(first + tile, end - tile);
                for (std::int64_t in = 0; in < lesser(kIns, m_c.in - chunk * kIns); in += kLanes)
                    transformRun(run, chunk * kIns + in, input + chunk * kPoints * m_inputStep + tile * kIns + in);
                tile += run.tiles;
            }
        }
    }

    // Eight channels of a run of patches.
    void transformRun(const TileRun& run, std::int64_t channel, float* to) const {
        float strip[kLanes * kPatch * kStripWidth];
        copyStrip(run, channel, strip);
        for (std::int64_t tile = 0; tile < run.tiles; ++tile)
            transformPatch(strip + tile * kTile, to + tile * kIns, m_inputStep);
    }

    // The input under a run with the pixels around it, zeros where there is none: [kLanes][kPatch][kStripWidth].
    void copyStrip(const TileRun& run, std::int64_t channel, float* strip) const {
        const auto left = run.x > 0 ? 0 : 1;  // columns of zeros
        const auto end = lesser(run.tiles * kTile + 2, m_c.width - run.x + 1);
        for (int row = 0; row < kLanes * kPatch; ++row) {
            float* to = strip + row * kStripWidth;
            const auto y = run.y - 1 + row % kPatch;
            const bool there = y >= 0 && y < m_c.height && channel + row / kPatch < m_c.in;
            if (there) {
                const float* from = plane(run.picture, channel + row / kPatch) + y * m_c.width + run.x - 1;
                if (left) to[0] = 0;
                __builtin_memcpy(to + left, from + left, static_cast<std::size_t>(end - left) * sizeof(float));
            }
            for (auto column = there ? end : 0; column < run.tiles * kTile + kLanes; ++column) to[column] = 0;
        }
    }

    void multiplyGroup(std::int64_t first, std::int64_t count, const float* input, float* scratch, int threads) const {
        const auto outBlocks = (m_c.out + kOuts - 1) / kOuts, tileBlocks = (count + kTaskTiles - 1) / kTaskTiles;
#pragma omp parallel num_threads(threads)
        {
            float* weights = scratch + omp_get_thread_num() * kPoints * (kWeightStep + kSumStep);
            float* sums = weights + kPoints * kWeightStep;
#pragma omp for schedule(dynamic, 1)
            for (std::int64_t task = 0; task < outBlocks * tileBlocks; ++task) {
                const auto out = task % outBlocks * kOuts, tile = task / outBlocks * kTaskTiles;
                const auto tiles = lesser(count - tile, kTaskTiles);
                multiplyTask(out, input + tile * kIns, tiles, weights, sums);
                finishTask(out, first + tile, tiles, sums);
            }
        }
    }

    void multiplyTask(std::int64_t out, const float* input, std::int64_t tiles, float* weights, float* sums) const {
        for (std::int64_t chunk = 0; chunk < m_chunks; ++chunk) {
            const auto ins = lesser(m_c.in - chunk * kIns, kIns);
            for (int half = 0; half < kOuts; half += kLanes)
                transformChunk(out + half, chunk * kIns, ins, weights + half);
            for (int point = 0; point < kPoints; ++point)
                multiplyPoint(input + (chunk * kPoints + point) * m_inputStep, weights + point * kWeightStep,
                              sums + point * kSumStep, tiles, ins, chunk == 0);
        }
    }

    // Weights of eight channels of the result and `ins` of the input.
    void transformChunk(std::int64_t out, std::int64_t in, std::int64_t ins, float* to) const {
        float turned[kIns * kTaps * kLanes];
        turnWeights(out, in, ins * kTaps, turned);
        for (std::int64_t i = 0; i < ins; ++i)
            transformKernel(turned + i * kTaps * kLanes, to + i * kOuts, kWeightStep);
    }

    // `count` weights of each of eight channels of the result -> [count][kLanes], zeros beyond the last channel.
    void turnWeights(std::int64_t out, std::int64_t in, std::int64_t count, float* turned) const {
        const float* rows = m_c.weight + (out * m_c.in + in) * kTaps;
        const auto step = m_c.in * kTaps;
        std::int64_t at = 0;
        for (; out + kLanes <= m_c.out && at + kLanes <= count; at += kLanes) {
            V8 lanes[kLanes];
            for (int i = 0; i < kLanes; ++i) {
                lanes[i] = load(rows + i * step + at);
                __builtin_prefetch(rows + i * step + at + kIns * kTaps);  // the next chunk
            }
            transpose(lanes);
            for (int i = 0; i < kLanes; ++i) store(turned + (at + i) * kLanes, lanes[i]);
        }
        for (; at < count; ++at)
            for (int i = 0; i < kLanes; ++i) turned[at * kLanes + i] = out + i < m_c.out ? rows[i * step + at] : 0.0f;
    }

    static void multiplyPoint(const float* v, const float* w, float* sums, std::int64_t tiles, std::int64_t ins,
                              bool first) {
        std::int64_t tile = 0;
        for (; tile + 6 <= tiles; tile += 6) multiplyTiles<6>(v + tile * kIns, w, sums + tile * kOuts, ins, first);
        v += tile * kIns;
        sums += tile * kOuts;
        switch (tiles - tile) {
            case 5:
                return multiplyTiles<5>(v, w, sums, ins, first);
            case 4:
                return multiplyTiles<4>(v, w, sums, ins, first);
            case 3:
                return multiplyTiles<3>(v, w, sums, ins, first);
            case 2:
                return multiplyTiles<2>(v, w, sums, ins, first);
            case 1:
                return multiplyTiles<1>(v, w, sums, ins, first);
            default:
                return;
        }
    }

    // sums[tile][out] += v[tile][in] w[in][out], the sums of `Tiles` tiles in registers.
    template <int Tiles>
    static void multiplyTiles(const float* v, const float* w, float* sums, std::int64_t ins, bool first) {
        V8 low[Tiles], high[Tiles];
        for (int t = 0; t < Tiles; ++t) {
            low[t] = first ? V8{} : load(sums + t * kOuts);
            high[t] = first ? V8{} : load(sums + t * kOuts + kLanes);
        }
        for (std::int64_t i = 0; i < ins; ++i) {
            const V8 wLow = load(w + i * kOuts), wHigh = load(w + i * kOuts + kLanes);
#pragma GCC unroll 6
            for (int t = 0; t < Tiles; ++t) {
                const V8 each = all(v[t * kIns + i]);
                low[t] += each * wLow;
                high[t] += each * wHigh;
            }
        }
        for (int t = 0; t < Tiles; ++t) {
            store(sums + t * kOuts, low[t]);
            store(sums + t * kOuts + kLanes, high[t]);
        }
    }

    void finishTask(std::int64_t out, std::int64_t firstTile, std::int64_t tiles, const float* sums) const {
        for (std::int64_t tile = 0; tile < tiles;) {
            const auto run = runAt(firstTile + tile, tiles - tile);
            for (int half = 0; half < kOuts; half += kLanes)
                if (out + half < m_c.out) finishRun(run, out + half, sums + tile * kOuts + half);
            tile += run.tiles;
        }
    }

    // Eight channels of the result under a run of tiles.
    void finishRun(const TileRun& run, std::int64_t out, const float* sums) const {
        float strip[kLanes * kTile * kStripWidth];
        for (std::int64_t tile = 0; tile < run.tiles; ++tile)
            transformSums(sums + tile * kOuts, kSumStep, strip + tile * kTile);
        const auto rows = lesser(m_c.height - run.y, kTile), columns = lesser(m_c.width - run.x, run.tiles * kTile);
        for (std::int64_t i = 0; i < lesser(kLanes, m_c.out - out); ++i)
            for (std::int64_t row = 0; row < rows; ++row)
                writeRow(run, out + i, run.y + row, strip + (i * kTile + row) * kStripWidth, columns);
    }

    void writeRow(const TileRun& run, std::int64_t out, std::int64_t y, const float* pixels, std::int64_t count) const {
        const float bias = m_c.bias[(m_c.biasPerPicture ? run.picture * m_c.out : 0) + out];
        const auto at = ((run.picture * m_c.out + out) * m_c.height + y) * m_c.width + run.x;
        const float* more = m_c.residual ? m_c.residual + at : nullptr;
        float* to = m_c.result + at;
        std::int64_t i = 0;
        for (; i + kLanes <= count; i += kLanes)
            store(to + i, more ? load(pixels + i) + bias + load(more + i) : load(pixels + i) + bias);
        for (; i < count; ++i) to[i] = pixels[i] + bias + (more ? more[i] : 0.0f);
    }

    const Convolution& m_c;
    std::int64_t m_across;      // tiles in a row
    std::int64_t m_perPicture;  // tiles in a picture
    std::int64_t m_tiles;
    std::int64_t m_chunks;     // of kIns channels of the input
    std::int64_t m_group;      // tiles transformed at a time
    std::int64_t m_inputStep;  // floats from one point of the transformed input to the next
};

void convolve3x3(const Convolution& convolution, int threads) { Winograd(convolution).run(threads); }

}  // namespace
}  // namespace core::nets::kernels
