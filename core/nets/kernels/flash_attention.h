#pragma once

#include <omp.h>

#include "core/nets/kernels/kernels.h"
#include "core/nets/kernels/scratch.h"
#include "core/nets/kernels/vector8.h"

// Attention in blocks of queries and keys with a running softmax (Dao et al. 2022, "FlashAttention", section 3.1): the
// scores never leave the cache.
namespace core::nets::kernels {
namespace {

constexpr int kQueries = 96;  // of one task
constexpr int kKeys = 128;    // of one block: its keys, its values and a row of scores fit the L1 cache
constexpr int kPanel = 16;    // keys of one tile of scores: two vectors

// scores[row][0..15] = the products of `Rows` queries with a panel of keys [d][kPanel].
template <int Rows>
PGD_INLINE void scoreTile(const float* q, const float* panel, float* scores, std::int64_t d) {
    V8 low[Rows] = {}, high[Rows] = {};
    for (std::int64_t i = 0; i < d; ++i) {
        const V8 kLow = load(panel + i * kPanel), kHigh = load(panel + i * kPanel + kLanes);
#pragma GCC unroll 6
        for (int row = 0; row < Rows; ++row) {
            const V8 each = all(q[row * d + i]);
            low[row] += each * kLow;
            high[row] += each * kHigh;
        }
    }
    for (int row = 0; row < Rows; ++row) {
        store(scores + row * kKeys, low[row]);
        store(scores + row * kKeys + kLanes, high[row]);
    }
}

// out[row][0 .. 8 * Vectors) += weights[row][key] v[key][...] over a block of keys.
template <int Rows, int Vectors>
PGD_INLINE void mixTile(const float* weights, const float* v, float* out, std::int64_t keys, std::int64_t width) {
    V8 sums[Rows][Vectors];
    for (int row = 0; row < Rows; ++row)
        for (int i = 0; i < Vectors; ++i) sums[row][i] = load(out + row * width + i * kLanes);
    for (std::int64_t key = 0; key < keys; ++key) {
        V8 values[Vectors];
#pragma GCC unroll 3
        for (int i = 0; i < Vectors; ++i) values[i] = load(v + key * width + i * kLanes);
#pragma GCC unroll 8
        for (int row = 0; row < Rows; ++row) {
            const V8 each = all(weights[row * kKeys + key]);
#pragma GCC unroll 3
            for (int i = 0; i < Vectors; ++i) sums[row][i] += each * values[i];
        }
    }
    for (int row = 0; row < Rows; ++row)
        for (int i = 0; i < Vectors; ++i) store(out + row * width + i * kLanes, sums[row][i]);
}

// All rows of a task for one piece of the width, as many rows at a time as registers hold.
template <int Rows, int Vectors>
PGD_INLINE void mixRows(const float* weights, const float* v, float* out, std::int64_t rows, std::int64_t keys,
                        std::int64_t width) {
    std::int64_t row = 0;
    for (; row + Rows <= rows; row += Rows)
        mixTile<Rows, Vectors>(weights + row * kKeys, v, out + row * width, keys, width);
    for (; row < rows; ++row) mixTile<1, Vectors>(weights + row * kKeys, v, out + row * width, keys, width);
}

class FlashAttention {
 public:
    explicit FlashAttention(const Attention& a)
        : m_a(a),
          m_stride(a.heads * a.d),
          m_resultStride(a.resultStride > 0 ? a.resultStride : m_stride),
          m_keys((a.keys + kPanel - 1) / kPanel * kPanel),
          m_width((a.d + kLanes - 1) / kLanes * kLanes),
          m_blocks((a.queries + kQueries - 1) / kQueries) {}

