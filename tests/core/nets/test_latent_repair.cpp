#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/module_weights.h"
#include "core/nets/latent_repair.h"
#include "core/nets/patch_autoencoder.h"
#include "tests/support/test_program.h"

using namespace core;
using nets::PatchAutoencoder;
using nets::PatchAutoencoderConfig;

namespace {

PatchAutoencoderConfig plainPatches() {
    PatchAutoencoderConfig config{.patchSize = 8, .latentChannels = 8};
    config.encoderChannels = config.decoderChannels = {16, 12, 8};
    return config;
}

PatchAutoencoderConfig repairedPatches() {
    auto config = plainPatches();
    config.repairBlocks = 4;
    config.repairChannels = 24;
    return config;
}

void scatter(torch::nn::Module& module) {
    const torch::NoGradGuard noGrad;
    for (auto& parameter : module.parameters()) parameter.normal_(0.0, 0.05);
}

io::JsonFile vaeJson(const nlohmann::json& json) { return io::JsonFile(json, "vae/config.json"); }

}  // namespace

class TestLatentRepair : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void withoutItNothingIsNew() {
        const auto json = plainPatches().toJson();
        QVERIFY(!json.contains("repair_blocks") && !json.contains("repair_channels"));
        const PatchAutoencoder model(plainPatches());
        for (const auto& item : model.named_parameters()) QVERIFY(!item.key().starts_with("repair"));
    }

    void theConfigIsReadBack() {
        const auto config = PatchAutoencoderConfig::fromJson(vaeJson(repairedPatches().toJson()));
        QCOMPARE(config.repairBlocks, std::int64_t{4});
        QCOMPARE(config.repairChannels, std::int64_t{24});
    }

    void badConfigsAreRefused_data() {
        QTest::addColumn<int>("blocks");
        QTest::addColumn<int>("channels");
        QTest::newRow("negative") << -1 << 24;
        QTest::newRow("endless") << 17 << 24;
        QTest::newRow("narrow") << 4 << 0;
        QTest::newRow("wide") << 4 << 4096;
    }
    void badConfigsAreRefused() {
        QFETCH(int, blocks);
        QFETCH(int, channels);
        auto json = repairedPatches().toJson();
        json["repair_blocks"] = blocks;
        json["repair_channels"] = channels;
        QVERIFY_EXCEPTION_THROWN(PatchAutoencoderConfig::fromJson(vaeJson(json)), Error);
    }

    // A trunk of hundreds of megabytes is not set aside for a file of a few kilobytes.
    void aPromiseTheWeightsDoNotKeepIsRefused() {
        const QTemporaryDir folder;
        const auto file = std::filesystem::path(folder.filePath("w.safetensors").toStdString());
        io::writeSafetensors(file, io::weightsOf(PatchAutoencoder(plainPatches()), torch::kHalf));
        auto json = plainPatches().toJson();
        json["repair_blocks"] = 16;
        json["repair_channels"] = 1024;
        QVERIFY_EXCEPTION_THROWN(nets::loadPatchAutoencoder(vaeJson(json), io::SafetensorsFile(file)), Error);
    }

    void itBeginsAsTheIdentity() {
        torch::manual_seed(4);
        PatchAutoencoder model(repairedPatches());
        const torch::NoGradGuard noGrad;
        const auto latents = torch::randn({2, 8, 6, 5});
        const auto repaired = model.repair(latents);
        QVERIFY(torch::equal(repaired.latents, latents));
        QCOMPARE(repaired.features.abs().max().item<float>(), 0.0F);
        QVERIFY(torch::equal(model.decode(latents), model.decodeRepaired({latents})));
    }

    // Our own kernels paint, LibTorch's chain learns.
    void bothPathsAgreeAtAnySize() {
        torch::manual_seed(5);
        PatchAutoencoder model(repairedPatches());
        scatter(model);
        for (const auto& [h, w] : {std::pair{6, 6}, {16, 16}, {3, 9}, {1, 1}}) {
            const auto latents = torch::randn({1, 8, h, w});
            const auto learning = model.decode(latents).detach();
            const torch::NoGradGuard noGrad;
            const auto painting = model.decode(latents);
            QCOMPARE(painting.size(2), std::int64_t{8 * h});
            QCOMPARE(painting.size(3), std::int64_t{8 * w});
            QVERIFY(torch::allclose(painting, learning, 1e-4, 1e-4));
        }
    }

    // Away from its own borders a window of repaired latents decodes to the same part of the picture.
    void windowsDecodeAlone() {
        torch::manual_seed(6);
        PatchAutoencoder model(repairedPatches());
        scatter(model);
        const torch::NoGradGuard noGrad;
        const auto repaired = model.repair(torch::randn({1, 8, 24, 24}));
        const auto whole = model.decodeRepaired(repaired);
        const auto part = model.decodeRepaired(repaired.window(2, 0, 20));
        const auto inner = part.narrow(2, 8 * 9, 8 * 2).narrow(3, 0, 8 * 11);
        QVERIFY(torch::allclose(inner, whole.narrow(2, 8 * 11, 8 * 2).narrow(3, 0, 8 * 11), 1e-4, 1e-4));
    }

    void itIsPartOfTheDecoder() {
        const PatchAutoencoder model(repairedPatches());
        std::size_t expected = 0;
        for (const auto& item : model.named_parameters()) expected += !item.key().starts_with("encoder_");
        QCOMPARE(model.decoderParameters().size(), expected);
    }
};

PGD_TEST(TestLatentRepair)
#include "test_latent_repair.moc"
