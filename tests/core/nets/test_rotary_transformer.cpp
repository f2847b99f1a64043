#include <torch/nn/module.h>

#include <QtTest>
#include <cmath>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/nets/rotary_transformer.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::nets;

namespace {

RotaryTransformerConfig smallConfig() {
    RotaryTransformerConfig config;
    config.ports = {
        .inChannels = 5, .outChannels = 3, .textChannels = 12, .added = AddedEmbedding{.timeDim = 4, .inputDim = 10}};
    config.width = 32;
    config.heads = 2;
    config.depth = 2;
    config.timeDim = 8;
    config.conditionWidth = 16;
    return config;
}

DenoiserInput input(std::int64_t height, std::int64_t width, std::int64_t batch = 2) {
    return {.sample = torch::randn({batch, 5, height, width}),
            .timestep = torch::tensor(300),
            .encoderHiddenStates = torch::randn({batch, 7, 12}),
            .added = {torch::randn({batch, 6}), torch::full({batch, 1}, 256.0)}};
}

// The attention of heads [N,d] turned by complex numbers, as the paper writes it.
torch::Tensor rotatedByHand(const torch::Tensor& x, std::int64_t height, std::int64_t width) {
    auto y = x.clone();
    const auto d = x.size(1), pairs = d / 4;
    for (std::int64_t n = 0; n < height * width; ++n)
        for (std::int64_t i = 0; i < 2 * pairs; ++i) {
            const auto place = static_cast<double>(i < pairs ? n / width : n % width);
            const auto angle = place * std::pow(100.0, -static_cast<double>(i % pairs) / static_cast<double>(pairs));
            const auto a = x[n][i].item<double>(), b = x[n][i + d / 2].item<double>();
            y[n][i] = a * std::cos(angle) - b * std::sin(angle);
            y[n][i + d / 2] = b * std::cos(angle) + a * std::sin(angle);
        }
    return y;
}

}  // namespace

class TestRotaryTransformer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { torch::manual_seed(3); }

    void turnsAsThePaperSays() {
        const auto x = torch::randn({1, 6, 1, 8});
        const auto places = RotaryPositions::of(2, 3, 8, x);
        COMPARE_TENSORS(rotate(x, places)[0].squeeze(1), rotatedByHand(x[0].squeeze(1), 2, 3), 1e-5);
    }

    // What attention sees of two tokens is how far apart they are.
    void onlyDifferencesOfPlacesCount() {
        const auto places = RotaryPositions::of(5, 5, 8, torch::zeros({1}));
        const auto q = torch::randn({8}), k = torch::randn({8});
        const auto all = [&](const torch::Tensor& one) {
            return rotate(one.view({1, 1, 1, 8}).expand({1, 25, 1, 8}).contiguous(), places)[0].squeeze(1);
        };
        const auto scores = all(q).mm(all(k).t());  // [25,25]
        COMPARE_TENSORS(scores[0][6], scores[12][18], 1e-5);
        COMPARE_TENSORS(scores[3][9], scores[13][19], 1e-5);
    }

    void rotationHasTheRightGradient() {
        const auto x = torch::randn({1, 6, 2, 8}, torch::TensorOptions(torch::kFloat64).requires_grad(true));
        const auto places = RotaryPositions::of(2, 3, 8, x);
        const auto weight = torch::randn({1, 6, 2, 8}, torch::kFloat64);
        (rotate(x, places) * weight).sum().backward();
        const auto step = torch::randn_like(weight);
        const auto change = [&](double size) {
            const torch::NoGradGuard noGrad;
            return (rotate(x + size * step, places) * weight).sum().item<double>();
        };
        const auto numeric = (change(1e-4) - change(-1e-4)) / 2e-4;
        QVERIFY(std::abs(numeric - (x.grad() * step).sum().item<double>()) < 1e-6);
    }

    void paintsAnySize_data() {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::newRow("one") << 1 << 1;
        QTest::newRow("square") << 16 << 16;
        QTest::newRow("odd") << 5 << 9;
        QTest::newRow("large") << 40 << 33;
    }

    void paintsAnySize() {
        QFETCH(int, height);
        QFETCH(int, width);
        RotaryTransformer2DModel net(smallConfig());
        const auto in = input(height, width);
        const auto recorded = net.denoise(in, nullptr, {});
        QCOMPARE(recorded.sizes().vec(), (std::vector<std::int64_t>{2, 3, height, width}));
        const torch::InferenceMode inference;
        COMPARE_TENSORS(net.denoise(in, nullptr, {}), recorded, 1e-5);
    }

    // One row of a batch is what it is alone: guidance branches may be evaluated together or apart.
    void rowsOfABatchAreIndependent() {
        const torch::InferenceMode inference;
        RotaryTransformer2DModel net(smallConfig());
        const auto both = input(6, 4);
        const DenoiserInput second{both.sample.slice(0, 1),
                                   both.timestep,
                                   both.encoderHiddenStates.slice(0, 1),
                                   {both.added.textEmbeds.slice(0, 1), both.added.timeIds.slice(0, 1)}};
        COMPARE_TENSORS(net.denoise(second, nullptr, {}), net.denoise(both, nullptr, {}).slice(0, 1), 1e-5);
    }

    void beginsAtZeroAndLearns() {
        RotaryTransformer2DModel net(smallConfig());
        net.startAtZero();
        QCOMPARE(net.denoise(input(4, 4), nullptr, {}).abs().max().item<float>(), 0.0f);
        RotaryTransformer2DModel other(smallConfig());
        other.denoise(input(4, 4), nullptr, {}).square().sum().backward();
        for (const auto& item : other.named_parameters())
            QVERIFY2(item.value().grad().defined() && item.value().grad().abs().max().item<float>() > 0.0f,
                     item.key().c_str());
    }

    void canBeCancelledBetweenBlocks() {
        RotaryTransformer2DModel net(smallConfig());
        const core::CancelToken cancel;
        cancel.cancel();
        QVERIFY_EXCEPTION_THROWN(net.denoise(input(4, 4), nullptr, cancel), core::Cancelled);
    }

    void configGoesThereAndBack() {
        const auto json = smallConfig().toJson();
        QVERIFY(RotaryTransformerConfig::fromJson({json, "config.json"}).toJson() == json);
        QVERIFY(std::dynamic_pointer_cast<RotaryTransformer2DModel>(makeDenoiser({json, "config.json"})) != nullptr);
    }

    void wrongConfigsAreRefused_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("value");
        QTest::newRow("width of no head") << "width" << 30;
        QTest::newRow("no depth") << "depth" << 0;
        QTest::newRow("odd sinusoid") << "time_dim" << 7;
        QTest::newRow("huge") << "width" << (1 << 20);
        QTest::newRow("unknown key") << "patch_size" << 2;
    }

    void wrongConfigsAreRefused() {
        QFETCH(QString, key);
        QFETCH(int, value);
        auto json = smallConfig().toJson();
        json[key.toStdString()] = value;
        QVERIFY_EXCEPTION_THROWN(RotaryTransformerConfig::fromJson({json, "config.json"}), core::Error);
    }

    void wrongInputsAreRefused() {
        RotaryTransformer2DModel net(smallConfig());
        auto in = input(4, 4);
        in.encoderHiddenStates = torch::randn({2, 7, 11});
        QVERIFY_EXCEPTION_THROWN(net.denoise(in, nullptr, {}), core::Error);
        const ControlResiduals residuals;
        QVERIFY_EXCEPTION_THROWN(net.denoise(input(4, 4), &residuals, {}), core::Error);
    }
};

PGD_TEST(TestRotaryTransformer)
#include "test_rotary_transformer.moc"
