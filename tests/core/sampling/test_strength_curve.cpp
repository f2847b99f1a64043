#include <QtTest>
#include <cmath>

#include "core/base/error.h"
#include "core/sampling/strength_curve.h"
#include "tests/support/test_program.h"

using core::sampling::StrengthCurve;
using core::sampling::StrengthPoint;

class TestStrengthCurve : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void constantsHoldEverywhere() {
        const StrengthCurve curve(0.3);
        for (const double t : {-1.0, 0.0, 500.5, 1e6}) QCOMPARE(curve.at(t), 0.3);
    }

    void linearBetweenPoints() {
        const StrengthCurve curve({{100.0, 0.0}, {300.0, 1.0}, {400.0, 0.5}});
        QCOMPARE(curve.at(0.0), 0.0);
        QCOMPARE(curve.at(100.0), 0.0);
        QCOMPARE(curve.at(150.0), 0.25);
        QCOMPARE(curve.at(300.0), 1.0);
        QCOMPARE(curve.at(350.0), 0.75);
        QCOMPARE(curve.at(999.0), 0.5);
    }

    void endsOfTheRangeAreAllowed() {
        QCOMPARE(StrengthCurve(0.0).at(1.0), 0.0);
        QCOMPARE(StrengthCurve(1.0).at(1.0), 1.0);
    }

    void strengthsOutsideAreNamed_data() {
        QTest::addColumn<double>("strength");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("below") << -0.1 << "Strength: expected 0 to 1, found -0.1 at t = 0";
        QTest::newRow("above") << 1.5 << "Strength: expected 0 to 1, found 1.5 at t = 0";
        QTest::newRow("NaN") << std::nan("") << "Strength: expected 0 to 1, found nan at t = 0";
    }

    void strengthsOutsideAreNamed() {
        QFETCH(double, strength);
        QFETCH(QString, sentence);
        try {
            const StrengthCurve curve(strength);
            QFAIL("accepted");
        } catch (const core::Error& error) {
            QCOMPARE(QString(error.what()), sentence);
        }
    }

    void brokenCurvesAreRefused() {
        const auto make = [](std::vector<StrengthPoint> points) { StrengthCurve curve(std::move(points)); };
        QVERIFY_EXCEPTION_THROWN(make({}), core::Error);
        QVERIFY_EXCEPTION_THROWN(make({{200.0, 0.1}, {100.0, 0.2}}), core::Error);
        QVERIFY_EXCEPTION_THROWN(make({{200.0, 0.1}, {200.0, 0.2}}), core::Error);
        QVERIFY_EXCEPTION_THROWN(make({{std::nan(""), 0.1}}), core::Error);
    }
};

PGD_TEST(TestStrengthCurve)
#include "test_strength_curve.moc"
