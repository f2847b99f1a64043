#include <torch/types.h>
#include <torch/utils.h>

#include <QtTest>

#include "core/models/latent_space.h"
#include "core/pipeline/painting/picture_codec.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;

namespace {

// The tiling of large pictures with fewer latents between the cuts.
constexpr Tiling kSmall{.largest = 32, .tile = 32, .overlap = 16};

// Discs of all sizes and colours over a gradient: edges and smooth places. [1,3,side,side] in [-1,1]
torch::Tensor picture(std::int64_t side) {
    torch::manual_seed(4);
    const auto axis = torch::linspace(-1, 1, side);
    const auto y = axis.view({1, 1, side, 1}), x = axis.view({1, 1, 1, side});
    auto image = torch::cat({y.expand({1, 1, side, side}), x.expand({1, 1, side, side}), -y * x}, 1) * 0.7;
    for (int i = 0; i < 40; ++i) {
        const auto place = torch::rand({3}) * 2 - 1;
        const auto radius = 0.05 + 0.2 * torch::rand({1}).item<double>();
        const auto inside = (x - place[0]).square() + (y - place[1]).square() < radius * radius;
        image = torch::where(inside, (torch::rand({1, 3, 1, 1}) * 2 - 1).expand_as(image), image);
    }
    return image;
}

double largest(const torch::Tensor& difference) { return difference.abs().max().item<double>(); }

// In steps of 8-bit pictures.
double meanSteps(const torch::Tensor& difference) { return difference.abs().mean().item<double>() * 127.5; }

}  // namespace

class TestTiling : public QObject {
    Q_OBJECT

    const torch::NoGradGuard m_noGrad;

 private Q_SLOTS:
    void smallPicturesStayWhole() {
        int calls = 0, tiles = 0;
        const ScaledMap twice{[&](const torch::Tensor& x) {
            ++calls;
            return x * 2;
        }};
        const auto x = torch::randn({1, 2, 80, 80});
        QVERIFY(torch::equal(applyTiled(x, twice, {}, [&](int, int all) { tiles = all; }), x * 2));
        QCOMPARE(calls, 1);
        QCOMPARE(tiles, 1);
    }

    void everyPlaceIsCovered_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("tiles");
        QTest::newRow("just too wide") << 33 << 33 << 4;
        QTest::newRow("strip") << 8 << 100 << 6;
        QTest::newRow("tall") << 90 << 33 << 10;
        QTest::newRow("square") << 64 << 64 << 9;
    }
    void everyPlaceIsCovered() {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(int, tiles);
        std::vector<int> told;
        const ScaledMap enlarge{
            [](const torch::Tensor& x) { return x.repeat_interleave(4, 2).repeat_interleave(4, 3); }, 1, 4};
        const auto x = torch::randn({1, 2, height, width});
        const auto result = applyTiled(x, enlarge, kSmall, [&](int tile, int all) {
            told.push_back(tile);
            QCOMPARE(all, tiles);
        });
        QVERIFY(largest(result - enlarge.apply(x)) < 1e-5);
        QCOMPARE(static_cast<int>(told.size()), tiles);
        QCOMPARE(told.back(), tiles);
        const ScaledMap shrink{[](const torch::Tensor& p) { return torch::avg_pool2d(p, 4); }, 4, 1};
        QVERIFY(largest(applyTiled(result, shrink, kSmall) - x) < 1e-5);
    }

    // What a map sees of the cut is left out: three latents in each direction.
    void neighboursAreSeenAcrossCuts() {
        const auto kernel = torch::rand({1, 1, 7, 7}) / 49;
        const ScaledMap blur{[&](const torch::Tensor& x) { return torch::conv2d(x, kernel, {}, 1, 3); }};
        const auto x = torch::randn({1, 1, 64, 64});
        QVERIFY(largest(applyTiled(x, blur, kSmall) - blur.apply(x)) < 1e-5);
    }

    // With the autoencoder that comes with the program.
    void seamsAreNotVisible() {
        const auto space = core::models::loadLatentSpace(PGD_SOURCE_DIR "/resources/models/starter/vae");
        const auto original = picture(48 * space->downsampling());
        const ScaledMap encode{[&](const torch::Tensor& x) { return space->encode(x); }, space->downsampling(), 1};
        const auto latent = encode.apply(original);
        const auto tiledLatent = applyTiled(original, encode, kSmall);
        QVERIFY2(largest(tiledLatent - latent) < 1e-3, qPrintable(QString::number(largest(tiledLatent - latent))));
        const ScaledMap decode{[&](const torch::Tensor& z) { return space->decode(z, {}); }, 1, space->downsampling()};
        const auto difference = applyTiled(latent, decode, kSmall) - decode.apply(latent);
        QVERIFY2(meanSteps(difference) < 0.01, qPrintable(QString::number(meanSteps(difference))));
        QVERIFY2(largest(difference) * 127.5 < 0.1, qPrintable(QString::number(largest(difference) * 127.5)));
    }
};

PGD_TEST(TestTiling)
#include "test_tiling.moc"
