#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/nets/patch_autoencoder.h"
#include "core/training/picture_set.h"
#include "core/training/repair/critic_trainer.h"
#include "core/training/repair/pair_maker.h"
#include "core/training/repair/picture_losses.h"
#include "core/training/repair/repair_batches.h"
#include "core/training/repair/repaired_autoencoder.h"
#include "tests/support/test_program.h"

using namespace core;
using namespace core::training;

namespace {

// Pairs of these numbers, with latents that tell them apart.
PairSet fewPairs() {
    PairSet pairs;
    for (int i = 0; i < 4; ++i) pairs.numbers.push_back(pairPicture(i));
    const auto index = torch::arange(4, torch::kFloat32).view({4, 1, 1, 1});
    pairs.clean = index.expand({4, 2, 16, 16}).to(torch::kHalf).contiguous();
    pairs.made = (pairs.clean + 10).to(torch::kHalf);
    pairs.timesteps = torch::tensor({100, 400, 500, 700}, torch::kInt64);
    return pairs;
}

}  // namespace

class TestRepair : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void picturesOfPairsAreSharpAndUnseen() {
        for (std::int64_t i = 0; i < 30; ++i) {
            QVERIFY(!isLowResolution(pairPicture(i)));
            QVERIFY(pairPicture(i) < pairPicture(i + 1));
            QVERIFY(pairPicture(i) > 1'000'000'000 && pairPicture(i) < kUnseen);
        }
    }

    void pairsAreReadBack() {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        QVERIFY_EXCEPTION_THROWN(loadPairs(path), Error);
        const auto pairs = fewPairs();
        for (const auto* name : {"00000.safetensors", "00003.safetensors"})
            io::writeSafetensors(path / name, {{"clean", pairs.clean},
                                               {"made", pairs.made},
                                               {"timesteps", pairs.timesteps},
                                               {"numbers", torch::tensor(pairs.numbers)}});
        const auto read = loadPairs(path);
        QCOMPARE(read.size(), std::int64_t{8});
        QVERIFY(torch::equal(read.made.slice(0, 4), pairs.made));
        QCOMPARE(read.numbers.back(), pairs.numbers.back());
        QCOMPARE(read.spread().size(1), std::int64_t{2});
        io::writeSafetensors(path / "00004.safetensors", {{"clean", pairs.clean},
                                                          {"made", pairs.made.slice(0, 1)},
                                                          {"timesteps", pairs.timesteps},
                                                          {"numbers", torch::tensor(pairs.numbers)}});
        QVERIFY_EXCEPTION_THROWN(loadPairs(path), Error);
    }

    void batchesKeepLatentsAndPicturesTogether() {
        torch::manual_seed(9);
        const auto pairs = fewPairs();
        RepairBatches batches(pairs, 16, 3, 2);
        const auto batch = batches.make(16);
        QCOMPARE(batch.trueOnes, std::int64_t{4});
        QCOMPARE(batch.exact.sum().item<float>(), 2.0F);
        QCOMPARE((batch.noise > 0).sum().item<std::int64_t>(), std::int64_t{2});
        for (std::int64_t i = 0; i < 16; ++i) {
            const auto value = batch.latents[i][0][0][0].item<float>();
            QCOMPARE(value < 5.0F, i < batch.trueOnes);
            const auto pair = std::lround(value) % 10;
            const bool far = i >= batch.trueOnes && pairs.timesteps[pair].item<std::int64_t>() > 450;
            QCOMPARE(batch.weights[i].item<float>(), far ? 0.4F : 1.0F);
            const auto picture = renderPictures(pairs.numbers[static_cast<std::size_t>(pair)], 1, 1)[0];
            const auto crop = picture.narrow(1, 16 * batch.y, 48).narrow(2, 16 * batch.x, 48);
            QVERIFY(torch::equal(batch.pictures[i], crop));
        }
    }

    void batchesOfOtherLatentsAreRefused() {
        QVERIFY_EXCEPTION_THROWN(RepairBatches(fewPairs(), 8, 3, 1), Error);
        QVERIFY_EXCEPTION_THROWN(RepairBatches(fewPairs(), 16, 17, 1), Error);
    }

