#include <QtTest>

#include "core/plan/metadata/invokeai_metadata.h"
#include "tests/core/plan/metadata/notice_text.h"
#include "tests/support/test_program.h"

using core::plan::dreamValues;
using core::plan::invokeValues;
using core::plan::olderInvokeValues;
using core::plan::PicturePlan;

namespace {

PicturePlan planOf(const core::plan::ForeignValues& values) {
    auto result = planFromValues(values, core::plan::PlanSource::InvokeAi, {});
    core::plan::validate(result.plan);
    return result;
}

QString promptsOf(const PicturePlan& result) {
    return QString::fromStdString(result.plan.prompt + " | " + result.plan.negativePrompt);
}

}  // namespace

class TestInvokeAiMetadata : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void todaysMetadata() {
        const auto values =
            invokeValues(R"({"generation_mode":"txt2img","positive_prompt":"a boat","negative_prompt":"text",
            "width":768,"height":512,"seed":4294967296,"cfg_scale":6.5,"steps":31,"scheduler":"euler_a",
            "model":{"key":"k","name":"Some Model","base":"sd-1"}})");
        QVERIFY(values.has_value());
        const auto result = planOf(*values);
        QCOMPARE(promptsOf(result), QString("a boat | text"));
        QCOMPARE(result.plan.width, 768);
        QCOMPARE(result.plan.height, 512);
        QCOMPARE(result.plan.seed, std::uint64_t{4294967296});
        QCOMPARE(result.plan.guidance, 6.5);
        QCOMPARE(result.plan.steps, 31);
        QCOMPARE(result.plan.sampler, std::string("euler_a"));
        QCOMPARE(test::noticesOf(result), QStringList{"model: Some Model > starter"});
    }

    void olderMetadata_data() {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("prompts");
        QTest::newRow("text") << R"("a boat [text, fog] at sea")"
                              << "a boat  at sea | text, fog";
        QTest::newRow("one of a list") << R"([{"prompt":"a boat","weight":1}])"
                                       << "a boat | ";
        QTest::newRow("weights") << R"([{"prompt":"a boat","weight":1.0},{"prompt":"fog","weight":0.5},
                                        {"prompt":"text","weight":-1}])"
                                 << "a boat, (fog:0.5) | text";
        QTest::newRow("wrong types") << R"([1,null,{"prompt":[]},{"weight":2}])"
                                     << " | ";
        QTest::newRow("a number") << "7"
                                  << " | ";
        QTest::newRow("an open bracket") << "\"a boat [fog\""
                                         << "a boat [fog | ";
    }

    void olderMetadata() {
        QFETCH(QString, prompt);
        const auto values = olderInvokeValues(
            QString(
                R"({"model":"stable diffusion","model_weights":"sd-1.4","image":{"prompt":%1,"steps":50,"cfg_scale":7.5,
                "seed":9,"width":512,"height":640,"sampler":"k_euler"}})")
                .arg(prompt)
                .toStdString());
        QVERIFY(values.has_value());
        const auto result = planOf(*values);
        QTEST(promptsOf(result), "prompts");
        QCOMPARE(result.plan.steps, 50);
        QCOMPARE(result.plan.height, 640);
        QCOMPARE(result.plan.sampler, std::string("euler"));
        QCOMPARE(result.notices.front().found, std::string("sd-1.4"));
    }

    void commandLines_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("prompts");
        QTest::newRow("apart") << "\"a \\\"red\\\" boat, -s\" -s 50 -S 123 -W 512 -H 640 -C 7.5 -A ddim"
                               << "a \"red\" boat, -s | ";
        QTest::newRow("joined") << R"("a boat [fog]" -s50 -S123 -W512 -H640 -C7.5 -Addim)"
                                << "a boat | fog";
        QTest::newRow("long names")
            << "a boat --steps 50 --seed=123 --width 512 --height=640 --cfg_scale=7.5 --sampler ddim"
            << "a boat | ";
        QTest::newRow("others between") << R"("a boat" -n1 -s50 --grid -S123 -W512 -H640 -x y -C7.5 -Addim -U 2 0.75)"
                                        << "a boat | ";
    }

    void commandLines() {
        QFETCH(QString, line);
        const auto values = dreamValues(line.toStdString());
        QVERIFY(values.has_value());
        const auto result = planOf(*values);
        QTEST(promptsOf(result), "prompts");
        QCOMPARE(result.plan.steps, 50);
        QCOMPARE(result.plan.seed, std::uint64_t{123});
        QCOMPARE(result.plan.width, 512);
        QCOMPARE(result.plan.height, 640);
        QCOMPARE(result.plan.guidance, 7.5);
        QCOMPARE(result.plan.sampler, std::string("ddim"));
        QCOMPARE(test::noticesOf(result), QStringList());
    }

    void otherTextIsNothing() {
        for (const auto* text : {"", "{", "[]", "7", "null", R"({"image":[]})"}) {
            QVERIFY(!olderInvokeValues(text).has_value());
            QVERIFY(!dreamValues(text).has_value());
        }
        QVERIFY(!invokeValues("[]").has_value());
        QVERIFY(!dreamValues("a boat at sea").has_value());
    }

    void wrongTypesAreDefaults() {
        const auto values = invokeValues(
            R"({"positive_prompt":{},"negative_prompt":[1],"width":"wide","height":null,"seed":-1,"cfg_scale":NaN,
                "steps":1e99,"scheduler":[],"model":[]})");
        QVERIFY(values.has_value());
        const auto result = planOf(*values);
        QCOMPARE(test::noticesOf(result),
                 (QStringList{"steps: 1e+99 > 200", "random seed: -1 > 0", "size: wide x ? > 256 x 256"}));
    }

    void hostileTextTakesLinearTime_data() {
        QTest::addColumn<QByteArray>("piece");
        for (const char* piece : {"[", "]", "\"", "\\", "-s", " -s", " [a]", "{\"image\":", "NaN"})
            QTest::newRow(QByteArray(piece).toPercentEncoding()) << QByteArray(piece);
    }

    void hostileTextTakesLinearTime() {
        QFETCH(QByteArray, piece);
        const auto text = piece.repeated(1'000'000 / piece.size()).toStdString();
        QElapsedTimer timer;
        timer.start();
        for (const auto& values : {invokeValues(text), olderInvokeValues(text), dreamValues(text + " -s 5")})
            if (values) planOf(*values);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

PGD_TEST(TestInvokeAiMetadata)
#include "test_invokeai_metadata.moc"