    // A task is a block of queries of one head of one picture. A thread's tasks follow each other, so that it packs
    // the keys and values of few heads.
    void run(int threads) const {
        const auto space = spaceFloats();
        const Scratch scratch(static_cast<std::size_t>(space * threads));
        const auto tasks = m_a.batch * m_a.heads * m_blocks;
#pragma omp parallel num_threads(threads)
        {
            const auto mine = spaceIn(scratch.data() + space * omp_get_thread_num());
            std::int64_t packed = -1;
#pragma omp for schedule(static)
            for (std::int64_t task = 0; task < tasks; ++task) {
                const auto head = task / m_blocks;
                if (head != packed) packHead(head, mine);
                packed = head;
                attendBlock(head, task % m_blocks * kQueries, mine);
            }
        }
    }

 private:
    // What one thread works in.
    struct Space {
        float* keys;     // [m_keys / kPanel][d][kPanel]
        float* values;   // [m_keys][m_width]
        float* queries;  // [kQueries][d], scaled
        float* scores;   // [kQueries][kKeys]
        float* sums;     // [kQueries][m_width], not yet divided by `totals`
        float* largest;  // [kQueries]
        float* totals;   // [kQueries]
    };

    std::int64_t spaceFloats() const {
        const auto floats = m_keys * (m_a.d + m_width) + kQueries * (m_a.d + kKeys + m_width + 2);
        return (floats + kPanel - 1) / kPanel * kPanel;  // whole cache lines
    }

    Space spaceIn(float* at) const {
        Space space{};
        const auto take = [&at](std::int64_t floats) {
            float* taken = at;
            at += floats;
            return taken;
        };
        space.keys = take(m_keys * m_a.d);
        space.scores = take(kQueries * kKeys);
        space.values = take(m_keys * m_width);
        space.sums = take(kQueries * m_width);
        space.queries = take(kQueries * m_a.d);
        space.largest = take(kQueries);
        space.totals = take(kQueries);
        return space;
    }

    // Zeros stand for the keys and values that fill up the last panel.
    void packHead(std::int64_t head, const Space& space) const {
        const auto picture = head / m_a.heads, column = head % m_a.heads * m_a.d;
        const float* k = m_a.k + picture * m_a.keys * m_stride + column;
        const float* v = m_a.v + picture * m_a.keys * m_stride + column;
        for (std::int64_t key = 0; key < m_keys; ++key) {
            float* panel = space.keys + key / kPanel * kPanel * m_a.d + key % kPanel;
            float* value = space.values + key * m_width;
            const bool there = key < m_a.keys;
            for (std::int64_t i = 0; i < m_a.d; ++i) panel[i * kPanel] = there ? k[key * m_stride + i] : 0.0f;
            for (std::int64_t i = 0; i < m_width; ++i) value[i] = there && i < m_a.d ? v[key * m_stride + i] : 0.0f;
        }
    }

    void attendBlock(std::int64_t head, std::int64_t first, const Space& space) const {
        const auto rows = m_a.queries - first < kQueries ? m_a.queries - first : kQueries;
        takeQueries(head, first, rows, space);
        for (std::int64_t key = 0; key < m_keys; key += kKeys) {
            const auto keys = m_keys - key < kKeys ? m_keys - key : kKeys;
            score(space, key, rows, keys);
            for (std::int64_t row = 0; row < rows; ++row) soften(space, row, keys, m_a.keys - key);
            mix(space, key, rows, keys);
        }
        writeBlock(head, first, rows, space);
    }

    // Scaled such that the softmax can use powers of two.
    void takeQueries(std::int64_t head, std::int64_t first, std::int64_t rows, const Space& space) const {
        const float scale = 1.44269504f / __builtin_sqrtf(static_cast<float>(m_a.d));
        const auto picture = head / m_a.heads;
        const float* q = m_a.q + (picture * m_a.queries + first) * m_stride + head % m_a.heads * m_a.d;
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t i = 0; i < m_a.d; ++i) space.queries[row * m_a.d + i] = q[row * m_stride + i] * scale;
        for (std::int64_t row = 0; row < rows; ++row) {
            space.largest[row] = -__builtin_inff();
            space.totals[row] = 0;
        }
        for (std::int64_t i = 0; i < rows * m_width; ++i) space.sums[i] = 0;
    }

