#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace core::training {

using SymbolId = std::uint32_t;
using SymbolPair = std::pair<SymbolId, SymbolId>;

// The words of a corpus as sequences of symbols, and how often each pair of neighbours occurs in them.
class PairIndex {
 public:
    void addWord(std::vector<SymbolId> symbols, std::uint64_t count);

    // The most frequent pair that `mayMerge` accepts, the one of the smallest ids among equals, and its
    // count; count 0 when there is none.
    struct Best {
        SymbolPair pair;
        std::uint64_t count = 0;
    };
    Best best(const std::function<bool(SymbolPair)>& mayMerge) const;

    // Replaces every occurrence of the pair, from the left in each word, by `merged`.
    void merge(SymbolPair pair, SymbolId merged);

 private:
    struct Word {
        std::vector<SymbolId> symbols;
        std::uint64_t count;
    };
    struct Occurrences {
        std::uint64_t count = 0;
        std::set<std::size_t> words;  // may still name words that have lost the pair
    };

    void count(std::size_t word);
    void discount(std::size_t word);

    std::vector<Word> m_words;
    std::map<SymbolPair, Occurrences> m_pairs;
};

}  // namespace core::training
