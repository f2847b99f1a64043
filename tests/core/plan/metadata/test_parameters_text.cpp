#include <QElapsedTimer>
#include <QtTest>

#include "core/plan/metadata/parameter_line.h"
#include "core/plan/metadata/parameters_reader.h"
#include "core/plan/metadata/picture_file.h"
#include "tests/core/plan/random_plan.h"
#include "tests/support/test_program.h"

using core::plan::parametersText;
using core::plan::Plan;
using core::plan::planFromParameters;

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

    void whatAPartnerHasOfItsOwnIsTold() {
        Plan plan;
        plan.partners = {
            {.model = "sd15", .prompt = "ink", .controls = {{.model = "pose"}}, .loras = {{.model = "x"}}}};
        plan.partners[0].width = 512;
        const auto text = QString::fromStdString(parametersText(plan));
        const QString expected =
            "Partner 0: \"Model: sd15, Strength: 0.5, T: 999-350, Prompt: ink, ControlNets: \\\"pose:1@999-0\\\", "
            "LoRAs: \\\"x:1\\\", "
            "Size: 512x0\"";
        QVERIFY2(text.contains(expected), qPrintable(text));
        QVERIFY(planFromParameters(text.toStdString()).loras.empty());
    }

    void roundTrip() {
        std::mt19937 random(11);
        for (int i = 0; i < 200; ++i) {
            const auto plan = test::randomTextPlan(random);
            const auto text = parametersText(plan);
            QVERIFY2(planFromParameters(text) == plan, text.c_str());
        }
    }

    void lorasAreWordsOfThePrompt() {
        Plan plan;
        plan.prompt = "a girl";
        plan.loras = {{.model = "style", .strength = 0.8},
                      {.model = "idle", .on = false},
                      {.model = "no: tag"},
                      {.model = "hero v2", .strength = -1.0}};
        const auto text = QString::fromStdString(parametersText(plan));
        QVERIFY2(text.startsWith("a girl <lora:style:0.8> <lora:hero v2:-1>\nSteps: "), qPrintable(text));
    }

    // Of prompts that end or begin in anything.
    void lorasMakeTheRoundTrip() {
        std::mt19937 random(12);
        for (int i = 0; i < 200; ++i) {
            auto plan = test::randomTextPlan(random);
            if (i % 10 == 0) plan.prompt.clear();
            for (int k = i % 4; k > 0; --k) plan.loras.push_back({"LoRA " + std::to_string(k), true, 0.01 * i - 0.5});
            std::erase_if(plan.loras, [](const auto& lora) { return lora.strength == 0.0; });
            const auto text = parametersText(plan);
            QVERIFY2(planFromParameters(text) == plan, text.c_str());
        }
    }

    void loraTagsOfOtherPrograms_data() {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("left");
        QTest::addColumn<QStringList>("loras");
        QTest::addColumn<QStringList>("notices");
        const auto row = [](const char* name, const char* prompt, const char* left, QStringList loras,
                            QStringList notices = {}) {
            QTest::newRow(name) << QString(prompt) << QString(left) << loras << notices;
        };
        row("amid words", "a cat <lora:ink:0.8>, nice", "a cat, nice", {"ink 0.8"});
        row("first", "<lora:ink:1> a cat", "a cat", {"ink 1"});
        row("two lines", "a cat\n<lora:ink:.5><lora:wash:-1>", "a cat\n", {"ink 0.5", "wash -1"});
        row("no strength", "a <lora:ink>", "a", {"ink 1"});
        row("twice", "<lora:ink:1><lora:ink:1>", "", {"ink 1", "ink 1"});
        row("one for each network", "a <lora:ink:0.5:0.7>", "a", {"ink 0.7"}, {"<lora:ink:0.5:0.7> 0.7"});
        row("named", "a <lora:ink:te=0.5>", "a", {"ink 1"}, {"<lora:ink:te=0.5> 1"});
        row("strong", "a <lora:ink:9>", "a", {"ink 2"}, {"<lora:ink:9> 2"});
        row("no number", "a <lora:ink:nan>", "a", {"ink 1"}, {"<lora:ink:nan> 1"});
        row("a path", "a <lora:../ink:1>", "a", {}, {"<lora:../ink:1> "});
        row("no name", "a <lora::1>", "a", {}, {"<lora::1> "});
        row("not closed", "a <lora:ink:1 b", "a <lora:ink:1 b", {});
        row("within another", "<lora:<lora:ink:1>", "<lora:", {"ink 1"});
        row("over a line break", "<lora:ink\n:1>", "<lora:ink\n:1>", {});
        row("older name", "a <lyco:ink:1>", "a", {"ink 1"});
    }

    void loraTagsOfOtherPrograms() {
        QFETCH(QString, prompt);
        const auto found = core::plan::readParameters(
            QString("%1\nSteps: 30, Sampler: Euler a, CFG scale: 7, Seed: 1").arg(prompt).toStdString());
        QTEST(QString::fromStdString(found.plan.prompt), "left");
        QStringList loras, notices;
        for (const auto& lora : found.plan.loras)
            loras += QString("%1 %2").arg(QString::fromStdString(lora.model)).arg(lora.strength);
        for (const auto& notice : found.notices) {
            using Kind = core::plan::PlanNotice::Kind;
            QVERIFY(notice.kind == (notice.used.empty() ? Kind::LostLora : Kind::LoraStrength));
            notices += QString::fromStdString(notice.found + " " + notice.used);
        }
        QTEST(loras, "loras");
        QTEST(notices, "notices");
        core::plan::validate(found.plan);
    }

    void moreLorasThanAPlanHoldsAreNamed() {
        std::string prompt;
        for (int i = 0; i < 100; ++i) prompt += "<lora:l" + std::to_string(i) + ":1>";
        const auto found = core::plan::readParameters(prompt);
        QCOMPARE(found.plan.loras.size(), std::size_t{8});
        QCOMPARE(found.notices.size(), std::size_t{8});
        QCOMPARE(found.notices[0].found, std::string("<lora:l8:1>"));
        QVERIFY(found.plan.prompt.empty());
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
        core::plan::validate(plan);
        QCOMPARE(plan.steps, 200);
        QCOMPARE(plan.width, 64);
        QCOMPARE(plan.height, 2048);
        QCOMPARE(plan.tStruct, 1000);
        QCOMPARE(plan.seed, Plan().seed);
        const auto broken = planFromParameters("p\nSteps: 9e9, CFG scale: high, Seed: 1x, Size: x, Styles: [[[");
        core::plan::validate(broken);
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
        QTest::newRow("JSON") << "List: [{\"a\": \"]\", \"Seed: 1\": [2]}], Next: {}"
                              << QStringList{"List=[{\"a\": \"]\", \"Seed: 1\": [2]}]", "Next={}"};
        QTest::newRow("no JSON") << "List: [a, Next: 1], Last: 2" << QStringList{"List=[a, Next: 1]", "Last=2"};
        QTest::newRow("JSON not closed") << "List: [a, Next: 1" << QStringList{"List=[a", "Next=1"};
        QTest::newRow("quoted line break")
            << "Key: \"a\nb\", Next: 1\nLater: 2" << QStringList{"Key=\"a\nb\"", "Next=1"};
    }

    void theLineScannerFollowsThePattern() {
        QFETCH(QString, line);
        QFETCH(QStringList, items);
        QStringList found;
        for (const auto& [key, value] : core::plan::parseParameterLine(line.toStdString()))
            found += QString::fromStdString(key + "=" + value);
        QCOMPARE(found, items);
    }

    void hostileTextTakesLinearTime_data() {
        QTest::addColumn<QByteArray>("piece");
        for (const char* piece : {"a",
                                  "a ",
                                  "aa:",
                                  "aa:\"",
                                  "aa:\"\\\",",
                                  "\"",
                                  "\\",
                                  ":",
                                  ",",
                                  "\n",
                                  "\xff",
                                  "aa:[",
                                  "aa:{",
                                  "aa:[\"",
                                  "Steps:[\n",
                                  "\nSteps: \"",
                                  "\nSteps: [\"a",
                                  "Negative prompt:",
                                  "\nNegative prompt:",
                                  "<lora:",
                                  "<lora:a:1>",
                                  " <lora:a"})
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
