#include <QtTest>

#include "core/plan/low_stage_suggestion.h"
#include "tests/support/test_program.h"

using core::plan::suggestedLowStage;

class TestLowStageSuggestion : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatTheModelKnowsNeedsNone() {
        QVERIFY(!suggestedLowStage(256, 256, {}));
        QVERIFY(!suggestedLowStage(64, 64, {}));
        QVERIFY(!suggestedLowStage(320, 304, {}));
    }

    void largeAndLongPicturesBeginSmall_data() {
        QTest::addColumn<QSize>("picture");
        QTest::addColumn<QSize>("stage");
        QTest::newRow("square") << QSize(512, 512) << QSize(256, 256);
        QTest::newRow("largest") << QSize(2048, 2048) << QSize(256, 256);
        QTest::newRow("tall") << QSize(192, 448) << QSize(144, 336);
        QTest::newRow("wide") << QSize(512, 256) << QSize(336, 176);
        QTest::newRow("a strip keeps its shorter side") << QSize(2048, 64) << QSize(336, 64);
    }

    void aStageThatNobodyNeedsIsHalfThePicture() {
        const auto half = core::plan::halvedLowStage(256, 320, {});
        QCOMPARE(QSize(half.width, half.height), QSize(128, 160));
        const auto least = core::plan::halvedLowStage(64, 64, {});
        QCOMPARE(QSize(least.width, least.height), QSize(64, 64));
    }

    void largeAndLongPicturesBeginSmall() {
        QFETCH(QSize, picture);
        QFETCH(QSize, stage);
        const auto low = suggestedLowStage(picture.width(), picture.height(), {});
        QVERIFY(low);
        QCOMPARE(QSize(low->width, low->height), stage);
        core::plan::Plan plan;
        plan.width = picture.width();
        plan.height = picture.height();
        plan.lowStages = {*low};
        core::plan::validate(plan);
    }
};

PGD_TEST(TestLowStageSuggestion)
#include "test_low_stage_suggestion.moc"
