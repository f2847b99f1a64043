#include <QtTest>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/nets/unet.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

namespace {

constexpr double kUNetTolerance = 1e-4;

torch::Tensor evaluate(core::nets::UNet2DConditionModel& unet, const golden::Case& golden, const std::string& run) {
    return unet.forward(golden.in(run + ".sample"), golden.in(run + ".timestep"),
                        golden.in(run + ".encoder_hidden_states"),
                        {golden.findIn(run + ".text_embeds"), golden.findIn(run + ".time_ids")});
}

std::shared_ptr<core::nets::UNet2DConditionModel> loadGoldenUNet(const std::string& name) {
    return core::nets::loadUNet(golden::folder(name));
}

// Every parameter of the network takes part in the loss; key biases cancel in the softmax.
QString parameterWithoutGradient(const torch::nn::Module& module) {
    for (const auto& item : module.named_parameters()) {
        const auto& gradient = item.value().grad();
        if (!gradient.defined() || !gradient.isfinite().all().item<bool>() ||
            gradient.abs().max().item<float>() == 0.0f)
            return QString::fromStdString(item.key());
    }
    return {};
}

}  // namespace

class TestUNet : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void golden_data();
    void golden();
    void attentionPathsAgree();
    void gradientsReachEveryParameter();
    void cancelIsAskedBetweenBlocks();
    void controlResidualsAreCounted();
    void addedConditionsAreRequired();
    void wrongTextWidthIsRefused();
};

void TestUNet::golden_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("run");
    for (const auto* name : {"unet_sd15", "unet_sd21", "unet_sdxl", "unet_pangu", "eps_unet"})
        for (const auto& run : golden::Case(name).runs())
            QTest::addRow("%s %s", name, run.c_str()) << QString(name) << QString::fromStdString(run);
}

void TestUNet::golden() {
    QFETCH(QString, name);
    QFETCH(QString, run);
    const golden::Case golden(name.toStdString());
    const auto unet = loadGoldenUNet(name.toStdString());
    const auto want = golden.out(run.toStdString() + ".sample");
    COMPARE_TENSORS(evaluate(*unet, golden, run.toStdString()), want, kUNetTolerance);
    const torch::InferenceMode guard;
    COMPARE_TENSORS(evaluate(*unet, golden, run.toStdString()), want, kUNetTolerance);
}

// 20 x 30 latents are 600 tokens: more than one block of queries.
void TestUNet::attentionPathsAgree() {
    torch::manual_seed(1);
    const auto unet = loadGoldenUNet("unet_sd15");
    const auto sample = torch::randn({2, 4, 20, 30}), text = torch::randn({2, 9, 32}), t = torch::tensor(300);
    const auto differentiable = unet->forward(sample, t, text);
    QVERIFY(differentiable.requires_grad());
    const torch::InferenceMode guard;
    COMPARE_TENSORS(unet->forward(sample, t, text), differentiable, 1e-5);
}

void TestUNet::gradientsReachEveryParameter() {
    const golden::Case golden("unet_sdxl");
    const auto unet = loadGoldenUNet("unet_sdxl");
    evaluate(*unet, golden, *golden.runs().begin()).square().mean().backward();
    QCOMPARE(parameterWithoutGradient(*unet), QString());
}

void TestUNet::cancelIsAskedBetweenBlocks() {
    const golden::Case golden("eps_unet");
    const auto unet = loadGoldenUNet("eps_unet");
    int calls = 0;
    const auto run = [&](int last) {
        calls = 0;
        const core::CancelToken cancel([&] {
            if (++calls == last) throw core::Cancelled{};
        });
        unet->forward(golden.in("a.sample"), golden.in("a.timestep"), golden.in("a.encoder_hidden_states"), {}, nullptr,
                      cancel);
    };
    run(0);
    QCOMPARE(calls, 2 + 2 + 4);  // residual blocks: down, middle, up
    QVERIFY_THROWS_EXCEPTION(core::Cancelled, run(3));
    QCOMPARE(calls, 3);
}

void TestUNet::controlResidualsAreCounted() {
    const golden::Case golden("eps_unet");
    const auto unet = loadGoldenUNet("eps_unet");
    const core::nets::ControlResiduals control{{torch::zeros({1})}, torch::zeros({1})};
    QVERIFY_THROWS_EXCEPTION(core::Error, unet->forward(golden.in("a.sample"), golden.in("a.timestep"),
                                                        golden.in("a.encoder_hidden_states"), {}, &control));
}

void TestUNet::addedConditionsAreRequired() {
    const auto unet = loadGoldenUNet("unet_pangu");
    const auto sample = torch::zeros({1, 4, 8, 8}), text = torch::zeros({1, 5, 40}), t = torch::tensor(1);
    QVERIFY_THROWS_EXCEPTION(core::Error, unet->forward(sample, t, text));
    // Two numbers where the model was trained on one.
    QVERIFY_THROWS_EXCEPTION(core::Error,
                             unet->forward(sample, t, text, {torch::zeros({1, 24}), torch::zeros({1, 2})}));
    QCOMPARE(unet->forward(sample, t, text, {torch::zeros({1, 24}), torch::zeros({1, 1})}).size(1), std::int64_t{4});
}

void TestUNet::wrongTextWidthIsRefused() {
    const auto unet = loadGoldenUNet("unet_sd15");
    try {
        unet->forward(torch::zeros({1, 4, 8, 8}), torch::tensor(1), torch::zeros({1, 5, 768}));
        QFAIL("a text of the wrong width went through");
    } catch (const core::Error& error) {
        const QString message = error.what();
        QVERIFY2(message.contains("32") && message.contains("[1, 5, 768]"), error.what());
    }
}

PGD_TEST(TestUNet)
#include "test_unet.moc"
