#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace core::text {

// A symbol of a word that is being merged.
struct BpePiece {
    std::int64_t id = 0;
    std::uint32_t bytes = 0;  // of the word
};

// The merge rules of a byte-pair vocabulary, in order of rank (Sennrich et al. 2016, section 3.2).
class BpeMerges {
 public:
    // Adds the next rule; ids are below 2^32. Returns false, and adds nothing, when the pair has one.
    bool add(std::int64_t left, std::int64_t right, std::int64_t merged);

    std::size_t size() const { return m_rules.size(); }

    // Merges neighbours, lowest rank first and from the left among equals, until no rule fits.
    std::vector<BpePiece> apply(std::vector<BpePiece> pieces) const;

    struct Rule {
        std::uint32_t rank = 0;
        std::int64_t merged = 0;
    };
    // The rule for a pair, or null.
    const Rule* find(std::int64_t left, std::int64_t right) const;

 private:
    std::unordered_map<std::uint64_t, Rule> m_rules;
};

}  // namespace core::text
