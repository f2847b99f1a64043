#include <QtTest>

#include "core/base/error.h"
#include "core/sampling/timestep_spacing.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

class TestTimestepSpacing : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void leadingStridesFromBelow() {
        QCOMPARE(spacedTimesteps({.offset = 1}, 4), (std::vector<double>{751, 501, 251, 1}));
        QCOMPARE(spacedTimesteps({.offset = 1, .extraPoint = true}, 4), (std::vector<double>{801, 601, 401, 201}));
    }

    void trailingRoundsHalvesToEven() {
        // 1000 - 62.5 i: 937.5 rounds to 938, 812.5 to 812.
        const auto timesteps = spacedTimesteps({.spacing = Spacing::Trailing}, 16);
        QCOMPARE(timesteps[0], 999.0);
        QCOMPARE(timesteps[1], 937.0);
        QCOMPARE(timesteps[3], 811.0);
        QCOMPARE(timesteps.size(), std::size_t{16});
    }

    // numpy's round(arange(1000, 0, -1000 / n)) - 1, where halves are not quite halves.
    void trailingFallsAsInTheReference_data() {
        QTest::addColumn<int>("steps");
        QTest::addColumn<int>("index");
        QTest::addColumn<double>("timestep");
        QTest::newRow("48") << 48 << 3 << 936.0;
        QTest::newRow("48, later") << 48 << 39 << 186.0;
        QTest::newRow("96") << 96 << 18 << 812.0;
        QTest::newRow("112") << 112 << 7 << 936.0;
        QTest::newRow("144") << 144 << 9 << 936.0;
        QTest::newRow("176") << 176 << 33 << 812.0;
        QTest::newRow("192") << 192 << 12 << 936.0;
    }
    void trailingFallsAsInTheReference() {
        QFETCH(int, steps);
        QFETCH(int, index);
        QTEST(spacedTimesteps({.spacing = Spacing::Trailing}, steps)[static_cast<std::size_t>(index)], "timestep");
    }

    // The model's every timestep, once.
    void aRunOverTheWholeScheduleLeavesNothingOut() {
        for (const Spacing spacing : {Spacing::Leading, Spacing::Trailing, Spacing::Linspace})
            for (const bool extra : {false, true}) {
                const auto timesteps = spacedTimesteps({.spacing = spacing, .trainSteps = 40, .extraPoint = extra}, 40);
                for (int i = 0; i < 40; ++i) QCOMPARE(timesteps[static_cast<std::size_t>(i)], 39.0 - i);
            }
    }

    void linspaceSpansBothEnds() {
        QCOMPARE(spacedTimesteps({.spacing = Spacing::Linspace}, 3), (std::vector<double>{999, 500, 0}));
        QCOMPARE(spacedTimesteps({.spacing = Spacing::Linspace, .fractional = true}, 3),
                 (std::vector<double>{999, 499.5, 0}));
        QCOMPARE(spacedTimesteps({.spacing = Spacing::Linspace, .extraPoint = true}, 2),
                 (std::vector<double>{999, 500}));
    }

    // linspace(999, 0, n + 1) without its last.
    void sgmUniformLeavesTheCleanEndOut() {
        QCOMPARE(spacedTimesteps({.spacing = Spacing::SgmUniform, .fractional = true}, 4),
                 (std::vector<double>{999, 749.25, 499.5, 249.75}));
        QCOMPARE(spacedTimesteps({.spacing = Spacing::SgmUniform}, 4), (std::vector<double>{999, 749, 500, 250}));
        QCOMPARE(spacedTimesteps({.spacing = Spacing::SgmUniform}, 1), std::vector<double>{999});
    }

    void oneStepBeginsAtTheNoisyEnd() {
        QCOMPARE(spacedTimesteps({.spacing = Spacing::Linspace}, 1), std::vector<double>{999});
        QCOMPARE(spacedTimesteps({.spacing = Spacing::Trailing}, 1), std::vector<double>{999});
    }

    void everyCountGivesDescendingTimesteps() {
        for (const Spacing spacing : {Spacing::Leading, Spacing::Trailing, Spacing::Linspace, Spacing::SgmUniform}) {
            for (int steps = 1; steps <= 200; ++steps) {
                const auto timesteps = spacedTimesteps({.spacing = spacing}, steps);
                QCOMPARE(static_cast<int>(timesteps.size()), steps);
                QVERIFY(std::is_sorted(timesteps.rbegin(), timesteps.rend()));
                QVERIFY(timesteps.front() <= 999.0 && timesteps.back() >= 0.0);
            }
        }
    }

    // At 30 steps and 154 other counts, 999 / n * n is a hair above 999.
    void fractionalLinspaceNeverLeavesTheSchedule() {
        for (int steps = 1; steps <= 1000; ++steps)
            QCOMPARE(spacedTimesteps({.spacing = Spacing::Linspace, .fractional = true}, steps).front(), 999.0);
    }

    void impossibleRunsAreRefused() {
        QVERIFY_EXCEPTION_THROWN(spacedTimesteps({}, 0), core::Error);
        QVERIFY_EXCEPTION_THROWN(spacedTimesteps({}, 1001), core::Error);
        QVERIFY_EXCEPTION_THROWN(spacedTimesteps({.offset = 1}, 1000), core::Error);
        QVERIFY_EXCEPTION_THROWN(spacingFromName("even", "file"), core::Error);
        QCOMPARE(spacingFromName("trailing", "file"), Spacing::Trailing);
    }
};

PGD_TEST(TestTimestepSpacing)
#include "test_timestep_spacing.moc"
