#include <QtTest>

#include "core/sampling/resolution_stage.h"
#include "tests/core/sampling/coop_actors.h"
#include "tests/core/sampling/golden_models.h"
#include "tests/support/test_program.h"

using namespace core::sampling;
using actors::knowing;
using actors::noiseOf;

namespace {

constexpr double kGoldenTolerance = 1e-4;
constexpr double kStageTolerance = 1e-4;

// A stage of flat latents, each pixel its own latent, 4 steps at t = 750, 500, 250, 0 or more.
struct FlatStage {
    explicit FlatStage(double value, int steps = 4)
        : sampler(makeSampler("ddim", scheduleConfig(), steps)), picture(torch::full({1, 1, 2, 2}, value)) {}

    DenoiseRun run(int firstStep = 0) {
        return {.sampler = *sampler,
                .denoiser =
                    [this](const torch::Tensor& input, double t) {
                        timesteps.push_back(t);
                        return knowing(torch::full_like(input, picture[0][0][0][0].item<double>()), *sampler,
                                       PredictionType::Epsilon)(input, t);
                    },
                .noise = seededNoise(1),
                .firstStep = firstStep};
    }

    std::unique_ptr<Sampler> sampler;
    torch::Tensor picture;
    std::vector<double> timesteps;
};

ResolutionHandover plainHandover(double tLow, PictureSize size) {
    const auto same = [](const torch::Tensor& x) { return x; };
    return {.tLow = tLow, .decode = same, .encode = same, .size = size};
}

void compareGolden(const torch::Tensor& got, const torch::Tensor& want) {
    COMPARE_TENSORS(got, want.reshape_as(got), kGoldenTolerance);
}

// The reference's stages, compared on their way.
class WatchedStages {
 public:
    explicit WatchedStages(std::string run) : m_run(std::move(run)) {}

    StageStart raise(Upsampling upsampling) {
        const DenoiseRun low{.sampler = *m_low,
                             .denoiser = [this](auto& z, double t) { return lowOutput(z, t); },
                             .noise = seededNoise(0)};
        const ResolutionHandover handover{.tLow = 401.0,
                                          .decode = [this](auto& clean) { return decodeLow(clean); },
                                          .encode = [this](auto& picture) { return encodeHigh(picture); },
                                          .size = {64, 48},
                                          .upsampling = upsampling};
        const NoiseSource noise = [this](const torch::Tensor&) { return m_golden.in("noise"); };
        return raiseResolution(m_golden.in("z_low_T"), low, handover, *m_high, noise);
    }

    int lowEvaluations() const { return m_lowStep; }

    void finish(const StageStart& start) const {
        const torch::Tensor states = out("z_high");
        int step = 0;
        const DenoiseRun high{.sampler = *m_high,
                              .denoiser = golden::network("unet_sd15", m_golden.in("ctx_high")),
                              .noise = seededNoise(0),
                              .firstStep = start.firstStep,
                              .onStep = [&](const StepState& state) { compareGolden(state.x, states[step++]); }};
        const torch::Tensor end = denoise(start.x, high);
        QCOMPARE(step, 5);
        compareGolden(end, states[step]);
        compareGolden(m_highCodec.decode(end), out("image"));
    }

 private:
    torch::Tensor out(const char* name) const { return m_golden.out(m_run + "." + name); }
    // Stored once for all ways of upsampling.
    torch::Tensor lowOut(const char* name) const { return m_golden.out(std::string("bilinear.") + name); }

    torch::Tensor lowOutput(const torch::Tensor& z, double t) {
        compareGolden(z, lowOut("z_low")[m_lowStep++]);
        torch::Tensor epsilon = m_lowNetwork(z, t);
        if (t == 401.0) compareGolden(epsilon, lowOut("eps_low_at_T_low"));
        return epsilon;
    }

    torch::Tensor decodeLow(const torch::Tensor& clean) const {
        compareGolden(clean, lowOut("z0_low"));
        torch::Tensor picture = m_lowCodec.decode(clean);
        compareGolden(picture, lowOut("x_low"));
        return picture;
    }

    torch::Tensor encodeHigh(const torch::Tensor& picture) const {
        compareGolden(picture, out("x_up"));
        torch::Tensor clean = m_highCodec.encode(picture);
        compareGolden(clean, out("z0_high"));
        return clean;
    }

    golden::Case m_golden{"coop_resolution_gap"};
    std::string m_run;
    std::unique_ptr<Sampler> m_low = golden::ddim(10), m_high = golden::ddim(10);
    Denoiser m_lowNetwork = golden::network("coop_latent_gap/unet_b", m_golden.in("ctx_low"));
    PictureCodec m_lowCodec = golden::codec("vae_kl_b"), m_highCodec = golden::codec("vae_kl");
    int m_lowStep = 0;
};

}  // namespace

