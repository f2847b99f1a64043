#include <QtTest>

#include "core/sampling/coop_fusion.h"
#include "tests/core/sampling/golden_models.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

constexpr double kGapTolerance = 8.9e-4;
constexpr int kSteps = 6;

// One run of the reference; compares what passes by with what passed there.
class Comparison {
 public:
    explicit Comparison(std::string run) : m_run(std::move(run)) {}

    torch::Tensor in(const std::string& name) const { return m_golden.in(name); }
    torch::Tensor out(const std::string& name) const { return m_golden.out(m_run + "." + name); }
    void at(int step, const char* name, const torch::Tensor& got) const {
        COMPARE_TENSORS(got, out(name)[step].reshape_as(got), kGapTolerance);
    }
    // The picture of the first step, where the reference kept it.
    void picture(int step, const char* name, const torch::Tensor& got) const {
        const torch::Tensor want = m_golden.findOut(m_run + "." + name);
        if (step == 0 && want.defined()) COMPARE_TENSORS(got, want, kGapTolerance);
    }

 private:
    golden::Case m_golden{"coop_latent_gap"};
    std::string m_run;
};

// The null contexts count in guided runs only.
Denoiser networkOf(const Comparison& run, const char* folder, const char* space, double scale) {
    const torch::Tensor null = scale > 0.0 ? run.in(std::string("null") + space) : torch::Tensor();
    return golden::network(folder, run.in(std::string("ctx") + space), null, scale);
}

TensorMap watched(const TensorMap& map, const std::function<void(const torch::Tensor&, const torch::Tensor&)>& tell) {
    return [=](const torch::Tensor& from) {
        torch::Tensor to = map(from);
        tell(from, to);
        return to;
    };
}

Denoiser watched(const Denoiser& network, const std::function<void(const torch::Tensor&, const torch::Tensor&)>& tell) {
    return [=](const torch::Tensor& z, double t) {
        torch::Tensor output = network(z, t);
        tell(z, output);
        return output;
    };
}

// One cooperation of the two spaces, compared on its way: both latents, all network outputs, all estimates
// and the fused noise of every step.
class WatchedCooperation {
 public:
    explicit WatchedCooperation(const Comparison& run) : m_run(run) {}

    Partner partner(double strength, double scale) {
        return {.name = "B",
                .sampler = *m_samplerB,
                .denoiser = watched(networkOf(m_run, "coop_latent_gap/unet_b", "B", scale),
                                    [this](auto& zB, auto& epsilon) {
                                        m_zB = zB;
                                        m_run.at(m_step, "zB", zB);
                                        m_run.at(m_step, "epsB", epsilon);
                                    }),
                .bridge = bridge(),
                .startNoise = m_run.in("zB_T"),
                .noise = seededNoise(0),
                .strength = StrengthCurve(strength)};
    }

    void walk(const Partner& partner, double scale) {
        CoopFusion fusion(*m_samplerA, m_run.in("zA_T").sizes(), {partner});
        const torch::Tensor end = denoise(m_run.in("zA_T"), leaderRun(fusion, scale));
        QCOMPARE(m_step, kSteps);
        m_run.at(kSteps, "z", end);
        m_run.at(kSteps, "zB", fusion.partnerLatent(0));
        COMPARE_TENSORS(golden::codec("vae_kl").decode(end), m_run.out("image"), kGapTolerance);
    }

 private:
    DenoiseRun leaderRun(CoopFusion& fusion, double scale) {
        return {.sampler = *m_samplerA,
                .denoiser = watched(networkOf(m_run, "unet_sd15", "A", scale),
                                    [this](auto& z, auto& epsilon) {
                                        m_z = z;
                                        m_run.at(m_step, "z", z);
                                        m_run.at(m_step, "eps", epsilon);
                                    }),
                .noise = seededNoise(0),
                .refineClean = [&fusion](const StepState& state) { return fusion.refine(state); },
                .onStep =
                    [this](const StepState& state) {
                        m_run.at(m_step, "eps_fuse", epsilonOf(state.x, state.clean, m_samplerA->level(m_step)));
                        ++m_step;
                    }};
    }

    PictureCodec codec(const char* folder, const char* picture) {
        PictureCodec codec = golden::codec(folder);
        codec.decode = watched(codec.decode, [this, picture](auto&, auto& x) { m_run.picture(m_step, picture, x); });
        return codec;
    }

    Bridge bridge() {
        Bridge bridge = imageBridge({codec("vae_kl", "xA_hat.0"), {64, 32}}, {codec("vae_kl_b", "xB_hat.0"), {64, 32}});
        bridge.toLeader = watched(bridge.toLeader, [this](auto& z0B, auto& z0Tilde) {
            m_run.at(m_step, "z0B_hat", z0B);
            m_run.at(m_step, "z0_tilde", z0Tilde);
            m_run.at(m_step, "eps_tilde", epsilonOf(m_z, z0Tilde, m_samplerA->level(m_step)));
        });
        bridge.toPartner = watched(bridge.toPartner, [this](auto&, auto& z0B) {
            m_run.at(m_step, "epsB_fuse", epsilonOf(m_zB, z0B, m_samplerB->level(m_step)));
        });
        return bridge;
    }

    const Comparison& m_run;
    std::unique_ptr<Sampler> m_samplerA = golden::ddim(kSteps), m_samplerB = golden::ddim(kSteps);
    int m_step = 0;
    torch::Tensor m_z, m_zB;
};

}  // namespace

class TestCoopLatentGap : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void asTheReference_data() {
        QTest::addColumn<double>("strength");
        QTest::addColumn<double>("scaleA");
        QTest::addColumn<double>("scaleB");
        QTest::newRow("literal_d0.3") << 0.3 << 0.0 << 0.0;
        QTest::newRow("literal_d0.7") << 0.7 << 0.0 << 0.0;
        QTest::newRow("literal_cfg_d0.5") << 0.5 << 4.0 << 2.5;
    }

    void asTheReference() {
        QFETCH(double, strength);
        QFETCH(double, scaleA);
        QFETCH(double, scaleB);
        const c10::InferenceMode inference;
        const Comparison run(QTest::currentDataTag());
        WatchedCooperation cooperation(run);
        cooperation.walk(cooperation.partner(strength, scaleB), scaleA);
    }
};

PGD_TEST(TestCoopLatentGap)
#include "test_coop_latent_gap.moc"
