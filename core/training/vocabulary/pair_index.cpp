#include "core/training/vocabulary/pair_index.h"

namespace core::training {
namespace {

std::vector<SymbolId> replaced(const std::vector<SymbolId>& symbols, SymbolPair pair, SymbolId merged) {
    std::vector<SymbolId> result;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const bool matches = i + 1 < symbols.size() && SymbolPair(symbols[i], symbols[i + 1]) == pair;
        result.push_back(matches ? merged : symbols[i]);
        if (matches) ++i;
    }
    return result;
}

}  // namespace

void PairIndex::addWord(std::vector<SymbolId> symbols, std::uint64_t count) {
    m_words.push_back({std::move(symbols), count});
    this->count(m_words.size() - 1);
}

void PairIndex::count(std::size_t word) {
    const auto& [symbols, times] = m_words[word];
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
        auto& occurrences = m_pairs[{symbols[i], symbols[i + 1]}];
        occurrences.count += times;
        occurrences.words.insert(word);
    }
}

void PairIndex::discount(std::size_t word) {
    const auto& [symbols, times] = m_words[word];
    for (std::size_t i = 0; i + 1 < symbols.size(); ++i) m_pairs.at({symbols[i], symbols[i + 1]}).count -= times;
}

PairIndex::Best PairIndex::best(const std::function<bool(SymbolPair)>& mayMerge) const {
    Best best;
    for (const auto& [pair, occurrences] : m_pairs)
        if (occurrences.count > best.count && mayMerge(pair)) best = {pair, occurrences.count};
    return best;
}

void PairIndex::merge(SymbolPair pair, SymbolId merged) {
    const auto words = m_pairs.at(pair).words;
    for (const auto word : words) {
        discount(word);
        m_words[word].symbols = replaced(m_words[word].symbols, pair, merged);
        count(word);
    }
    m_pairs.erase(pair);
}

}  // namespace core::training
