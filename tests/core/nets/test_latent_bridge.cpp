#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "core/nets/latent_bridge.h"
#include "tests/support/test_program.h"

using core::nets::LatentBridge;
using core::nets::LatentBridgeConfig;

namespace {

LatentBridgeConfig smallConfig() {
    return {.leader = "lead",
            .partners = {"one", "two"},
            .leaderChannels = 6,
            .partnerChannels = 4,
            .width = 8,
            .blocks = 1};
}

std::filesystem::path write(const QTemporaryDir& folder, const LatentBridge& bridge, nlohmann::json config) {
    const std::filesystem::path path = folder.path().toStdString();
    std::ofstream(path / "config.json") << config.dump();
    core::io::writeSafetensors(path / "diffusion_pytorch_model.safetensors",
                               core::io::weightsOf(bridge, torch::kFloat32));
    return path;
}

}  // namespace

class TestLatentBridge : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void bothDirectionsKeepTheGrid() {
        LatentBridge bridge(smallConfig());
        QVERIFY(bridge.toLeader(torch::randn({2, 4, 5, 9})).sizes() == torch::IntArrayRef({2, 6, 5, 9}));
        QVERIFY(bridge.toPartner(torch::randn({2, 6, 5, 9})).sizes() == torch::IntArrayRef({2, 4, 5, 9}));
    }

    void itBeginsLinear() {
        torch::NoGradGuard noGrad;
        LatentBridge bridge(smallConfig());
        const auto a = torch::randn({1, 4, 3, 3}), b = torch::randn({1, 4, 3, 3});
        const auto zero = bridge.toLeader(torch::zeros_like(a));
        const auto sum = bridge.toLeader(a + b) - zero;
        QVERIFY(torch::allclose(sum, bridge.toLeader(a) + bridge.toLeader(b) - 2 * zero, 1e-4, 1e-5));
    }

    void aFolderGivesTheSameBridge() {
        torch::NoGradGuard noGrad;
        QTemporaryDir folder;
        LatentBridge bridge(smallConfig());
        const auto loaded = core::nets::loadLatentBridge(write(folder, bridge, smallConfig().toJson()));
        const auto z = torch::randn({1, 4, 3, 3});
        QVERIFY(torch::equal(loaded->toLeader(z), bridge.toLeader(z)));
        QCOMPARE(loaded->config().partners.size(), 2u);
    }

    void wrongConfigsAreRefused_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("value");
        QTest::newRow("no channels") << "leader_channels" << 0;
        QTest::newRow("huge") << "width" << 100000;
        QTest::newRow("other shape") << "partner_channels" << 5;
        QTest::newRow("unknown key") << "stride" << 2;
    }

    void wrongConfigsAreRefused() {
        QFETCH(QString, key);
        QFETCH(int, value);
        QTemporaryDir folder;
        auto config = smallConfig().toJson();
        config[key.toStdString()] = value;
        const auto path = write(folder, LatentBridge(smallConfig()), config);
        QVERIFY_EXCEPTION_THROWN(core::nets::loadLatentBridge(path), core::Error);
    }
};

PGD_TEST(TestLatentBridge)
#include "test_latent_bridge.moc"
