#include <torch/types.h>
#include <torch/utils.h>

#include <QtTest>

#include "core/base/error.h"
#include "core/nets/autoencoder_kl.h"
#include "core/nets/placement.h"
#include "core/nets/unet.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

// Networks carried to another precision and back: fp64 stands for the half precision that this machine may not have,
// and is computed by LibTorch alone, without our kernels.
class TestPlacement : public QObject {
    Q_OBJECT

    const core::Placement m_elsewhere{torch::kCPU, torch::kFloat64};

 private Q_SLOTS:
    void init() { torch::manual_seed(21); }

    void unetAgreesWithItself() {
        core::nets::UNetConfig config;
        config.textChannels = 24;
        config.groups = 8;
        config.levels = {{.channels = 32, .heads = 2},
                         {.channels = 64, .heads = 4, .downAttention = false, .upAttention = false}};
        core::nets::UNet2DConditionModel net(config);
        const auto latents = torch::randn({2, 4, 13, 10}), text = torch::randn({2, 77, 24});
        const torch::InferenceMode inference;
        const auto here = net.forward(latents, torch::tensor(400.0), text);
        core::nets::place(net, m_elsewhere);
        const auto to = core::nets::placementOf(net);
        QVERIFY(to.type == torch::kFloat64);
        const auto there =
            net.forward(core::nets::placed(latents, to), torch::tensor(400.0), core::nets::placed(text, to));
        COMPARE_TENSORS(here, core::nets::placed(there, {}), 2e-5);
    }

    void autoencoderAgreesWithItself() {
        core::nets::AutoencoderKLConfig config;
        config.groups = 8;
        config.channels = {16, 24};
        core::nets::AutoencoderKL net(config);
        const auto latents = torch::randn({1, 4, 9, 14});
        const torch::InferenceMode inference;
        const auto here = net.decode(latents);
        core::nets::place(net, m_elsewhere);
        COMPARE_TENSORS(here, net.decode(core::nets::placed(latents, m_elsewhere)), 2e-5);
    }

    void whatIsUndefinedStaysSo() { QVERIFY(!core::nets::placed({}, m_elsewhere).defined()); }

    void namesAreUnderstood() {
        QVERIFY(core::placementFrom({}).type == torch::kFloat32);
        QVERIFY(core::placementFrom({.device = "auto", .precision = "fp32"}).type == torch::kFloat32);
        QVERIFY_EXCEPTION_THROWN(core::placementFrom({.device = "cpu", .precision = "bf16"}), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::placementFrom({.device = "cuda:99", .precision = {}}), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::placementFrom({.device = "cpu", .precision = "fp8"}), core::Error);
    }
};

PGD_TEST(TestPlacement)
#include "test_placement.moc"
