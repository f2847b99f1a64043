#include <QtTest>

#include "core/nets/unet.h"
#include "core/sampling/denoise_loop.h"
#include "core/sampling/guidance.h"
#include "core/sampling/sampler_registry.h"
#include "core/sampling/time_decoupling.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

using UNet = std::shared_ptr<core::nets::UNet2DConditionModel>;

// The scheduler of both cases.
std::unique_ptr<Sampler> ddim(int steps) {
    return makeSampler("ddim", scheduleConfig({{"set_alpha_to_one", false}, {"steps_offset", 1}}), steps);
}

torch::Tensor evaluate(const UNet& unet, const torch::Tensor& z, double t, const torch::Tensor& context) {
    return unet->forward(z, torch::tensor(t, torch::kFloat32), context);
}

// Walks from z_T and compares every latent and every network output on the way.
void compareWalk(const golden::Case& golden, const std::string& run, const Denoiser& denoiser, double tolerance) {
    const torch::Tensor latents = golden.out(run + ".z"), outputs = golden.out(run + ".eps");
    const auto sampler = ddim(static_cast<int>(outputs.size(0)));
    const torch::Tensor start = golden.in("z_T") * sampler->initNoiseSigma();
    int step = 0;
    const auto compared = [&](const torch::Tensor& z, double t) {
        torch::Tensor output = denoiser(z, t);
        [&] { COMPARE_TENSORS(output, outputs[step].reshape_as(z), tolerance); }();
        [&] { COMPARE_TENSORS(z, latents[step].reshape_as(z), tolerance); }();
        ++step;
        return output;
    };
    const torch::Tensor end = denoise(start, {.sampler = *sampler, .denoiser = compared, .noise = seededNoise(0)});
    QCOMPARE(step, sampler->steps());
    COMPARE_TENSORS(end, latents[step].reshape_as(end), tolerance);
}

}  // namespace

class TestGuidedSampling : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void styleGuidance_data() {
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("strength");
        QTest::newRow("s7.5_style3") << 7.5 << 3.0;
        QTest::newRow("s5_style0") << 5.0 << 0.0;
        QTest::newRow("s7.5_style7.5") << 7.5 << 7.5;
    }

    void styleGuidance() {
        QFETCH(double, scale);
        QFETCH(double, strength);
        const c10::InferenceMode inference;
        const golden::Case golden("style_cfg");
        const UNet unet = core::nets::loadUNet(golden::folder("unet_sd15"));
        const Denoiser denoiser = [&](const torch::Tensor& z, double t) {
            const auto output = [&](const char* context) { return evaluate(unet, z, t, golden.in(context)); };
            return guide(output("null"), output("ctx"), scale, {{output("ctx_style"), strength}});
        };
        compareWalk(golden, QTest::currentDataTag(), denoiser, 2.1e-4);
    }

    void timeDecoupledPair_data() {
        QTest::addColumn<double>("tStruct");
        QTest::addColumn<double>("scale");
        QTest::newRow("T500") << 500.0 << 1.0;
        QTest::newRow("T501") << 501.0 << 1.0;
        QTest::newRow("T500_cfg7.5") << 500.0 << 7.5;
    }

    void timeDecoupledPair() {
        QFETCH(double, tStruct);
        QFETCH(double, scale);
        const c10::InferenceMode inference;
        const golden::Case golden("coop_structure_texture");
        const UNet structure = core::nets::loadUNet(golden::folder("unet_sd15"));
        const UNet texture = core::nets::loadUNet(golden::folder("coop_structure_texture") / "unet_texture");
        const torch::Tensor textureUsed = golden.out(std::string(QTest::currentDataTag()) + ".texture_used");
        int step = 0;
        const Denoiser denoiser = [&](const torch::Tensor& z, double t) {
            const bool textured = roleAt(t, tStruct) == core::GeneratorRole::Texture;
            [&] { QCOMPARE(textured, textureUsed[step++].item<int>() != 0); }();
            const auto output = [&](const char* context) {
                return evaluate(textured ? texture : structure, z, t, golden.in(context));
            };
            return guide(output("null"), output("ctx"), scale);
        };
        compareWalk(golden, QTest::currentDataTag(), denoiser, 3.1e-4);
    }
};

PGD_TEST(TestGuidedSampling)
#include "test_guided_sampling.moc"
