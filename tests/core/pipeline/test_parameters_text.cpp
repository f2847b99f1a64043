#include <QElapsedTimer>
#include <QtTest>

#include "core/pipeline/parameter_line.h"
#include "core/pipeline/picture_file.h"
#include "tests/core/pipeline/random_plan.h"
#include "tests/support/test_program.h"

using core::pipeline::parametersText;
using core::pipeline::Plan;
using core::pipeline::planFromParameters;

class TestParametersText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theTextIsTheOneTheFieldReads() {
        Plan plan;
        plan.prompt = "a girl in a red dress\non the beach";
        plan.negativePrompt = "blurry";
        plan.width = 512;
        plan.height = 768;
        plan.guidance = 6.5;
        plan.seed = 123;
        const auto text = QString::fromStdString(parametersText(plan));
        const QString expected =
            "a girl in a red dress\non the beach\nNegative prompt: blurry\n"
            "Steps: 25, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 123, Size: 512x768, "
            "Model: starter, T_struct: 500, Version: PanGu-Draw Studio";
        QVERIFY2(text.startsWith(expected), qPrintable(text));
    }

    void controlsPartnersAndStagesAreTold() {
        Plan plan;
        plan.width = plan.height = 512;
        plan.lowStages = {{128, 128, 640}, {256, 256, 300}};
        plan.partners = {{.model = "starter-pose"}, {.model = "idle", .on = false}};
        plan.controls = {{.model = "canny", .strength = 0.8, .range = {999, 300}}};
        const auto text = QString::fromStdString(parametersText(plan));
        const QString expected =
            "ControlNet 0: \"Module: none, Model: canny, Weight: 0.8, Guidance Start: 0, Guidance End: 0.7\", "
            "Partner 0: \"Model: starter-pose, Strength: 0.5, T: 999-350\", Low stages: 128x128@640 256x256@300, "
            "Version";
        QVERIFY2(text.contains(expected), qPrintable(text));
        QCOMPARE(planFromParameters(text.toStdString()).model, std::string("starter"));
    }

    void roundTrip() {
        std::mt19937 random(11);
        for (int i = 0; i < 200; ++i) {
            const auto plan = test::randomTextPlan(random);
            const auto text = parametersText(plan);
            QVERIFY2(planFromParameters(text) == plan, text.c_str());
        }
    }

    void textOfOtherProgramsIsRead() {
        const auto plan = planFromParameters(
            "masterpiece, 1girl\nNegative prompt: low quality,\nworst\n"
            "Steps: 30, Sampler: Euler a, Schedule type: Automatic, CFG scale: 7, Seed: 4294967296, Size: 832x1216, "
            "Model hash: abcd, Model: some_xl, Clip skip: 2, "
            "ControlNet 0: \"Module: none, Model: x, Weight: 0.8\", Version: v1.9.4\n");
        QCOMPARE(plan.prompt, std::string("masterpiece, 1girl"));
        QCOMPARE(plan.negativePrompt, std::string("low quality,\nworst"));
        QCOMPARE(plan.steps, 30);
        QCOMPARE(plan.sampler, std::string("euler_a"));
        QCOMPARE(plan.guidance, 7.0);
        QCOMPARE(plan.seed, std::uint64_t{4294967296});
        QCOMPARE(plan.width, 832);
        QCOMPARE(plan.height, 1216);
        QCOMPARE(plan.model, Plan().model);  // theirs is none of ours
        QCOMPARE(plan.tStruct, Plan().tStruct);
    }

    void samplerNames_data() {
        QTest::addColumn<QString>("items");
        QTest::addColumn<QString>("sampler");
        const auto row = [](const char* name, const char* items, const char* sampler) {
            QTest::newRow(name) << QString(items) << QString(sampler);
        };
        row("beside", "Sampler: DPM++ 2M, Schedule type: Karras", "dpmpp_2m karras");
        row("joined", "Sampler: DPM++ 2M Karras", "dpmpp_2m karras");
        row("automatic", "Sampler: DPM++ 2M, Schedule type: Automatic", "dpmpp_2m karras");
        row("plain", "Sampler: DPM++ 2M", "dpmpp_2m model");
        row("another schedule", "Sampler: DPM++ 2M, Schedule type: Uniform", "dpmpp_2m linspace");
        row("two evaluations", "Sampler: DPM++ 2S a, Schedule type: SGM Uniform", "dpmpp_2s_a sgm_uniform");
        row("no such variant", "Sampler: DDIM, Schedule type: Karras", "ddim model");
        row("unknown", "Sampler: Shuffle", "dpmpp_2m karras");
    }

    void samplerNames() {
        QFETCH(QString, items);
        const auto plan = planFromParameters(QString("p\nSteps: 3, %1, Seed: 1").arg(items).toStdString());
        QTEST(QString::fromStdString(plan.sampler + " " + plan.spacing), "sampler");
    }

    void textWithoutParametersIsAPrompt_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("one line") << "a girl, a dog";
        QTest::newRow("two items") << "scene\nstyle: watercolour, place: beach";
        QTest::newRow("colons") << "x\n::::,,,,::::\"\"\"";
    }

    void textWithoutParametersIsAPrompt() {
        QFETCH(QString, text);
        const auto plan = planFromParameters(text.toStdString());
        QCOMPARE(QString::fromStdString(plan.prompt), text);
        QVERIFY(plan.negativePrompt.empty());
        QCOMPARE(plan.steps, Plan().steps);
    }

    void valuesAreBroughtIntoRange() {
        const auto plan = planFromParameters("p\nSteps: 900, CFG scale: nan, Seed: -1, Size: 8x99999, T_struct: 5000");
        core::pipeline::validate(plan);
        QCOMPARE(plan.steps, 200);
        QCOMPARE(plan.width, 64);
        QCOMPARE(plan.height, 2048);
        QCOMPARE(plan.tStruct, 1000);
        QCOMPARE(plan.seed, Plan().seed);
        const auto broken = planFromParameters("p\nSteps: 9e9, CFG scale: high, Seed: 1x, Size: x, Styles: [[[");
        core::pipeline::validate(broken);
        QCOMPARE(broken.steps, 200);
        QCOMPARE(broken.guidance, Plan().guidance);
    }

    void theLineScannerFollowsThePattern_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("items");
        QTest::newRow("plain") << "Steps: 25, CFG scale: 6.5" << QStringList{"Steps=25", "CFG scale=6.5"};
        QTest::newRow("quoted") << "Key: \"a, b: \\\"c\\\"\\n\", Next: 1" << QStringList{"Key=a, b: \"c\"\n", "Next=1"};
        QTest::newRow("quote not closed") << "Key: \"a, Next: 1" << QStringList{"Key=\"a", "Next=1"};
        QTest::newRow("quote goes on") << "Key: \"a\"b, Next: 1" << QStringList{"Key=\"a\"b", "Next=1"};
        QTest::newRow("one letter") << "a: 1, bc: 2" << QStringList{"bc=2"};
        QTest::newRow("key with signs") << "-Hi-Res a/b: 2" << QStringList{"Hi-Res a/b=2"};
        QTest::newRow("no value") << "Key:, Next:" << QStringList{"Key=", "Next="};
        QTest::newRow("time") << "Time: 12:30, Next: 1" << QStringList{"Time=12:30", "Next=1"};
    }

    void theLineScannerFollowsThePattern() {
        QFETCH(QString, line);
        QFETCH(QStringList, items);
        QStringList found;
        for (const auto& [key, value] : core::pipeline::parseParameterLine(line.toStdString()))
            found += QString::fromStdString(key + "=" + value);
        QCOMPARE(found, items);
    }

    void hostileTextTakesLinearTime_data() {
        QTest::addColumn<QByteArray>("piece");
        for (const char* piece : {"a", "a ", "aa:", "aa:\"", "aa:\"\\\",", "\"", "\\", ":", ",", "\n", "\xff", "aa:[",
                                  "Negative prompt:", "\nNegative prompt:"})
            QTest::newRow(QByteArray(piece).toPercentEncoding()) << QByteArray(piece);
    }

    void hostileTextTakesLinearTime() {
        QFETCH(QByteArray, piece);
        const auto text = piece.repeated(500'000 / piece.size()).toStdString();
        QElapsedTimer timer;
        timer.start();
        planFromParameters(text);
        planFromParameters("p\nSteps: 1, Seed: 2, Styles: " + text);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

PGD_TEST(TestParametersText)
#include "test_parameters_text.moc"
