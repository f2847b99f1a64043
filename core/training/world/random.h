#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <utility>
#include <vector>

namespace core::world {

/// SplitMix64. The standard distributions differ between libraries; a seed of the picture world
/// must mean the same picture everywhere, so the draws are spelled out here.
///
/// Callers must not draw twice among the arguments of one call (their order is unspecified);
/// braced lists are evaluated from left to right and are safe.
class Random {
 public:
    /// Streams of one seed are independent: each part of a picture draws from its own.
    explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
        : m_state(scramble(seed + kStep) ^ scramble((stream + 1) * 0xd1342543de82ef95ULL)) {}

    std::uint64_t next() { return scramble(m_state += kStep); }

    /// In [0, 1).
    float uniform() { return static_cast<float>(next() >> 40) * 0x1p-24F; }

    /// In [low, high).
    float uniform(float low, float high) { return low + (high - low) * uniform(); }

    /// In [-reach, reach).
    float spread(float reach) { return uniform(-reach, reach); }

    /// In 0 .. count-1; count must be positive.
    int below(int count) { return static_cast<int>(((next() >> 32) * static_cast<std::uint64_t>(count)) >> 32); }

    bool chance(float probability) { return uniform() < probability; }

    /// -1 or +1.
    int sign() { return chance(0.5F) ? 1 : -1; }

    /// One element of a non-empty range with operator[].
    template <class Range>
    const auto& choice(const Range& range) {
        return range[static_cast<std::size_t>(below(static_cast<int>(std::size(range))))];
    }

    /// Index drawn in proportion to the weights, which sum to one.
    int weighted(std::initializer_list<float> weights) {
        float left = uniform();
        int index = 0;
        for (const float weight : weights) {
            if (left < weight) return index;
            left -= weight;
            ++index;
        }
        return static_cast<int>(weights.size()) - 1;
    }

    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }

 private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;

    static std::uint64_t scramble(std::uint64_t value) {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
        return value ^ (value >> 31);
    }

    std::uint64_t m_state;
};

}  // namespace core::world
