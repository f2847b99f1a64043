#include <QElapsedTimer>
#include <QtTest>
#include <optional>
#include <random>

#include "core/text/bpe_merges.h"
#include "tests/support/test_program.h"

using core::text::BpeMerges;
using core::text::BpePiece;

namespace {

std::vector<BpePiece> piecesOf(const std::vector<std::int64_t>& ids) {
    std::vector<BpePiece> pieces;
    for (const auto id : ids) pieces.push_back({id, 1});
    return pieces;
}

std::vector<std::int64_t> idsOf(const std::vector<BpePiece>& pieces) {
    std::vector<std::int64_t> ids;
    for (const auto& piece : pieces) ids.push_back(piece.id);
    return ids;
}

// The definition, word for word: as long as a rule fits, apply the lowest one everywhere, from the left.
std::vector<std::int64_t> byDefinition(const BpeMerges& merges, std::vector<std::int64_t> ids) {
    for (;;) {
        std::optional<std::pair<std::int64_t, std::int64_t>> best;
        for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
            const auto* rule = merges.find(ids[i], ids[i + 1]);
            if (rule && (!best || rule->rank < merges.find(best->first, best->second)->rank))
                best = {ids[i], ids[i + 1]};
        }
        if (!best) return ids;
        std::vector<std::int64_t> next;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const bool fits = i + 1 < ids.size() && std::pair(ids[i], ids[i + 1]) == *best;
            next.push_back(fits ? merges.find(best->first, best->second)->merged : ids[i]);
            if (fits) ++i;
        }
        ids = next;
    }
}

// Rules as training makes them: each joins symbols that exist by then to a new one.
BpeMerges randomRules(std::mt19937& random, std::int64_t letters, int count) {
    BpeMerges merges;
    for (std::int64_t next = letters; merges.size() < static_cast<std::size_t>(count);)
        if (merges.add(random() % next, random() % next, next)) ++next;
    return merges;
}

}  // namespace

class TestBpeMerges : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void agreesWithTheDefinition() {
        std::mt19937 random(7);
        for (int round = 0; round < 300; ++round) {
            const auto merges = randomRules(random, 3, 12);
            std::vector<std::int64_t> word(random() % 30);
            for (auto& id : word) id = random() % 3;
            QCOMPARE(idsOf(merges.apply(piecesOf(word))), byDefinition(merges, word));
        }
    }

    void keepsLengths() {
        BpeMerges merges;
        QVERIFY(merges.add(1, 1, 2));
        QVERIFY(!merges.add(1, 1, 3));
        const auto pieces = merges.apply(piecesOf({1, 1, 1}));
        QCOMPARE(pieces.size(), 2u);
        QCOMPARE(pieces[0].bytes, 2u);
        QCOMPARE(pieces[1].bytes, 1u);
        QVERIFY(merges.apply({}).empty());
    }

    void aLongWordIsNoProblem() {
        BpeMerges merges;
        for (std::int64_t id = 1; id < 20; ++id) merges.add(id, id, id + 1);
        QElapsedTimer timer;
        timer.start();
        const auto pieces = merges.apply(piecesOf(std::vector<std::int64_t>(1 << 19, 1)));
        QCOMPARE(idsOf(pieces), std::vector<std::int64_t>{20});
        QVERIFY2(timer.elapsed() < 10'000, "half a million letters take more than ten seconds");
    }
};

PGD_TEST(TestBpeMerges)
#include "test_bpe_merges.moc"
