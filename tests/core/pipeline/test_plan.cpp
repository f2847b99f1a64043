#include <QtTest>
#include <functional>
#include <limits>

#include "core/base/error.h"
#include "core/pipeline/plan.h"
#include "core/pipeline/plan_json.h"
#include "tests/core/pipeline/random_plan.h"

using core::pipeline::Plan;
using Change = std::function<void(Plan&)>;

namespace {

QString sentenceOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestPlan : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void samplersHaveTheLabelsOfTheField() {
        QCOMPARE(core::pipeline::samplers().size(), 5u);
        QCOMPARE(core::pipeline::samplerLabel("dpmpp_2m_karras"), std::string("DPM++ 2M Karras"));
        QCOMPARE(core::pipeline::samplerLabel("unknown"), std::string("unknown"));
    }

    void jsonRoundTrip() {
        std::mt19937 random(7);
        for (int i = 0; i < 200; ++i) {
            const auto plan = test::randomPlan(random);
            core::pipeline::validate(plan);
            QVERIFY(core::pipeline::planFromJson(core::pipeline::toJson(plan)) == plan);
            QVERIFY(core::pipeline::planFromJson(core::pipeline::toJson(plan, 2)) == plan);
        }
    }

    void absentAndUnknownFieldsAreFine() {
        QVERIFY(core::pipeline::planFromJson("{}") == Plan());
        const auto plan = core::pipeline::planFromJson(R"({"prompt":"x","fromTheFuture":[1,{"a":2}],"guidance":7})");
        QCOMPARE(plan.prompt, std::string("x"));
        QCOMPARE(plan.guidance, 7.0);
        QCOMPARE(plan.width, 256);
    }

    void wrongJsonNamesTheField_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word");
        QTest::newRow("prompt") << QByteArray(R"({"prompt":5})") << "prompt";
        QTest::newRow("width is text") << QByteArray(R"({"width":"256"})") << "width";
        QTest::newRow("width broken") << QByteArray(R"({"width":256.5})") << "width";
        QTest::newRow("width beyond int") << QByteArray(R"({"width":18446744073709551615})") << "width";
        QTest::newRow("width below int") << QByteArray(R"({"width":-9223372036854775808})") << "width";
        QTest::newRow("height") << QByteArray(R"({"height":8})") << "height";
        QTest::newRow("seed") << QByteArray(R"({"seed":-1})") << "seed";
        QTest::newRow("guidance") << QByteArray(R"({"guidance":null})") << "guidance";
        QTest::newRow("styles") << QByteArray(R"({"styles":{}})") << "styles";
        QTest::newRow("style item") << QByteArray(R"({"styles":["x"]})") << "styles";
        QTest::newRow("style strength") << QByteArray(R"({"styles":[{"strength":"x"}]})") << "strength";
        QTest::newRow("sampler") << QByteArray(R"({"sampler":"plms"})") << "sampler";
        QTest::newRow("model") << QByteArray(R"({"model":"../secret"})") << "model";
        QTest::newRow("zero character") << QByteArray(R"({"prompt":"a\u0000b"})") << "prompt";
        QTest::newRow("a list") << QByteArray("[]") << "object";
        QTest::newRow("nothing") << QByteArray() << "object";
        QTest::newRow("cut") << QByteArray(R"({"prompt":)") << "object";
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << "object";
        QTest::newRow("large") << QByteArray(5'000'000, ' ') << "bytes";
    }

    void wrongJsonNamesTheField() {
        QFETCH(QByteArray, json);
        QFETCH(QString, word);
        const auto sentence = sentenceOf([&] { core::pipeline::planFromJson(json.toStdString()); });
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
    }

    void valuesOutOfRangeAreRefused_data() {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, Change change, const char* word) {
            QTest::newRow(name) << change << QString(word);
        };
        row(
            "narrow", [](Plan& plan) { plan.width = 63; }, "width from 64 to 2048, found 63");
        row(
            "high", [](Plan& plan) { plan.height = 2049; }, "height");
        row(
            "no steps", [](Plan& plan) { plan.steps = 0; }, "steps");
        row(
            "many steps", [](Plan& plan) { plan.steps = 201; }, "steps");
        row(
            "guidance", [](Plan& plan) { plan.guidance = 0.99; }, "guidance from 1 to 30, found 0.99");
        row(
            "no guidance", [](Plan& plan) { plan.guidance = kNan; }, "guidance");
        row(
            "T_struct", [](Plan& plan) { plan.tStruct = 1001; }, "tStruct");
        row(
            "style",
            [](Plan& plan) {
                plan.styles = {{"x", 20.5}};
            },
            "style strength");
        row(
            "styles", [](Plan& plan) { plan.styles.resize(17); }, "at most 16 styles");
        row(
            "sampler", [](Plan& plan) { plan.sampler = ""; }, "sampler to be one of ddim, euler");
        row(
            "no model", [](Plan& plan) { plan.model = ""; }, "model");
        row(
            "model elsewhere", [](Plan& plan) { plan.model = "a/b"; }, "model");
        row(
            "long prompt", [](Plan& plan) { plan.prompt = std::string(65537, 'a'); }, "65536 bytes, found 65537");
        row(
            "no UTF-8", [](Plan& plan) { plan.negativePrompt = "caf\xe9"; }, "negativePrompt in UTF-8");
        row(
            "cut UTF-8", [](Plan& plan) { plan.prompt = "\xe6\xb0"; }, "prompt in UTF-8");
    }

    void valuesOutOfRangeAreRefused() {
        QFETCH(Change, change);
        QFETCH(QString, word);
        Plan plan;
        core::pipeline::validate(plan);
        change(plan);
        const auto sentence = sentenceOf([&] { core::pipeline::validate(plan); });
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "test_plan.moc"
