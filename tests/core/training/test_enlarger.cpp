#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>
#include <numeric>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "core/models/model_catalog.h"
#include "core/nets/compact_enlarger.h"
#include "core/pipeline/pipeline.h"
#include "core/training/enlarger/enlarger_batches.h"
#include "core/training/enlarger/enlarger_score.h"
#include "core/training/enlarger/enlarger_trainer.h"
#include "tests/support/test_program.h"

using namespace core::training;
namespace models = core::models;

namespace {

constexpr double kCleanMargin = 1.2, kDecodedMargin = 0.1;  // dB above bicubic

}  // namespace

class TestEnlarger : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void batchesPairReductionsWithWholes() {
        EnlargerPictures pictures;
        torch::manual_seed(1);
        pictures.large =
            torch::upsample_bilinear2d(torch::rand({2, 3, 16, 16}) * 255, {512, 512}, false).to(torch::kUInt8);
        pictures.decoded = torch::avg_pool2d(pictures.large.to(torch::kFloat32), 2).round().to(torch::kUInt8);
        const EnlargerBatches batches(pictures, 16);
        for (int i = 0; i < 8; ++i) {  // each way of reducing, mirrored or not
            const auto batch = batches.make(6);
            QVERIFY(batch.small.sizes() == torch::IntArrayRef({6, 3, 16, 16}));
            QVERIFY(batch.large.sizes() == torch::IntArrayRef({6, 3, 32, 32}));
            const auto distance = (torch::avg_pool2d(batch.large, 2) - batch.small).abs().mean().item<double>();
            QVERIFY2(distance < 0.06, qPrintable(QString::number(distance)));
        }
        QVERIFY_EXCEPTION_THROWN(EnlargerBatches(pictures, 12), core::Error);
    }

    void theLossShrinksOnASmallSet() {
        QTemporaryDir folder;
        torch::manual_seed(2);
        EnlargerOptions options{.pictures = 2, .checked = 0, .crop = 16};
        options.out = folder.filePath("out").toStdString();
        options.features = 8;
        options.convolutions = 2;
        options.run = {.work = folder.filePath("work").toStdString(),
                       .batch = 8,
                       .samples = 8 * 150,
                       .learningRate = 3e-3,
                       .averageLimit = 0.9,
                       .reportSeconds = 0.0};
        std::vector<double> losses;
        trainEnlarger(options, [&](const auto& report) { losses.push_back(report.loss); }, {});
        QCOMPARE(losses.size(), std::size_t{150});
        const auto mean = [&](auto first) { return std::accumulate(first, first + 15, 0.0) / 15; };
        QVERIFY2(mean(losses.end() - 15) < 0.7 * mean(losses.begin()),
                 qPrintable(QString("%1 then %2").arg(mean(losses.begin())).arg(mean(losses.end() - 15))));
        const auto about = models::readSummary(options.out);
        QVERIFY(about.kind == models::Kind::Enlarger);
        QCOMPARE(about.scale, 2);
        trainEnlarger(options, [](const auto&) { QFAIL("there is nothing left to learn"); }, {});
    }

    void theOneThatComesWithTheProgramBeatsBicubic() {
        const auto root = core::pipeline::bundledModels();
        const auto files = models::ModelCatalog(models::ModelSources(root)).openEnlarger("starter-enlarger");
        const auto net = core::nets::loadCompactEnlarger(files.config, *files.weights());
        const auto pictures =
            enlargerPictures(EnlargerUse::Checking, {.count = 6, .model = root / "starter", .threads = 2});
        const auto scores = scoreEnlarger(*net, pictures);
        const auto told = QString("clean %1, bicubic %2; decoded %3, bicubic %4")
                              .arg(scores.clean.enlarged)
                              .arg(scores.clean.bicubic)
                              .arg(scores.decoded.enlarged)
                              .arg(scores.decoded.bicubic);
        QVERIFY2(scores.clean.enlarged > scores.clean.bicubic + kCleanMargin, qPrintable(told));
        QVERIFY2(scores.decoded.enlarged > scores.decoded.bicubic + kDecodedMargin, qPrintable(told));
    }
};

PGD_TEST(TestEnlarger)
#include "test_enlarger.moc"
