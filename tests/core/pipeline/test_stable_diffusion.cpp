#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/models/diffusion_model.h"
#include "core/pipeline/painting/guided_denoiser.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/prompt_encoder.h"
#include "core/text/clip_tokenizer.h"
#include "tests/core/pipeline/family_plan.h"
#include "tests/core/support/golden.h"
#include "tests/core/support/stable_diffusion.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
namespace models = core::models;
namespace fs = std::filesystem;

// Folders as diffusers writes them, from the files to the picture.
class TestStableDiffusion : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path root() const { return m_folder.path().toStdString(); }

    std::shared_ptr<const models::DiffusionModel> loaded(const char* name) const {
        return models::loadDiffusionModel(models::openModelFolder(root() / name), {});
    }

 private Q_SLOTS:
    void initTestCase() {
        writeStableDiffusion(root() / "sd1", Family::Sd1);
        writeStableDiffusion(root() / "sd2", Family::Sd2);
        writeStableDiffusion(root() / "sd2v", Family::Sd2V);
        writeStableDiffusion(root() / "sdxl", Family::Sdxl);
    }

    void sizesComeFromTheModel_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("side");
        for (const auto& [id, side] : {std::pair{"sd1", 512}, {"sd2", 512}, {"sd2v", 768}, {"sdxl", 1024}})
            QTest::newRow(id) << QString(id) << side;
    }
    void sizesComeFromTheModel() {
        QFETCH(QString, id);
        QFETCH(int, side);
        for (const auto& model : Pipeline(root()).models()) {
            if (model.id != id.toStdString()) continue;
            QCOMPARE(model.nativeWidth, side);
            QCOMPARE(model.sizeStep, 8);
            QCOMPARE(model.latentChannels, 4);
            return;
        }
        QFAIL("the model was not found");
    }

    void everyFamilyPaints_data() { sizesComeFromTheModel_data(); }
    void everyFamilyPaints() {
        QFETCH(QString, id);
        Pipeline generator(root());
        const auto plan = familyPlan(id.toStdString());
        const auto image = generator.generate(plan, {}, {}).image;
        QCOMPARE(image.width, 72);
        QCOMPARE(image.height, 64);
        QVERIFY(generator.generate(plan, {}, {}).image == image);
        auto other = plan;
        other.prompt = "a boy in the snow";
        QVERIFY(!(generator.generate(other, {}, {}).image == image));
        QCOMPARE(generator.countTokens(plan.model, plan.prompt).limit, 75);
    }

    // The same weights mean another picture when their output is read as v.
    void thePredictionTypeIsTheSchedules() {
        fs::copy(root() / "sd2", root() / "sd2-as-v", fs::copy_options::recursive);
        fs::copy_file(root() / "sd2v" / "scheduler" / "scheduler_config.json",
                      root() / "sd2-as-v" / "scheduler" / "scheduler_config.json",
                      fs::copy_options::overwrite_existing);
        Pipeline generator(root());
        QVERIFY(!(generator.generate(familyPlan("sd2"), {}, {}).image ==
                  generator.generate(familyPlan("sd2-as-v"), {}, {}).image));
    }

    // SDXL (Podell et al. 2023), section 2: the layers before the last, side by side; pooled text of the second alone.
    void sdxlReadsTwoTowers() {
        const torch::NoGradGuard noGrad;
        const auto model = loaded("sdxl");
        const auto text = encodePrompt(model->texts->towers(), "a girl", 1);
        std::vector<torch::Tensor> parts;
        core::text::ClipTextOutput output;
        for (const auto& [number, pad] : {std::pair{"", "<|endoftext|>"}, {"_2", "!"}}) {
            const auto folder = root() / "sdxl";
            const auto tokenizer =
                core::text::ClipTokenizer::load(folder / "tokenizer", {.padToken = std::string(pad)});
            const auto ids = tokenizer.encodeFramed("a girl", 77).ids;
            const auto files = models::openPart(folder / (std::string("text_encoder") + number));
            output =
                core::text::loadClipText(files.config, *files.weights())->forward(torch::tensor(ids).view({1, 77}));
            parts.push_back(output.hiddenStates[1]);
        }
        QVERIFY(torch::equal(text.tokens, torch::cat(parts, 2)));
        QVERIFY(torch::equal(text.pooled, output.textEmbeds));
    }

    void anEmptyNegativePromptIsZerosForSdxl() {
        const torch::NoGradGuard noGrad;
        auto plan = familyPlan("sdxl");
        const auto model = loaded("sdxl");
        const auto empty = encodeBranches(*model, plan, 5.0, Styles::Use);
        QCOMPARE(empty.tokens[1].abs().max().item<float>(), 0.0f);
        QCOMPARE(empty.pooled[1].abs().max().item<float>(), 0.0f);
        plan.negativePrompt = "snow";
        QVERIFY(encodeBranches(*model, plan, 5.0, Styles::Use).tokens[1].abs().max().item<float>() > 0.0f);
        plan.negativePrompt.clear();
        QVERIFY(encodeBranches(*loaded("sd1"), plan, 5.0, Styles::Use).tokens[1].abs().max().item<float>() > 0.0f);
    }

    void sizesAreToldAsEachModelKnowsThem() {
        QVERIFY(!conditionsFor(*loaded("sd1"), {64, 96}).timeIds.defined());
        const auto want = torch::tensor({{64.0f, 96.0f, 0.0f, 0.0f, 64.0f, 96.0f}});
        const auto told = conditionsFor(*loaded("sdxl"), {64, 96});
        QVERIFY(torch::equal(told.timeIds, want) && torch::equal(told.textureTimeIds, want));
    }
};

PGD_TEST(TestStableDiffusion)
#include "test_stable_diffusion.moc"
