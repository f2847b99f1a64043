#include <QtTest>

#include "core/plan/metadata/parameters_reader.h"
#include "core/plan/plan.h"
#include "tests/core/plan/metadata/notice_text.h"
#include "tests/support/test_program.h"

using core::plan::Plan;
using core::plan::PlanSource;
using core::plan::readParameters;

class TestForeignValues : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatFitsComesWithoutAWord() {
        const auto result = readParameters(
            "a boat\nNegative prompt: text\nSteps: 30, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 832x1216");
        QCOMPARE(result.source, PlanSource::A1111);
        QCOMPARE(test::noticesOf(result), QStringList());
        QCOMPARE(result.plan.width, 832);
        QCOMPARE(result.plan.height, 1216);
    }

    void everyDepartureIsTold_data() {
        QTest::addColumn<QString>("items");
        QTest::addColumn<QString>("notice");
        const auto row = [](const char* items, const char* notice) { QTest::addRow("%s", items) << items << notice; };
        row("Model: a/b", "model: a/b > starter");
        row("Model: .hidden", "model: .hidden > starter");
        row("Model: some_xl", "model: some_xl > starter");
        row("Sampler: DPM++ SDE, Schedule type: Karras", "sampler: DPM++ SDE Karras > DPM++ 2M SDE Karras");
        row("Sampler: DDIM, Schedule type: Karras", "sampler: DDIM Karras > DDIM");
        row("Steps: 900", "steps: 900 > 200");
        row("Steps: 0", "steps: 0 > 1");
        row("Steps: 99999999999999999999", "steps: 99999999999999999999 > 200");
        row("Steps: many", "steps: many > 25");
        row("CFG scale: 1e300", "guidance: 1e300 > 30");
        row("CFG scale: 0", "guidance: 0 > 1");
        row("CFG scale: nan", "guidance: nan > 5");
        row("Seed: -1", "random seed: -1 > 0");
        row("Seed: 1x", "seed: 1x > 0");
        row("Seed: 18446744073709551616", "seed: 18446744073709551616 > 0");
        row("Size: 513 x 500", "size: 513 x 500 > 512 x 496");
        row("Size: 8x99999", "size: 8 x 99999 > 64 x 2048");
        row("Size: 512", "size: 512 x ? > 512 x 256");
        row("Size: 1e400x-5", "size: 1e400 x -5 > 256 x 64");
    }

    void everyDepartureIsTold() {
        QFETCH(QString, items);
        QFETCH(QString, notice);
        const auto result = readParameters(QString("p\nUser: a, App: b, %1").arg(items).toStdString());
        core::plan::validate(result.plan);
        QCOMPARE(test::noticesOf(result), QStringList{notice});
    }

    void spacesInASizeAreFine() {
        const auto result = readParameters("p\nSteps: 3, Seed: 1, Size: 512 x 768");
        QCOMPARE(result.plan.width, 512);
        QCOMPARE(result.plan.height, 768);
        QCOMPARE(test::noticesOf(result), QStringList());
    }

    void theTargetGivesModelAndGrid() {
        const auto result = readParameters("p\nSteps: 3, Seed: 1, Size: 520x512, Model: mine", {"mine", 8});
        QCOMPARE(result.plan.model, std::string("mine"));
        QCOMPARE(result.plan.width, 520);
        QCOMPARE(test::noticesOf(result), QStringList());
    }

    void ourOwnTextKeepsItsModelAndSize() {
        const auto result = readParameters("p\nSteps: 3, Size: 520x512, Model: mine, Version: PanGu-Draw Studio 1.0");
        QCOMPARE(result.source, PlanSource::Own);
        QCOMPARE(result.plan.model, std::string("mine"));
        QCOMPARE(result.plan.width, 520);
        const auto broken = readParameters("p\nSteps: 3, Seed: 1, Model: a/b, Version: PanGu-Draw Studio 1.0");
        QCOMPARE(test::noticesOf(broken), QStringList{"model: a/b > starter"});
    }

    void promptsAreMadeToFit() {
        const std::string long64("\xe6\xb0\xb4", 3);
        std::string text;
        for (int i = 0; i < 30'000; ++i) text += long64;
        const auto cut = readParameters(text);
        core::plan::validate(cut.plan);
        QCOMPARE(test::noticesOf(cut), QStringList{"long: 90000 > 65535"});
        const auto broken = readParameters(std::string("a\0b\xff", 4));
        core::plan::validate(broken.plan);
        QCOMPARE(test::noticesOf(broken), QStringList{"broken:  > "});
        QCOMPARE(QString::fromStdString(broken.plan.prompt), QString("a\ufffdb\ufffd"));
    }

    void tooManyStylesAreLeftOut() {
        QStringList styles;
        for (int i = 0; i < 40; ++i) styles += "[\\\"s\\\",1]";
        const auto result =
            readParameters(QString("p\nSteps: 3, Seed: 1, Styles: \"[%1]\"").arg(styles.join(',')).toStdString());
        core::plan::validate(result.plan);
        QCOMPARE(result.plan.styles.size(), std::size_t{16});
    }

    void onlyALineWithStepsLooksLikeParameters() {
        QVERIFY(core::plan::looksLikeParameters("p\nSteps: 3, Seed: 1, Size: 64x64"));
        QVERIFY(!core::plan::looksLikeParameters("Screenshot"));
        QVERIFY(!core::plan::looksLikeParameters("Lens: 50 mm, Light: f/2, Place: home"));
        QVERIFY(!core::plan::looksLikeParameters(""));
    }
};

PGD_TEST(TestForeignValues)
#include "test_foreign_values.moc"
