#include <QTest>

#include "core/base/error.h"
#include "tests/support/test_program.h"
#include "ui/grid/grid_sheet.h"
#include "ui/grid/grid_values.h"

using core::plan::Plan;
using ui::GridParameter;
using Kind = ui::GridParameter::Kind;

namespace {

Plan basePlan() {
    Plan plan;
    plan.prompt = "a girl in a red dress, red hat";
    plan.seed = 7;
    plan.partners.push_back({.model = "pose", .on = false, .curve = {{900, 0.2}, {400, 0.7}}});
    return plan;
}

ui::GridAxis axis(Kind kind, const QString& text) { return ui::readAxis({kind}, text, basePlan()); }
const ui::GridAxis kNone{{Kind::None}, {QString()}};

QString failureOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestPlanGrid : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void listsAreRead_data();
    void listsAreRead();
    void whatIsNoListIsRefused_data();
    void whatIsNoListIsRefused();
    void everyValueMeetsEveryOther();
    void wordsTakeTurns();
    void aPartnersStrengthTakesTheCurvesPlace();
    void whatCannotBePaintedIsSaid();
    void theSheetHoldsPicturesAndLabels();
    void aHugeSheetIsMadeSmaller();
};

void TestPlanGrid::listsAreRead_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("values");
    QTest::newRow("list") << int(Kind::Steps) << " 1, 2 ,3" << QStringList{"1", "2", "3"};
    QTest::newRow("each") << int(Kind::Steps) << "8-11" << QStringList{"8", "9", "10", "11"};
    QTest::newRow("step") << int(Kind::Steps) << "10-30 (+10)" << QStringList{"10", "20", "30"};
    QTest::newRow("step that misses the end") << int(Kind::Steps) << "10-35(10)" << QStringList{"10", "20", "30"};
    QTest::newRow("spread") << int(Kind::TStruct) << "300-700 [5]" << QStringList{"300", "400", "500", "600", "700"};
    QTest::newRow("mixed") << int(Kind::Steps) << "5, 10-20 [2], 40" << QStringList{"5", "10", "20", "40"};
    QTest::newRow("fractions") << int(Kind::Guidance) << "1-2 (+0.1), 7.50"
                               << QStringList{"1",   "1.1", "1.2", "1.3", "1.4", "1.5",
                                              "1.6", "1.7", "1.8", "1.9", "2",   "7.5"};
    QTest::newRow("large seed") << int(Kind::Seed) << "18446744073709551614-18446744073709551615"
                                << QStringList{"18446744073709551614", "18446744073709551615"};
    QTest::newRow("samplers") << int(Kind::Sampler) << "euler, dpm++ 2m karras"
                              << QStringList{"Euler", "DPM++ 2M Karras"};
    QTest::newRow("spacings") << int(Kind::Spacing) << "model, KARRAS" << QStringList{"model", "Karras"};
    QTest::newRow("sizes") << int(Kind::Size) << "256 x 256, 256×320" << QStringList{"256x256", "256x320"};
    QTest::newRow("words") << int(Kind::Words) << "red, \"blue, or so\",  green ,\"\""
                           << QStringList{"red", "blue, or so", "green", ""};
}

void TestPlanGrid::listsAreRead() {
    QFETCH(int, kind);
    QFETCH(QString, text);
    QTEST(axis(Kind(kind), text).values, "values");
}

void TestPlanGrid::whatIsNoListIsRefused_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << int(Kind::Steps) << ""
                           << "found \"\"";
    QTest::newRow("word") << int(Kind::Steps) << "1, many"
                          << "a number from 1 to 200, found \"many\"";
    QTest::newRow("too large") << int(Kind::Guidance) << "31"
                               << "from 1 to 30, found \"31\"";
    QTest::newRow("not a number") << int(Kind::Guidance) << "nan"
                                  << "found \"nan\"";
    QTest::newRow("falling") << int(Kind::Steps) << "9-3"
                             << "a range that rises";
    QTest::newRow("no step") << int(Kind::Guidance) << "1-3 (+0)"
                             << "a step above 0";
    QTest::newRow("none") << int(Kind::Steps) << "1-3 [0]"
                          << "at least one value";
    QTest::newRow("many") << int(Kind::Seed) << "0-18446744073709551615"
                          << "at most 64 values";
    QTest::newRow("sampler") << int(Kind::Sampler) << "Euler, best"
                             << "found \"best\"";
    QTest::newRow("no sampler") << int(Kind::Sampler) << " , "
                                << "found none";
    QTest::newRow("size") << int(Kind::Size) << "256"
                          << "a size such as 256x320";
    QTest::newRow("not in the prompt") << int(Kind::Words) << "yellow, blue"
                                       << "found \"yellow\"";
    QTest::newRow("open quote") << int(Kind::Words) << "red, \"blue"
                                << "words between commas";
}

void TestPlanGrid::whatIsNoListIsRefused() {
    QFETCH(int, kind);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const QString failure = failureOf([&] { axis(Kind(kind), text); });
    QVERIFY2(failure.contains(sentence), qPrintable(failure));
}

