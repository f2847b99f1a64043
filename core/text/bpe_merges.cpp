#include "core/text/bpe_merges.h"

#include <functional>
#include <queue>
#include <tuple>

namespace core::text {
namespace {

std::uint64_t keyOf(std::int64_t left, std::int64_t right) {
    return static_cast<std::uint64_t>(left) << 32 | static_cast<std::uint64_t>(right);
}

// One word being merged: a linked list of pieces and a queue of the rules that fit somewhere, so that
// a word of n bytes costs n log n. Queue entries whose pair has changed meanwhile are skipped.
class MergeRun {
 public:
    MergeRun(const BpeMerges& merges, std::vector<BpePiece> pieces) : m_merges(merges), m_pieces(std::move(pieces)) {
        const auto count = static_cast<std::uint32_t>(m_pieces.size());
        for (std::uint32_t i = 0; i < count; ++i) m_links.push_back({i - 1, i + 1});
        for (std::uint32_t i = 0; i < count; ++i) offer(i);
    }

    std::vector<BpePiece> run() {
        while (!m_queue.empty()) {
            const auto [rank, at] = m_queue.top();
            m_queue.pop();
            const auto* rule = ruleAt(at);
            if (rule && rule->rank == rank) merge(at, rule->merged);
        }
        std::erase_if(m_pieces, [](const BpePiece& piece) { return piece.bytes == 0; });
        return std::move(m_pieces);
    }

 private:
    struct Links {
        std::uint32_t previous, next;
    };
    using Candidate = std::tuple<std::uint32_t, std::uint32_t>;  // rank, index of the left piece

    bool exists(std::uint32_t at) const { return at < m_pieces.size(); }

    const BpeMerges::Rule* ruleAt(std::uint32_t at) const {
        const bool alive = exists(at) && m_pieces[at].bytes > 0 && exists(m_links[at].next);
        return alive ? m_merges.find(m_pieces[at].id, m_pieces[m_links[at].next].id) : nullptr;
    }

    void offer(std::uint32_t at) {
        if (const auto* rule = ruleAt(at)) m_queue.emplace(rule->rank, at);
    }

    void merge(std::uint32_t at, std::int64_t id) {
        auto& right = m_pieces[m_links[at].next];
        m_pieces[at] = {id, m_pieces[at].bytes + right.bytes};
        right.bytes = 0;
        m_links[at].next = m_links[m_links[at].next].next;
        if (exists(m_links[at].next)) m_links[m_links[at].next].previous = at;
        offer(at);
        offer(m_links[at].previous);
    }

    const BpeMerges& m_merges;
    std::vector<BpePiece> m_pieces;
    std::vector<Links> m_links;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> m_queue;
};

}  // namespace

bool BpeMerges::add(std::int64_t left, std::int64_t right, std::int64_t merged) {
    const auto rank = static_cast<std::uint32_t>(m_rules.size());
    return m_rules.try_emplace(keyOf(left, right), Rule{rank, merged}).second;
}

const BpeMerges::Rule* BpeMerges::find(std::int64_t left, std::int64_t right) const {
    const auto it = m_rules.find(keyOf(left, right));
    return it == m_rules.end() ? nullptr : &it->second;
}

std::vector<BpePiece> BpeMerges::apply(std::vector<BpePiece> pieces) const {
    return MergeRun(*this, std::move(pieces)).run();
}

}  // namespace core::text
