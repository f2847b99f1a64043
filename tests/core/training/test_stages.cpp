#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/nets/patch_autoencoder.h"
#include "core/pipeline/pipeline.h"
#include "core/training/autoencoder_trainer.h"
#include "core/training/generator_trainer.h"
#include "core/training/judges/world_classifier.h"
#include "core/training/latent_encoder.h"
#include "core/training/picture_set.h"
#include "core/training/repair/decoder_trainer.h"
#include "core/training/repair/pair_maker.h"
#include "core/training/repair/pair_set.h"
#include "core/training/repair/repaired_autoencoder.h"
#include "core/training/starter_export.h"
#include "core/training/starter_import.h"
#include "core/training/text_trainer.h"
#include "tests/support/test_program.h"

using namespace core::training;

// Every stage for a few steps, in order, then a picture from the exported folder: the whole road.
class TestStages : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    TrainingOptions run(int batch, std::int64_t steps) const {
        TrainingOptions options;
        options.work = m_folder.filePath("work").toStdString();
        options.batch = batch;
        options.samples = batch * steps;
        options.threads = 2;
        return options;
    }

 private Q_SLOTS:
    void exportNeedsTheStages() {
        QVERIFY_EXCEPTION_THROWN(exportStarter(run(1, 1).work, m_folder.filePath("none").toStdString()), core::Error);
    }

    void decoderAloneNeedsAnEncoder() {
        AutoencoderOptions options{.run = run(2, 1), .pictures = 16, .decoderOnly = true};
        QVERIFY_EXCEPTION_THROWN(trainAutoencoder(options, {}, {}), core::Error);
    }

    void fromNothingToAPicture() {
        trainAutoencoder({.run = run(2, 2), .pictures = 32}, {}, {});
        encodeLatents(run(1, 1), 1000, {}, {});
        trainText({.run = run(4, 3), .vocabularyCaptions = 300, .vocabularySize = 700, .width = 64, .layers = 1}, {},
                  {});
        for (const auto role :
             {core::GeneratorRole::Whole, core::GeneratorRole::Structure, core::GeneratorRole::Texture}) {
            std::vector<double> losses;
            trainGenerator({.run = run(2, 2), .role = role, .size = {.width = 64, .depth = 1}},
                           [&](const auto& r) { losses.push_back(r.loss); }, {});
            QVERIFY(!losses.empty() && losses.back() > 0.0 && losses.back() < 10.0);
        }
        const std::filesystem::path models = m_folder.filePath("models").toStdString();
        exportStarter(run(1, 1).work, models / "starter");
        core::plan::Plan plan;
        plan.prompt = "一个穿红色连衣裙的女孩在海滩上";
        plan.steps = 2;
        const auto result = core::pipeline::Pipeline(models).generate(plan, {}, {});
        QCOMPARE(result.image.width, 256);

        mendTheDecoder(models);

        auto onward = run(2, 1);
        onward.work = m_folder.filePath("onward").toStdString();
        importStarter(models / "starter", onward.work);
        std::filesystem::copy(run(1, 1).work / "latents", onward.work / "latents");
        trainGenerator({.run = onward, .role = core::GeneratorRole::Structure}, {}, {});
        QVERIFY_EXCEPTION_THROWN(importStarter(models / "starter", onward.work), core::Error);
    }

 private:
    // The last stages: pairs, a decoder that learns from them in two calls, and the same folder exported anew.
    void mendTheDecoder(const std::filesystem::path& models) const {
        PairOptions pairs{.run = run(4, 1), .model = models / "starter", .pictures = 12};
        makePairs(pairs, {}, {});
        const auto made = loadPairs(pairs.run.work / "pairs");
        QCOMPARE(made.size(), std::int64_t{12});
        QVERIFY(torch::isfinite(made.made.to(torch::kFloat32)).all().item<bool>());
        QVERIFY(made.timesteps.min().item<std::int64_t>() >= 90 && made.timesteps.max().item<std::int64_t>() <= 740);

        const auto before = core::nets::loadPatchAutoencoder(pairs.run.work / "vae");
        const auto judge = pairs.run.work / "judge";
        writeWorldClassifier(judge, WorldClassifier());
        for (const int steps : {2, 3}) {
            DecoderOptions options{.run = run(4, steps),
                                   .judge = judge,
                                   .repairChannels = 16,
                                   .repairBlocks = 2,
                                   .crop = 4,
                                   .criticAlone = 1};
            std::vector<TrainingReport> reports;
            trainDecoder(options, [&](const auto& report) { reports.push_back(report); }, {});
            QVERIFY(!reports.empty() && std::isfinite(reports.back().loss));
            QCOMPARE(reports.back().samples, std::int64_t{4 * steps});
        }
        exportStarter(run(1, 1).work, models / "mended");
        const auto after = core::nets::loadPatchAutoencoder(models / "mended" / "vae");
        QCOMPARE(after->config().repairBlocks, std::int64_t{2});
        const torch::NoGradGuard noGrad;
        const auto picture = toUnitRange(renderPictures(0, 1, 1));
        QVERIFY(torch::allclose(after->encode(picture), before->encode(picture), 1e-2, 1e-2));
        core::plan::Plan plan;
        plan.prompt = "a girl";
        plan.model = "mended";
        plan.width = 128;
        plan.height = 192;
        plan.steps = 2;
        QCOMPARE(core::pipeline::Pipeline(models).generate(plan, {}, {}).image.height, 192);
    }
};

PGD_TEST(TestStages)
#include "test_stages.moc"