class TestResolutionStage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void asTheReference_data() {
        QTest::addColumn<Upsampling>("upsampling");
        QTest::newRow("bilinear") << Upsampling::Bilinear;
        QTest::newRow("bicubic") << Upsampling::Bicubic;
        QTest::newRow("nearest") << Upsampling::Nearest;
    }

    void asTheReference() {
        QFETCH(Upsampling, upsampling);
        const c10::InferenceMode inference;
        WatchedStages stages(QTest::currentDataTag());
        const StageStart start = stages.raise(upsampling);
        QCOMPARE(stages.lowEvaluations(), 6);
        QCOMPARE(start.firstStep, 5);
        stages.finish(start);
    }

    void tLowBetweenStepsTakesTheNext() {
        FlatStage low(0.5);
        const auto next = makeSampler("ddim", scheduleConfig(), 10);
        const StageStart start =
            raiseResolution(noiseOf(2, {1, 1, 2, 2}), low.run(), plainHandover(600.0, {4, 6}), *next, seededNoise(3));
        QCOMPARE(low.timesteps, (std::vector<double>{750, 500}));
        QCOMPARE(next->timesteps()[start.firstStep], 500.0);
        QCOMPARE(start.x.sizes(), torch::IntArrayRef({1, 1, 4, 6}));
        const torch::Tensor expected =
            next->addNoise(start.firstStep, torch::full({1, 1, 4, 6}, 0.5), noiseOf(3, {1, 1, 4, 6}));
        COMPARE_TENSORS(start.x, expected, kStageTolerance);
    }

    void nextStageIsMatchedByNoise() {
        FlatStage low(0.5);
        const auto config = scheduleConfig({{"beta_schedule", "linear"}, {"beta_start", 0.0001}, {"beta_end", 0.02}});
        const auto next = makeSampler("euler", config, 80);
        const StageStart start =
            raiseResolution(noiseOf(2, {1, 1, 2, 2}), low.run(), plainHandover(500.0, {2, 2}), *next, seededNoise(3));
        const double handedOver = low.sampler->level(1).logSnr();
        QVERIFY(next->level(start.firstStep).logSnr() >= handedOver);
        QVERIFY(next->level(start.firstStep - 1).logSnr() < handedOver);
        // Not by time: this schedule is noisier at t = 500.
        QVERIFY(next->timesteps()[start.firstStep] < 480.0);
    }

    void stagesMakeChains() {
        FlatStage small(0.2), middle(0.5, 10), large(0.9, 10);
        const StageStart first = raiseResolution(noiseOf(2, {1, 1, 2, 2}), small.run(), plainHandover(750.0, {4, 4}),
                                                 *middle.sampler, seededNoise(3));
        const StageStart second = raiseResolution(first.x, middle.run(first.firstStep), plainHandover(400.0, {8, 6}),
                                                  *large.sampler, seededNoise(4));
        const torch::Tensor end = denoise(second.x, large.run(second.firstStep));
        QCOMPARE(small.timesteps, (std::vector<double>{750}));
        QCOMPARE(middle.timesteps, (std::vector<double>{700, 600, 500, 400}));
        QCOMPARE(large.timesteps, (std::vector<double>{400, 300, 200, 100, 0}));
        COMPARE_TENSORS(end, torch::full({1, 1, 8, 6}, 0.9), kStageTolerance);
    }

    void whatPartnersRefinedIsHandedOver() {
        FlatStage low(0.5);
        DenoiseRun run = low.run();
        int told = 0;
        run.refineClean = [](const StepState& state) { return torch::full_like(state.clean, -0.25); };
        run.onStep = [&told](const StepState&) { ++told; };
        const auto zeroNoise = [](const torch::Tensor& like) { return torch::zeros_like(like); };
        const auto next = makeSampler("ddim", scheduleConfig(), 4);
        const StageStart start =
            raiseResolution(noiseOf(2, {1, 1, 2, 2}), run, plainHandover(500.0, {4, 4}), *next, zeroNoise);
        COMPARE_TENSORS(start.x, torch::full({1, 1, 4, 4}, -0.25 * next->level(1).alpha), kStageTolerance);
        QCOMPARE(told, 2);
    }

    void tLowBeyondTheScheduleIsNamed_data() {
        QTest::addColumn<double>("tLow");
        QTest::addColumn<int>("firstStep");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("above") << 1200.0 << 0 << "0 to 750, found 1200";
        QTest::newRow("below") << -1.0 << 0 << "0 to 750, found -1";
        QTest::newRow("NaN") << std::nan("") << 0 << "0 to 750, found nan";
        QTest::newRow("above where a chain goes on") << 600.0 << 1 << "0 to 500, found 600";
    }

    void tLowBeyondTheScheduleIsNamed() {
        QFETCH(double, tLow);
        QFETCH(int, firstStep);
        QFETCH(QString, sentence);
        FlatStage low(0.5);
        const auto next = makeSampler("ddim", scheduleConfig(), 4);
        const auto found = QString::fromStdString(actors::sentenceOf([&] {
            raiseResolution(noiseOf(2, {1, 1, 2, 2}), low.run(firstStep), plainHandover(tLow, {4, 4}), *next,
                            seededNoise(3));
        }));
        QVERIFY2(found.startsWith("Resolution stage: ") && found.endsWith(sentence), qPrintable(found));
        QVERIFY(low.timesteps.empty());
    }

    void aNextStageWithoutStepsLeftIsNamed() {
        FlatStage low(0.5, 100);
        const auto next = makeSampler("ddim", scheduleConfig({{"timestep_spacing", "trailing"}}), 2);  // t = 999, 499
        const auto found = QString::fromStdString(actors::sentenceOf([&] {
            raiseResolution(noiseOf(2, {1, 1, 2, 2}), low.run(), plainHandover(100.0, {4, 4}), *next, seededNoise(3));
        }));
        QVERIFY2(found.contains("expected the next stage to have a step"), qPrintable(found));
        QVERIFY(low.timesteps.empty());
    }
};

PGD_TEST(TestResolutionStage)
#include "test_resolution_stage.moc"
