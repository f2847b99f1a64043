#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/pipeline/pipeline.h"
#include "core/plan/sampler_names.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
namespace fs = std::filesystem;

class TestPipeline : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path root() const { return m_folder.path().toStdString(); }

    static Plan tinyPlan() {
        Plan plan;
        plan.model = "tiny";
        plan.prompt = "a girl in a red dress";
        plan.width = 64;
        plan.height = 72;
        plan.steps = 4;
        plan.seed = 7;
        return plan;
    }

    QString sentenceOf(const Plan& plan) const {
        Pipeline generator(root());
        try {
            generator.generate(plan, {}, {});
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

    // A copy of the model with one file changed.
    fs::path brokenModel(const char* name) const {
        const auto folder = root() / name;
        fs::copy(root() / "tiny", folder, fs::copy_options::recursive);
        return folder;
    }

 private Q_SLOTS:
    void initTestCase() { writeTinyModel(root() / "tiny"); }

    void findsModels() {
        const auto models = Pipeline(root()).models();
        QCOMPARE(models.size(), std::size_t{1});
        QCOMPARE(models.front().id, std::string("tiny"));
        QCOMPARE(models.front().label, std::string("Tiny"));
        QCOMPARE(models.front().sizeStep, 8);
    }

    void oneSeedIsOnePicture_data() {
        QTest::addColumn<QString>("sampler");
        for (const auto& sampler : samplers()) QTest::newRow(sampler.id.c_str()) << QString::fromStdString(sampler.id);
    }
    void oneSeedIsOnePicture() {
        QFETCH(QString, sampler);
        auto plan = tinyPlan();
        nameSampler(plan, sampler.toStdString());
        const auto first = Pipeline(root()).generate(plan, {}, {});
        Pipeline other(root());
        other.generate(tinyPlan(), {}, {});  // an earlier run must leave no trace
        const auto again = other.generate(plan, {}, {});
        QCOMPARE(first.image.width, 64);
        QCOMPARE(first.image.height, 72);
        QVERIFY(first.image == again.image);
        QVERIFY(first.plan == plan);
        plan.seed = 8;
        QVERIFY(!(other.generate(plan, {}, {}).image == first.image));
    }

    void everyPartOfThePlanMatters_data() {
        QTest::addColumn<QString>("what");
        for (const char* what : {"prompt", "negative", "guidance", "steps", "tStruct", "style", "weight"})
            QTest::newRow(what) << what;
    }
    void everyPartOfThePlanMatters() {
        QFETCH(QString, what);
        Pipeline generator(root());
        const auto plan = tinyPlan();
        auto other = plan;
        if (what == "prompt") other.prompt = "a boy in the snow";
        if (what == "negative") other.negativePrompt = "snow";
        if (what == "guidance") other.guidance = 1.0;
        if (what == "steps") other.steps = 5;
        if (what == "tStruct") other.tStruct = 1000;
        if (what == "style") other.styles = {{"blue ", 3.0}};
        if (what == "weight") other.prompt = "a girl in a (red:1.9) dress";
        QVERIFY(!(generator.generate(plan, {}, {}).image == generator.generate(other, {}, {}).image));
    }

    void finishesEarly_data() {
        QTest::addColumn<int>("after");
        QTest::newRow("in the low stage") << 2;
        QTest::newRow("in the picture's own") << 7;
    }
    // Stopped by a person, and again by the plan that this left: the same picture, of full size.
    void finishesEarly() {
        QFETCH(int, after);
        Pipeline generator(root());
        auto plan = tinyPlan();
        nameSampler(plan, "ddim");
        plan.width = plan.height = 128;
        plan.steps = 8;
        plan.lowStages = {{64, 64, 400}};
        const auto whole = generator.generate(plan, {}, {});
        const core::CancelToken token;
        const auto stop = [&](const Progress& p) {
            if (p.phase == Phase::Sampling && p.step == after) token.finishEarly();
        };
        const auto early = generator.generate(plan, stop, token);
        QVERIFY(!early.cancelled);
        QCOMPARE(early.plan.stopAfter, after);
        QCOMPARE(early.image.width, 128);
        QVERIFY(!(early.image == whole.image));
        int told = 0;
        const auto again =
            generator.generate(early.plan, [&](const Progress& p) { told = std::max(told, p.steps); }, {});
        QVERIFY(again.image == early.image);
        QCOMPARE(told, after);
        QVERIFY(again.plan == early.plan);
    }

    // A model says where its steps end, a plan may say otherwise, and low stages are handed over as ever.
    void stepsEndWhereTheModelSays() {
        const auto folder = brokenModel("early");
        auto index = nlohmann::json::parse(std::ifstream(folder / "model_index.json"));
        index["last_timestep"] = 300;
        std::ofstream(folder / "model_index.json") << index;
        Pipeline generator(root());
        auto plan = tinyPlan();
        const auto paint = [&](const char* model, int last) {
            plan.model = model;
            plan.lastTimestep = last;
            return generator.generate(plan, {}, {}).image;
        };
        const auto own = paint("early", kModelsOwn);
        QVERIFY(own == paint("tiny", 300));
        QVERIFY(!(own == paint("tiny", kModelsOwn)));
        QVERIFY(paint("early", 0) == paint("tiny", kModelsOwn));
        plan.width = plan.height = 128;
        plan.steps = 12;
        plan.lowStages = {{64, 64, 400}};
        QVERIFY(paint("early", kModelsOwn) == paint("tiny", 300));
        plan.lowStages = {{64, 64, 150}};
        QVERIFY(paint("early", kModelsOwn) == paint("tiny", 0));  // there is nothing left to end early
        fs::remove_all(folder);
    }

    // The last step is no early end, and a plan may name more steps than there are.
    void theLastStepIsNoEarlyEnd() {
        Pipeline generator(root());
        auto plan = tinyPlan();
        const auto whole = generator.generate(plan, {}, {});
        const core::CancelToken token;
        const auto late = generator.generate(
            plan,
            [&](const Progress& p) {
                if (p.step == plan.steps) token.finishEarly();
            },
            token);
        QCOMPARE(late.plan.stopAfter, 0);
        QVERIFY(late.image == whole.image);
        plan.stopAfter = 900;
        const auto long_ = generator.generate(plan, {}, {});
        QVERIFY(long_.image == whole.image);
        QCOMPARE(long_.plan.stopAfter, 900);
    }

    void tellsPhasesStepsAndPreviews() {
        std::vector<Progress> reports;
        auto plan = tinyPlan();
        nameSampler(plan, "ddim");
        Pipeline(root()).generate(plan, [&](const Progress& p) { reports.push_back(p); }, {});
        QVERIFY(reports.front().phase == Phase::LoadingModel);
        QVERIFY(reports.back().phase == Phase::Decoding);
        int previews = 0, lastStep = 0;
        bool structure = false, texture = false;
        for (const auto& report : reports) {
            if (report.phase != Phase::Sampling) continue;
            QVERIFY(report.step >= lastStep);
            QCOMPARE(report.steps, 4);
            QCOMPARE(report.role == core::GeneratorRole::Structure, report.timestep > plan.tStruct);
            QCOMPARE(report.secondsLeft < 0, report.step == 0);
            lastStep = report.step;
            previews += report.preview != nullptr;
            structure |= report.role == core::GeneratorRole::Structure;
            texture |= report.role == core::GeneratorRole::Texture;
        }
        QCOMPARE(lastStep, 4);
        QCOMPARE(previews, 4);
        QVERIFY(structure && texture);
    }

    void tellsTheTilesOfALargePicture() {
        auto plan = tinyPlan();
        plan.width = 704;
        plan.steps = 1;
        std::vector<std::pair<int, int>> tiles;
        const auto result = Pipeline(root()).generate(plan,
                                                      [&](const Progress& p) {
                                                          if (p.phase == Phase::Decoding)
                                                              tiles.emplace_back(p.tile, p.tiles);
                                                      },
                                                      {});
        QCOMPARE(result.image.width, 704);
        QVERIFY((tiles == std::vector<std::pair<int, int>>{{1, 2}, {2, 2}}));
    }

    void cancelIsAResult() {
        core::CancelToken cancel;
        Pipeline generator(root());
        const auto result = generator.generate(
            tinyPlan(),
            [&](const Progress& p) {
                if (p.step == 1) cancel.cancel();
            },
            cancel);
        QVERIFY(result.cancelled);
        QVERIFY(result.image.isEmpty());
        QVERIFY(!generator.generate(tinyPlan(), {}, {}).cancelled);
    }

    void badPlansAndModelsGetASentence() {
        auto plan = tinyPlan();
        plan.width = 67;
        QVERIFY2(sentenceOf(plan).contains("multiples of 8, for example 64 x 72"), qPrintable(sentenceOf(plan)));
        plan = tinyPlan();
        plan.model = "absent";
        QVERIFY2(sentenceOf(plan).contains("found \"absent\""), qPrintable(sentenceOf(plan)));
        plan.model = "missing-weights";
        fs::remove(brokenModel("missing-weights") / "unet" / "diffusion_pytorch_model.safetensors");
        QVERIFY2(sentenceOf(plan).contains("diffusion_pytorch_model.safetensors"), qPrintable(sentenceOf(plan)));
        plan.model = "truncated";
        fs::resize_file(brokenModel("truncated") / "vae" / "diffusion_pytorch_model.safetensors", 3000);
        QVERIFY2(sentenceOf(plan).contains("truncated"), qPrintable(sentenceOf(plan)));
        plan.model = "no-json";
        std::ofstream(brokenModel("no-json") / "text_encoder" / "config.json") << "{";
        QVERIFY2(sentenceOf(plan).contains("does not parse"), qPrintable(sentenceOf(plan)));
        QVERIFY(sentenceOf(tinyPlan()).isEmpty());
    }

    void countsTokens() {
        Pipeline generator(root());
        QCOMPARE(generator.countTokens("tiny", "").used, 0);
        const auto fits = generator.countTokens("tiny", "a girl");
        QCOMPARE(fits.limit, 14);
        QCOMPARE(fits.keptBytes, std::size_t{6});
        std::string longPrompt;
        for (int i = 0; i < 30; ++i) longPrompt += "girl ";
        const auto cut = generator.countTokens("tiny", longPrompt);
        QVERIFY(cut.used > cut.limit);
        QVERIFY(cut.keptBytes > 0 && cut.keptBytes < longPrompt.size());
    }

    // What is left of a long prompt is counted in what was typed, whatever stands before it there.
    void countsTokensInTheTypedPrompt_data() {
        QTest::addColumn<std::string>("typed");
        QTest::newRow("choice") << std::string("{a girl|a girl} ");
        QTest::newRow("long choices") << std::string("{a a a a|girl|a} ");
        QTest::newRow("empty choice") << std::string("{|} ");
        QTest::newRow("escapes") << std::string("\\(girl\\) ");
        QTest::newRow("weights") << std::string("((girl:1.2) (girl)) ");
        QTest::newRow("comment") << std::string("girl # a note of many words\n");
    }
    void countsTokensInTheTypedPrompt() {
        QFETCH(std::string, typed);
        Pipeline generator(root());
        for (int i = 0; i < 30; ++i) typed += "a ";
        for (const std::uint64_t seed : {0, 1, 2, 3}) {
            const auto cut = generator.countTokens("tiny", typed, seed);
            QVERIFY(cut.used > cut.limit && cut.keptBytes < typed.size());
            const auto kept = typed.substr(0, cut.keptBytes);
            QVERIFY(kept.ends_with(" a"));
            QCOMPARE(generator.countTokens("tiny", kept, seed).used, cut.limit);
        }
    }
};

PGD_TEST(TestPipeline)
#include "test_pipeline.moc"
