#include <torch/types.h>
#include <torch/utils.h>

#include <QtTest>

#include "core/nets/patch_autoencoder.h"
#include "core/training/patch_pca.h"
#include "core/training/picture_set.h"
#include "core/training/psnr.h"
#include "tests/support/test_program.h"

using namespace core;

class TestAutoencoderStart : public QObject {
    Q_OBJECT

    static nets::PatchAutoencoder started(const training::PatchPca& pca, std::int64_t patch, std::int64_t channels) {
        nets::PatchAutoencoderConfig config{.patchSize = patch, .latentChannels = channels};
        config.encoderChannels = config.decoderChannels = {8, 8};
        nets::PatchAutoencoder model(config);
        model.initialise(pca.basis, training::halfWhitening(pca.variance), pca.mean);
        return model;
    }

 private Q_SLOTS:
    // With as many components as numbers in a patch nothing is lost.
    void allComponentsReconstructExactly() {
        torch::manual_seed(2);
        const auto pictures = torch::rand({12, 3, 16, 16}) * 2 - 1;
        auto model = started(training::principalPatches(pictures, 4, 48), 4, 48);
        torch::NoGradGuard noGrad;
        const auto decoded = model.decode(model.encode(pictures));
        QVERIFY(torch::allclose(decoded, pictures, 1e-3, 1e-3));
    }

    void componentsAreOrthonormalAndOrdered() {
        const auto pictures = training::toUnitRange(training::renderPictures(0, 4, 1));
        const auto pca = training::principalPatches(pictures, 8, 12);
        const auto rows = pca.basis.flatten(1);
        QVERIFY(torch::allclose(rows.mm(rows.t()), torch::eye(12), 1e-3, 1e-4));
        for (int i = 1; i < 12; ++i) QVERIFY((pca.variance[i - 1] >= pca.variance[i]).item<bool>());
    }

    void latentsHaveMeanSquareOne() {
        const auto variance = torch::tensor({9.0f, 1.0f, 0.25f});
        const auto gain = training::halfWhitening(variance);
        QVERIFY(std::abs((variance * gain.square()).mean().item<double>() - 1.0) < 1e-5);
        // Half-way: the ratio of spreads is the square root of what it was.
        const auto spread = variance.sqrt() * gain;
        QVERIFY(std::abs((spread[0] / spread[2]).item<double>() - std::sqrt(6.0)) < 1e-4);
    }

    void moreChannelsShowMore() {
        const auto pictures = training::toUnitRange(training::renderPictures(0, 8, 1));
        double last = 0.0;
        for (const int channels : {2, 6, 16}) {
            auto model = started(training::principalPatches(pictures, 4, channels), 4, channels);
            torch::NoGradGuard noGrad;
            const auto value = training::psnr(model.decode(model.encode(pictures)), pictures);
            QVERIFY(value > last + 1.0);
            last = value;
        }
    }

    void picturesAreNumberedForever() {
        const auto two = training::renderPictures(6, 2, 2);
        QVERIFY(torch::equal(two[1], training::renderPictures(7, 1, 1)[0]));
        QVERIFY(training::isLowResolution(7) && !training::isLowResolution(6));
        QVERIFY(!training::isLowResolution(training::kUnseen + 7));
    }

    // Every chunk of a thousand has one shape, the first ones the usual; what is never trained on is usual.
    void shapesGoByTheThousand() {
        for (std::int64_t chunk = 0; chunk < 64; ++chunk) {
            const auto shape = training::shapeOf(chunk * 1000);
            QVERIFY(shape == training::shapeOf(chunk * 1000 + 999));
            QVERIFY(shape.width % 16 == 0 && shape.height % 16 == 0 && shape.crop <= shape.height);
        }
        QVERIFY(training::shapeOf(0) == training::PictureShape{});
        QVERIFY(training::shapeOf(training::kUnseen + 4000) == training::PictureShape{});
        QCOMPARE(training::drawnHeight(7), 128);
        QCOMPARE(training::drawnHeight(8), 256);
        const auto wide = training::renderPicture(4000, training::shapeOf(4000));
        QCOMPARE(wide.sizes().vec(), (std::vector<std::int64_t>{3, 256, 384}));
    }
};

PGD_TEST(TestAutoencoderStart)
#include "test_autoencoder_start.moc"