    void score(const Space& space, std::int64_t key, std::int64_t rows, std::int64_t keys) const {
        for (std::int64_t at = 0; at < keys; at += kPanel) {
            const float* panel = space.keys + (key + at) * m_a.d;
            std::int64_t row = 0;
            for (; row + 6 <= rows; row += 6)
                scoreTile<6>(space.queries + row * m_a.d, panel, space.scores + row * kKeys + at, m_a.d);
            for (; row < rows; ++row)
                scoreTile<1>(space.queries + row * m_a.d, panel, space.scores + row * kKeys + at, m_a.d);
        }
    }

    // Scores become weights relative to the largest score so far; `left` keys are real, the others get none.
    void soften(const Space& space, std::int64_t row, std::int64_t keys, std::int64_t left) const {
        float* scores = space.scores + row * kKeys;
        for (std::int64_t key = left; key < keys; ++key) scores[key] = -__builtin_inff();
        V8 high = load(scores);
        for (std::int64_t key = kLanes; key < keys; key += kLanes) high = larger(high, load(scores + key));
        raise(space, row, largestOf(high));
        // A row may begin with nothing but scores of -inf; their distance to the largest would be no number.
        const float top = space.largest[row] == -__builtin_inff() ? 0.0f : space.largest[row];
        V8 sum = {};
        for (std::int64_t key = 0; key < keys; key += kLanes) {
            const V8 weight = exp2Of(load(scores + key) - top);
            sum += weight;
            store(scores + key, weight);
        }
        space.totals[row] += sumOf(sum);
    }

    // What was summed so far shrinks when a larger score comes.
    void raise(const Space& space, std::int64_t row, float largest) const {
        if (!(largest > space.largest[row])) return;
        const float shrink = exp2Of(all(space.largest[row] - largest))[0];
        space.largest[row] = largest;
        space.totals[row] *= shrink;
        float* sums = space.sums + row * m_width;
        for (std::int64_t i = 0; i < m_width; i += kLanes) store(sums + i, load(sums + i) * shrink);
    }

    void mix(const Space& space, std::int64_t key, std::int64_t rows, std::int64_t keys) const {
        for (std::int64_t at = 0; at < m_width;) {
            const float* v = space.values + key * m_width + at;
            const auto vectors = (m_width - at) / kLanes;
            at += kLanes * mixPiece(space.scores, v, space.sums + at, rows, keys, vectors);
        }
    }

    // Returns the vectors it took: as many as leave registers for sums of several rows.
    std::int64_t mixPiece(const float* weights, const float* v, float* out, std::int64_t rows, std::int64_t keys,
                          std::int64_t vectors) const {
        if (vectors >= 3 && vectors % 2 == 1) return mixRows<4, 3>(weights, v, out, rows, keys, m_width), 3;
        if (vectors >= 2) return mixRows<6, 2>(weights, v, out, rows, keys, m_width), 2;
        return mixRows<8, 1>(weights, v, out, rows, keys, m_width), 1;
    }

    void writeBlock(std::int64_t head, std::int64_t first, std::int64_t rows, const Space& space) const {
        const auto picture = head / m_a.heads;
        float* to = m_a.result + (picture * m_a.queries + first) * m_resultStride + head % m_a.heads * m_a.d;
        for (std::int64_t row = 0; row < rows; ++row) {
            // Where every score is -inf there is no softmax.
            const bool isEmpty = space.largest[row] == -__builtin_inff();
            const float scale = isEmpty ? __builtin_nanf("") : 1.0f / space.totals[row];
            for (std::int64_t i = 0; i < m_a.d; ++i)
                to[row * m_resultStride + i] = space.sums[row * m_width + i] * scale;
        }
    }

    const Attention& m_a;
    std::int64_t m_stride;  // from token to token
    std::int64_t m_resultStride;
    std::int64_t m_keys;    // in whole panels
    std::int64_t m_width;   // d in whole vectors
    std::int64_t m_blocks;  // of queries
};

void attend(const Attention& attention, int threads) { FlashAttention(attention).run(threads); }

}  // namespace
}  // namespace core::nets::kernels
