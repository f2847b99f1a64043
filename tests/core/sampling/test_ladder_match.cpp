#include <QtTest>
#include <numeric>

#include "core/sampling/ladder_match.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

core::io::JsonFile linearBetas() {
    return scheduleConfig({{"beta_schedule", "linear"}, {"beta_start", 0.0001}, {"beta_end", 0.02}});
}

double distance(const Sampler& leader, int i, const Sampler& partner, int j) {
    return std::abs(leader.level(i).logSnr() - partner.level(j).logSnr());
}

}  // namespace

class TestLadderMatch : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalSamplersMatchStepByStep_data() {
        QTest::addColumn<QString>("id");
        for (const std::string& id : samplerIds()) QTest::newRow(id.c_str()) << QString::fromStdString(id);
    }

    void equalSamplersMatchStepByStep() {
        QFETCH(QString, id);
        const auto leader = makeSampler(id.toStdString(), scheduleConfig(), 12);
        const auto partner = makeSampler(id.toStdString(), scheduleConfig(), 12);
        std::vector<int> expected(leader->steps());
        std::iota(expected.begin(), expected.end(), 0);
        QCOMPARE(matchByLogSnr(*leader, *partner), expected);
    }

    void otherSchedulesMatchByNoiseNotByTime() {
        const auto leader = makeSampler("ddim", scheduleConfig(), 20);
        const auto partner = makeSampler("euler", linearBetas(), 1000);
        const std::vector<int> matches = matchByLogSnr(*leader, *partner);
        double furthestTime = 0.0;
        for (int i = 1; i < leader->steps(); ++i) {
            // Only the last of the thousand levels are this far apart.
            if (i < 18) QVERIFY(distance(*leader, i, *partner, matches[i]) < 0.02);
            furthestTime = std::max(furthestTime, std::abs(leader->timesteps()[i] - partner->timesteps()[matches[i]]));
        }
        QVERIFY(furthestTime > 50.0);
    }

    void everyMatchIsTheNearest() {
        const auto leader = makeSampler("dpmpp_2m", scheduleConfig(), 15, spacedBy("karras"));
        const auto partner = makeSampler("ddim", linearBetas(), 9);
        const std::vector<int> matches = matchByLogSnr(*leader, *partner);
        QVERIFY(std::is_sorted(matches.begin(), matches.end()));
        for (int i = 0; i < leader->steps(); ++i)
            for (int j = 0; j < partner->steps(); ++j)
                QVERIFY(distance(*leader, i, *partner, matches[i]) <= distance(*leader, i, *partner, j) + 1e-6);
    }

    void pureNoiseMatchesTheNoisiestStep() {
        const auto leader = makeSampler(
            "ddim", scheduleConfig({{"rescale_betas_zero_snr", true}, {"timestep_spacing", "trailing"}}), 5);
        QCOMPARE(leader->level(0).alpha, 0.0);
        const auto partner = makeSampler("ddim", scheduleConfig(), 5);
        QCOMPARE(matchByLogSnr(*leader, *partner).front(), 0);
        QCOMPARE(matchByLogSnr(*partner, *leader).back(), 4);
    }

    void firstStepThatIsNotNoisier() {
        const auto sampler = makeSampler("ddim", scheduleConfig(), 10);
        const auto same = makeSampler("euler", scheduleConfig({{"timestep_spacing", "leading"}}), 10);
        for (int i = 0; i < 10; ++i) QCOMPARE(firstStepNotNoisier(*same, sampler->level(i)), i);
        const NoiseLevel between =
            NoiseLevel::fromRatio(std::sqrt(sampler->level(3).ratio() * sampler->level(4).ratio()));
        QCOMPARE(firstStepNotNoisier(*sampler, between), 4);
        QCOMPARE(firstStepNotNoisier(*sampler, NoiseLevel{}), 10);
    }

    // Evaluations 2k of Heun begin a step; 2k - 1, at the same level, ends the one before.
    void walksBeginWhereAStepBegins() {
        const auto heun = makeSampler("heun", scheduleConfig(), 10);
        for (const int i : {0, 2, 8, 18}) QCOMPARE(firstStepNotNoisier(*heun, heun->level(i)), i);
        QCOMPARE(firstStepNotNoisier(*heun, heun->level(7)), 8);
    }
};

PGD_TEST(TestLadderMatch)
#include "test_ladder_match.moc"