    void distancesAreThoseOfTheirNames() {
        const auto a = torch::zeros({2, 3, 4, 4});
        auto b = a.clone();
        b[1] = 0.5;
        QCOMPARE(meanDistance(a, b)[0].item<float>(), 0.0F);
        QCOMPARE(meanDistance(a, b)[1].item<float>(), 0.5F);
        QCOMPARE(stepDistance(a, b)[1].item<float>(), 0.0F);  // brighter all over: no step differs
        b[1].narrow(2, 0, 2).zero_();
        QVERIFY(std::abs(stepDistance(a, b)[1].item<float>() - 0.5F / 3) < 1e-6F);
        // The strength of features does not matter, their direction does.
        const auto map = torch::rand({1, 8, 3, 3}) * 10 + 1, turned = map.flip(1);
        QVERIFY(featureDistance({map}, {2 * map})[0].item<float>() < 1e-4F);
        QVERIFY(featureDistance({map}, {turned})[0].item<float>() > 0.01F);
    }

    void aSpectralConvolutionHasNormOne() {
        torch::manual_seed(2);
        SpectralConv conv(3, 5, 3);
        const torch::NoGradGuard noGrad;
        conv->train();
        for (int i = 0; i < 100; ++i) conv->forward(torch::zeros({1, 3, 4, 4}));
        conv->eval();
        // The response to single pixels spells the normalised weight out.
        auto pixels = torch::zeros({3, 3, 3, 3});
        for (int c = 0; c < 3; ++c) pixels[c][c][1][1] = 1;
        const auto weight = conv->forward(pixels).transpose(0, 1).flatten(1);
        QVERIFY(std::abs(torch::linalg_svdvals(weight).max().item<float>() - 1.0F) < 1e-3F);
    }

    void theCriticLearnsAndIsKept() {
        torch::manual_seed(3);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.path().toStdString();
        CriticTrainer trainer({4}, 2e-3, {});
        const SeenPictures sharp{torch::sign(torch::randn({4, 3, 32, 32})), {torch::ones({4, 4, 8, 8})}};
        const SeenPictures flat{torch::zeros({4, 3, 32, 32}), {torch::zeros({4, 4, 8, 8})}};
        const auto before = trainer.deception(flat).item<float>() - trainer.deception(sharp).item<float>();
        for (int i = 0; i < 30; ++i) trainer.learn(sharp, flat);
        const auto after = trainer.deception(flat).item<float>() - trainer.deception(sharp).item<float>();
        QVERIFY(after > before + 0.2F);
        trainer.save(path);
        CriticTrainer again({4}, 2e-3, {});
        again.load(path);
        QVERIFY(torch::allclose(again.deception(flat), trainer.deception(flat)));
        again.learn(sharp, flat);
    }

    // What it says reaches the decoder, and the critic stays as it is.
    void deceptionTeachesTheDecoderAlone() {
        CriticTrainer trainer({}, 1e-3, {});
        auto pictures = torch::rand({2, 3, 16, 16}).requires_grad_(true);
        const SeenPictures seen{pictures, {}};
        const auto before = trainer.deception(seen).item<float>();
        trainer.deception(seen).backward();
        QVERIFY(pictures.grad().abs().sum().item<float>() > 0.0F);
        QCOMPARE(trainer.deception(seen).item<float>(), before);
    }

    void aTrunkIsAddedOnce() {
        torch::manual_seed(7);
        nets::PatchAutoencoderConfig config{.patchSize = 4, .latentChannels = 3};
        config.encoderChannels = config.decoderChannels = {8, 8};
        nets::PatchAutoencoder plain(config);
        const auto repaired = withRepair(plain, 2, 8);
        const auto latents = torch::randn({1, 3, 5, 4});
        QVERIFY(torch::equal(repaired->decode(latents), plain.decode(latents)));
        QCOMPARE(withRepair(*repaired, 5, 24)->config().repairBlocks, std::int64_t{2});
    }
};

PGD_TEST(TestRepair)
#include "test_repair.moc"
