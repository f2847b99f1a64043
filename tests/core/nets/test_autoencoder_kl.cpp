#include <QtTest>

#include "core/base/cancel_token.h"
#include "core/base/error.h"
#include "core/nets/autoencoder_kl.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

namespace {

constexpr double kKlTolerance = 1e-4;

std::shared_ptr<core::nets::AutoencoderKL> loadKl(const std::string& name) {
    return core::nets::loadAutoencoderKL(golden::folder(name));
}

}  // namespace

class TestAutoencoderKL : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void golden_data();
    void golden();
    void oldNamesAreTheSameWeights();
    void attentionPathsAgree();
    void canBeCancelledBetweenBlocks();
    void wrongShapesAreRefused();
};

void TestAutoencoderKL::golden_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("run");
    for (const auto* name : {"vae_kl", "vae_kl_b", "eps_vae"})
        for (const auto& run : golden::Case(name).runs())
            QTest::addRow("%s %s", name, run.c_str()) << QString(name) << QString::fromStdString(run);
}

void TestAutoencoderKL::golden() {
    QFETCH(QString, name);
    QFETCH(QString, run);
    const torch::InferenceMode guard;
    const golden::Case golden(name.toStdString());
    const auto prefix = run.toStdString() + '.';
    const auto vae = loadKl(name.toStdString());
    const auto latents = vae->encode(golden.in(prefix + "image"));
    COMPARE_TENSORS(latents.mean, golden.out(prefix + "mean"), kKlTolerance);
    COMPARE_TENSORS(latents.logvar, golden.out(prefix + "logvar"), kKlTolerance);
    COMPARE_TENSORS(latents.sample(golden.in(prefix + "noise")), golden.out(prefix + "sampled"), kKlTolerance);
    COMPARE_TENSORS(vae->decode(golden.in(prefix + "latent")), golden.out(prefix + "decoded"), kKlTolerance);
}

void TestAutoencoderKL::oldNamesAreTheSameWeights() {
    const auto modern = loadKl("vae_kl_b")->named_parameters();
    const auto old = loadKl("vae_kl_b_old_names")->named_parameters();
    QCOMPARE(old.size(), modern.size());
    for (const auto& item : modern) QVERIFY2(torch::equal(old[item.key()], item.value()), item.key().c_str());
}

// 20 x 28 latents are 560 tokens in the middle block.
void TestAutoencoderKL::attentionPathsAgree() {
    torch::manual_seed(2);
    const auto vae = loadKl("vae_kl");
    const auto z = torch::randn({1, 4, 20, 28});
    const auto differentiable = vae->decode(z);
    const torch::InferenceMode guard;
    COMPARE_TENSORS(vae->decode(z), differentiable, 1e-5);
}

void TestAutoencoderKL::canBeCancelledBetweenBlocks() {
    const auto vae = loadKl("eps_vae");
    int calls = 0;
    const core::CancelToken cancel([&] {
        if (++calls == 2) throw core::Cancelled{};
    });
    QVERIFY_THROWS_EXCEPTION(core::Cancelled, vae->decode(torch::zeros({1, 4, 4, 4}), cancel));
    calls = 0;
    QVERIFY_THROWS_EXCEPTION(core::Cancelled, vae->encode(torch::zeros({1, 3, 8, 8}), cancel));
}

void TestAutoencoderKL::wrongShapesAreRefused() {
    const auto vae = loadKl("vae_kl");
    QVERIFY_THROWS_EXCEPTION(core::Error, vae->encode(torch::zeros({1, 3, 36, 32})));
    QVERIFY_THROWS_EXCEPTION(core::Error, vae->encode(torch::zeros({3, 32, 32})));
    QVERIFY_THROWS_EXCEPTION(core::Error, vae->decode(torch::zeros({1, 3, 4, 4})));
}

PGD_TEST(TestAutoencoderKL)
#include "test_autoencoder_kl.moc"
