#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/pipeline/generator.h"
#include "core/training/autoencoder_trainer.h"
#include "core/training/generator_trainer.h"
#include "core/training/latent_encoder.h"
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
        for (const auto role : {GeneratorRole::Base, GeneratorRole::Structure, GeneratorRole::Texture}) {
            std::vector<double> losses;
            trainGenerator({.run = run(2, 2), .role = role}, [&](const auto& r) { losses.push_back(r.loss); }, {});
            QVERIFY(!losses.empty() && losses.back() > 0.0 && losses.back() < 10.0);
        }
        const std::filesystem::path models = m_folder.filePath("models").toStdString();
        exportStarter(run(1, 1).work, models / "starter");
        core::pipeline::Plan plan;
        plan.prompt = "一个穿红色连衣裙的女孩在海滩上";
        plan.steps = 2;
        const auto result = core::pipeline::Generator(models).generate(plan, {}, {});
        QCOMPARE(result.image.width, 256);

        auto onward = run(2, 1);
        onward.work = m_folder.filePath("onward").toStdString();
        importStarter(models / "starter", onward.work);
        std::filesystem::copy(run(1, 1).work / "latents", onward.work / "latents");
        trainGenerator({.run = onward, .role = GeneratorRole::Structure}, {}, {});
        QVERIFY_EXCEPTION_THROWN(importStarter(models / "starter", onward.work), core::Error);
    }
};

PGD_TEST(TestStages)
#include "test_stages.moc"