void TestPlanGrid::everyValueMeetsEveryOther() {
    const auto grid = ui::gridOf(basePlan(), axis(Kind::Guidance, "3, 7.5"), axis(Kind::Sampler, "Euler, DDIM"), {});
    QCOMPARE(grid.columns, QStringList({"Guidance 3", "Guidance 7.5"}));
    QCOMPARE(grid.rows, QStringList({"Euler", "DDIM"}));
    QCOMPARE(grid.plans.size(), std::size_t(4));
    QCOMPARE(grid.plans[1].guidance, 7.5);
    QCOMPARE(grid.plans[1].sampler, std::string("euler"));
    QCOMPARE(grid.plans[2].guidance, 3.0);
    QCOMPARE(grid.plans[2].sampler, std::string("ddim"));
    QCOMPARE(grid.plans[0].spacing, std::string("karras"));
    QCOMPARE(grid.plans[2].spacing, std::string("model"));  // DDIM has no Karras
    for (const auto& plan : grid.plans) QCOMPARE(plan.seed, std::uint64_t{7});
    QCOMPARE(ui::gridOf(basePlan(), kNone, axis(Kind::Steps, "1-3"), {}).plans.size(), std::size_t(3));
}

void TestPlanGrid::wordsTakeTurns() {
    const auto grid = ui::gridOf(basePlan(), axis(Kind::Words, "red, blue"), axis(Kind::Words, "girl, man, \"\""), {});
    QCOMPARE(grid.plans[0].prompt, basePlan().prompt);
    QCOMPARE(grid.plans[3].prompt, std::string("a man in a blue dress, blue hat"));
    QCOMPARE(grid.rows.last(), QString("without \"girl\""));
}

void TestPlanGrid::aPartnersStrengthTakesTheCurvesPlace() {
    const auto strengths = ui::readAxis({Kind::Partner, 0}, "0-1 [3]", basePlan());
    const core::plan::ModelInfo pose{.id = "pose", .label = "Pose partner"};
    const core::plan::KnownModels models({pose});
    const auto grid = ui::gridOf(basePlan(), strengths, kNone, models);
    QCOMPARE(grid.columns,
             QStringList({"Strength of Pose partner 0", "Strength of Pose partner 0.5", "Strength of Pose partner 1"}));
    QCOMPARE(ui::gridOf(basePlan(), strengths, kNone, {}).columns.first(), QString("Strength of pose 0"));
    QVERIFY(grid.plans[1].partners[0].on);
    QVERIFY(grid.plans[1].partners[0].curve.empty());
    QCOMPARE(grid.plans[1].partners[0].strength, 0.5);
}

void TestPlanGrid::whatCannotBePaintedIsSaid() {
    const auto sentence = [](const ui::GridAxis& x, const ui::GridAxis& y) {
        return failureOf([&] { ui::gridOf(basePlan(), x, y, {}); });
    };
    QVERIFY(sentence(kNone, kNone).contains("what changes"));
    QVERIFY(sentence(axis(Kind::Seed, "1"), axis(Kind::Seed, "2")).contains("differ"));
    QVERIFY(sentence(axis(Kind::Seed, "1-20"), axis(Kind::Steps, "1-20")).contains("at most 200 pictures, found 400"));
    QVERIFY(sentence(axis(Kind::Spacing, "Karras"), axis(Kind::Sampler, "Euler, DDIM")).contains("karras"));
    QVERIFY(sentence(axis(Kind::Size, "256x9999"), kNone).contains("9999"));
}

void TestPlanGrid::theSheetHoldsPicturesAndLabels() {
    const auto grid = ui::gridOf(basePlan(), axis(Kind::Seed, "1, 2"), axis(Kind::Steps, "5, 6"), {});
    ui::GridSheet sheet(grid);
    QCOMPARE(sheet.cells(), std::size_t(4));
    const QImage before = sheet.paint();
    QVERIFY(before.width() > 512 && before.width() < 512 + 220);
    QVERIFY(before.height() > 512 && before.height() < 512 + 140);
    QImage green(256, 256, QImage::Format_RGB32);
    green.fill(Qt::green);
    sheet.setImage(3, green);
    const QImage after = sheet.paint();
    QCOMPARE(after.size(), before.size());
    QCOMPARE(after.pixelColor(after.width() - 100, after.height() - 100), QColor(Qt::green));
    QCOMPARE(after.copy(0, 0, before.width(), before.height() / 2),
             before.copy(0, 0, before.width(), before.height() / 2));
    const auto ink = [](const QImage& image) {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y).lightness() < 128;
        return count;
    };
    QVERIFY(ink(before.copy(0, 0, before.width(), 40)) > 20);            // over the columns
    QVERIFY(ink(before.copy(0, 100, 100, before.height() - 100)) > 20);  // beside the rows
    QCOMPARE(ink(before.copy(180, 120, 100, 100)), 0);
    sheet.setNote(0, "cancelled");
    QVERIFY(sheet.paint() != after);
}

void TestPlanGrid::aHugeSheetIsMadeSmaller() {
    Plan large = basePlan();
    large.width = large.height = 2048;
    ui::GridSheet sheet(ui::gridOf(large, axis(Kind::Seed, "1-10"), kNone, {}));
    QImage picture(2048, 2048, QImage::Format_RGB32);
    picture.fill(Qt::blue);
    sheet.setImage(9, picture);
    const QImage painted = sheet.paint();
    QVERIFY(painted.width() <= 8192 + 200);
    QCOMPARE(painted.pixelColor(painted.width() - 400, painted.height() - 400), QColor(Qt::blue));
}

PGD_TEST(TestPlanGrid)
#include "test_plan_grid.moc"
