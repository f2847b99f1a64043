#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "core/nets/compact_enlarger.h"
#include "tests/support/test_program.h"

using core::io::TensorMap;
using core::nets::CompactEnlarger;
using core::nets::CompactEnlargerConfig;

namespace {

CompactEnlargerConfig smallEnlarger() { return {.scale = 2, .features = 16, .convolutions = 3}; }

// Opened again from a file, as weights are.
core::io::SafetensorsFile saved(const QTemporaryDir& folder, const TensorMap& weights) {
    const std::filesystem::path file = folder.filePath("weights.safetensors").toStdString();
    core::io::writeSafetensors(file, weights);
    return core::io::SafetensorsFile(file);
}

}  // namespace

class TestCompactEnlarger : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void picturesGrowByTheScale() {
        for (const std::int64_t scale : {1, 2, 4}) {
            CompactEnlarger net({.scale = scale, .features = 8, .convolutions = 1});
            const auto large = net.forward(torch::rand({2, 3, 5, 7}));
            QVERIFY(large.sizes() == torch::IntArrayRef({2, 3, 5 * scale, 7 * scale}));
        }
        CompactEnlarger net(smallEnlarger());
        QVERIFY_EXCEPTION_THROWN(net.forward(torch::rand({1, 1, 8, 8})), core::Error);
    }

    void withoutDetailPixelsAreRepeated() {
        const torch::NoGradGuard noGrad;
        CompactEnlarger net(smallEnlarger());
        for (auto& parameter : net.parameters()) parameter.zero_();
        const auto small = torch::rand({1, 3, 4, 4}) * 2 - 1;
        QVERIFY(torch::allclose(net.forward(small), torch::upsample_nearest2d(small, {8, 8}), 0, 1e-6));
    }

    // While gradients are recorded layers are LibTorch's, else our own.
    void bothWaysGiveTheSame() {
        torch::manual_seed(5);
        CompactEnlarger net(smallEnlarger());
        const auto small = torch::rand({1, 3, 20, 12}) * 2 - 1;
        const auto recorded = net.forward(small).detach();
        const torch::NoGradGuard noGrad;
        QVERIFY(torch::allclose(net.forward(small), recorded, 1e-4, 1e-5));
    }

    void aPixelReachesAsFarAsItSays() {
        const torch::NoGradGuard noGrad;
        torch::manual_seed(6);
        CompactEnlarger net(smallEnlarger());
        const auto reach = net.config().reach();
        const auto before = torch::rand({1, 3, 32, 32});
        auto after = before.clone();
        after[0][0][16][16] += 1;
        const auto changed = (net.forward(after) - net.forward(before)).abs().amax({0, 1, 2}) > 1e-6;
        const auto columns = changed.nonzero().flatten();
        QVERIFY(columns.min().item<std::int64_t>() >= 2 * (16 - reach));
        QVERIFY(columns.max().item<std::int64_t>() <= 2 * (16 + reach) + 1);
    }

    void weightsAloneTellTheShape() {
        QTemporaryDir folder;
        CompactEnlarger net({.scale = 4, .features = 24, .convolutions = 5});
        const auto told = CompactEnlargerConfig::ofWeights(saved(folder, core::io::weightsOf(net, torch::kHalf)));
        QVERIFY(told.has_value());
        QCOMPARE(told->scale, std::int64_t{4});
        QCOMPARE(told->features, std::int64_t{24});
        QCOMPARE(told->convolutions, std::int64_t{5});
    }

    void otherWeightsAreNot_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QList<qint64>>("shape");
        QTest::newRow("wider kernels") << "body.0.weight" << QList<qint64>{16, 3, 5, 5};
        QTest::newRow("more colours") << "body.0.weight" << QList<qint64>{16, 4, 3, 3};
        QTest::newRow("one slope for all") << "body.1.weight" << QList<qint64>{1};
        QTest::newRow("no whole scale") << "body.8.weight" << QList<qint64>{13, 16, 3, 3};
        QTest::newRow("a layer too many") << "body.9.weight" << QList<qint64>{16};
        QTest::newRow("absurd number") << "body.99999999999999999999.weight" << QList<qint64>{1};
    }
    void otherWeightsAreNot() {
        QFETCH(QString, key);
        QFETCH(QList<qint64>, shape);
        QTemporaryDir folder;
        auto weights = core::io::weightsOf(CompactEnlarger(smallEnlarger()), torch::kFloat32);
        weights[key.toStdString()] = torch::zeros(std::vector<std::int64_t>(shape.begin(), shape.end()));
        const bool isAbsurd = key.size() > 20;  // such a name is nobody's, and takes nothing from the others
        QCOMPARE(CompactEnlargerConfig::ofWeights(saved(folder, weights)).has_value(), isAbsurd);
    }

    void wildConfigsAreRefused() {
        const auto good = smallEnlarger().toJson();
        QCOMPARE(CompactEnlargerConfig::fromJson({good, "config.json"}).features, std::int64_t{16});
        for (const auto* key : {"scale", "features", "convolutions"}) {
            auto bad = good;
            bad[key] = 100'000;
            QVERIFY_EXCEPTION_THROWN(CompactEnlargerConfig::fromJson({bad, "config.json"}), core::Error);
        }
        QTemporaryDir folder;
        auto larger = good;
        larger["convolutions"] = 100;
        const auto weights = saved(folder, core::io::weightsOf(CompactEnlarger(smallEnlarger()), torch::kFloat32));
        QVERIFY_EXCEPTION_THROWN(core::nets::loadCompactEnlarger({larger, "config.json"}, weights), core::Error);
        QCOMPARE(core::nets::loadCompactEnlarger({good, "config.json"}, weights)->config().convolutions,
                 std::int64_t{3});
    }
};

PGD_TEST(TestCompactEnlarger)
#include "test_compact_enlarger.moc"
