#include <QtTest>

#include "core/base/error.h"
#include "core/sampling/bridge.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

// An autoencoder of factor f whose latents are averages.
PictureCodec averaging(std::int64_t f) {
    return {.decode =
                [f](const torch::Tensor& z) {
                    return torch::upsample_nearest2d(z, {f * z.size(2), f * z.size(3)});
                },
            .encode =
                [f](const torch::Tensor& x) {
                    return torch::avg_pool2d(x, {f, f});
                }};
}

torch::Tensor ramp(std::int64_t height, std::int64_t width) {
    return torch::linspace(-1.0, 1.0, height * width).reshape({1, 1, height, width});
}

}  // namespace

class TestBridge : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void picturesOfOneSizeCrossUnchanged() {
        const Bridge bridge = imageBridge({averaging(4), {16, 8}}, {averaging(2), {16, 8}});
        COMPARE_TENSORS(bridge.toPartner(ramp(4, 2)), torch::upsample_nearest2d(ramp(4, 2), {8, 4}), 1e-6);
        COMPARE_TENSORS(bridge.toLeader(ramp(8, 4)), torch::avg_pool2d(ramp(8, 4), {2, 2}), 1e-6);
    }

    void picturesOfAnotherSizeAreResized() {
        const Bridge bridge = imageBridge({averaging(2), {16, 8}}, {averaging(1), {8, 4}});
        // Down by areas: exact. Up: between the pixels, so only a flat picture stays as it is.
        COMPARE_TENSORS(bridge.toPartner(ramp(8, 4)), ramp(8, 4), 1e-6);
        COMPARE_TENSORS(bridge.toLeader(torch::full({1, 1, 8, 4}, 0.3)), torch::full({1, 1, 8, 4}, 0.3), 1e-6);
        COMPARE_TENSORS(
            bridge.toLeader(ramp(8, 4)),
            torch::avg_pool2d(torch::upsample_bicubic2d(ramp(8, 4), std::vector<std::int64_t>{16, 8}, false), {2, 2}),
            1e-6);
    }

    void aDecoderOfAnotherSizeIsNamed() {
        const Bridge bridge = imageBridge({averaging(2), {16, 8}}, {averaging(4), {16, 8}});
        try {
            bridge.toLeader(ramp(4, 3));
            QFAIL("accepted");
        } catch (const core::Error& error) {
            QCOMPARE(QString(error.what()), "Bridge: expected decoded pictures of 8x16 pixels, found 12x16");
        }
    }

    void thinLinesSurviveShrinking() {
        torch::Tensor line = torch::zeros({1, 1, 8, 8});
        line.select(3, 3).fill_(1.0);
        for (const auto upsampling : {Upsampling::Nearest, Upsampling::Bilinear, Upsampling::Bicubic})
            QCOMPARE(resizePictures(line, {2, 2}, upsampling).sum().item<float>(), 0.5f);
    }

    void oneAxisShrinksWhileTheOtherGrows() {
        const torch::Tensor picture = torch::tensor({{0.0, 1.0, 2.0, 3.0}}).reshape({1, 1, 1, 4});
        const torch::Tensor expected = torch::tensor({{0.5, 2.5}, {0.5, 2.5}}).reshape({1, 1, 2, 2});
        COMPARE_TENSORS(resizePictures(picture, {2, 2}, Upsampling::Bilinear), expected, 1e-6);
    }

    void emptySizesAreRefused() {
        QVERIFY_EXCEPTION_THROWN(resizePictures(ramp(2, 2), {0, 2}, Upsampling::Nearest), core::Error);
        QVERIFY_EXCEPTION_THROWN(resizePictures(ramp(2, 2)[0], {2, 2}, Upsampling::Nearest), core::Error);
    }
};

PGD_TEST(TestBridge)
#include "test_bridge.moc"
