#include <QtTest>
#include <limits>

#include "core/base/error.h"
#include "core/sampling/denoise_loop.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

torch::Tensor network(const torch::Tensor& x, double t) { return 0.3 * x + 0.1 * torch::sin(3.0 * x + t / 1000.0); }

torch::Tensor start() { return seededNoise(1)(torch::empty({1, 2, 3, 4})); }

std::unique_ptr<Sampler> sampler(const char* id = "dpmpp_2m") { return makeSampler(id, scheduleConfig(), 8); }

}  // namespace

class TestDenoiseLoop : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void walksEveryStepInOrder() {
        const auto walker = sampler();
        std::vector<double> evaluated, told;
        torch::Tensor x = denoise(start(), {.sampler = *walker,
                                            .denoiser =
                                                [&](const torch::Tensor& input, double t) {
                                                    evaluated.push_back(t);
                                                    return network(input, t);
                                                },
                                            .noise = seededNoise(2),
                                            .onStep =
                                                [&](const StepState& state) {
                                                    QCOMPARE(state.step, static_cast<int>(told.size()));
                                                    QCOMPARE(state.clean.sizes(), state.x.sizes());
                                                    told.push_back(state.timestep);
                                                }});
        QCOMPARE(evaluated, walker->timesteps());
        QCOMPARE(told, walker->timesteps());
        QVERIFY(torch::isfinite(x).all().item<bool>());
    }

    void twoHalvesMakeTheWhole() {
        const auto whole = sampler(), halves = sampler();
        const torch::Tensor expected =
            denoise(start(), {.sampler = *whole, .denoiser = network, .noise = seededNoise(2)});
        const NoiseSource noise = seededNoise(2);
        const torch::Tensor middle =
            denoise(start(), {.sampler = *halves, .denoiser = network, .noise = noise, .endStep = 3});
        const torch::Tensor end =
            denoise(middle, {.sampler = *halves, .denoiser = network, .noise = noise, .firstStep = 3});
        QVERIFY(torch::equal(end, expected));
    }

    void endsEarlyWithTheCleanLatent_data() {
        QTest::addColumn<QString>("id");
        for (const auto& id : samplerIds())
            if (id != "lcm") QTest::newRow(id.c_str()) << QString::fromStdString(id);
    }
    void endsEarlyWithTheCleanLatent() {
        QFETCH(QString, id);
        const auto walker = makeSampler(id.toStdString(), scheduleConfig(), 8, {.lastTimestep = 200});
        QVERIFY(walker->endsClean());
        QVERIFY(walker->timesteps().back() >= 200.0);
        QVERIFY(walker->timesteps().back() < 200.0 + 800.0 / 8 + 1.0);
        QVERIFY(walker->timesteps().front() > 850.0);
        torch::Tensor clean;
        const auto x = denoise(
            start() * walker->initNoiseSigma(),
            {.sampler = *walker, .denoiser = network, .noise = seededNoise(2), .onStep = [&](const StepState& state) {
                 clean = state.clean;
             }});
        QVERIFY(torch::equal(x, clean));
    }

    void withoutALastTimestepNothingChanges() {
        for (const auto& id : samplerIds()) {
            const auto usual = makeSampler(id, scheduleConfig(), 8),
                       same = makeSampler(id, scheduleConfig(), 8, {.lastTimestep = 0});
            QVERIFY(!same->endsClean());
            QCOMPARE(same->timesteps(), usual->timesteps());
        }
    }

    void curvesEndAtTheLastTimestep() {
        for (const auto* id : {"dpmpp_2m", "euler", "unipc", "heun"}) {
            auto options = spacedBy("karras");
            options.lastTimestep = 200;
            const auto walker = makeSampler(id, scheduleConfig(), 12, options);
            QVERIFY(std::abs(walker->timesteps().back() - 200.0) < 1e-6);
        }
    }

    void aLastTimestepBeyondTheScheduleIsRefused() {
        for (const int last : {-1, 1000, 995})
            QVERIFY_EXCEPTION_THROWN(makeSampler("dpmpp_2m", scheduleConfig(), 8, {.lastTimestep = last}), core::Error);
    }

    void endsWithTheCleanLatentWhenItIsEnough() {
        const auto walker = sampler();
        int steps = 0;
        torch::Tensor clean;
        const torch::Tensor x = denoise(start(), {.sampler = *walker,
                                                  .denoiser = network,
                                                  .noise = seededNoise(2),
                                                  .onStep =
                                                      [&](const StepState& state) {
                                                          ++steps;
                                                          clean = state.clean;
                                                      },
                                                  .isEnough = [&] { return steps == 3; }});
        QCOMPARE(steps, 3);
        QVERIFY(torch::equal(x, clean));
    }

    void refinedPredictionsReplaceTheNetworks() {
        const auto walker = sampler();
        const torch::Tensor picture = torch::full({1, 2, 3, 4}, 0.5);
        const torch::Tensor end = denoise(start(), {.sampler = *walker,
                                                    .denoiser = network,
                                                    .noise = seededNoise(2),
                                                    .refineClean = [&](const StepState&) { return picture; }});
        COMPARE_TENSORS(end, picture, 1e-5);
    }

    void sameSeedSamePicture() {
        const auto paint = [](std::uint64_t seed) {
            const auto walker = sampler("euler_a");
            return denoise(start() * walker->initNoiseSigma(),
                           {.sampler = *walker, .denoiser = network, .noise = seededNoise(seed)});
        };
        QVERIFY(torch::equal(paint(4), paint(4)));
        QVERIFY(!torch::equal(paint(4), paint(5)));
    }

    void cancelStopsBeforeTheNextStep() {
        const auto walker = sampler();
        const core::CancelToken cancel;
        int evaluations = 0;
        const auto countAndCancel = [&](const torch::Tensor& input, double t) {
            if (++evaluations == 3) cancel.cancel();
            return network(input, t);
        };
        QVERIFY_EXCEPTION_THROWN(
            denoise(start(),
                    {.sampler = *walker, .denoiser = countAndCancel, .noise = seededNoise(2), .cancel = cancel}),
            core::Cancelled);
        QCOMPARE(evaluations, 3);
    }

    void brokenNumbersNameTheStep() {
        const auto walker = sampler();
        const auto breaksLater = [&](const torch::Tensor& input, double t) {
            return t < walker->timesteps()[4] ? input / 0.0 : network(input, t);
        };
        try {
            denoise(start(), {.sampler = *walker, .denoiser = breaksLater, .noise = seededNoise(2)});
            QFAIL("accepted");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("step 6 of 8"), error.what());
        }
    }

    void stepsOutsideAreRefused() {
        const auto walker = sampler();
        const auto walk = [&](int first, int end) {
            denoise(
                start(),
                {.sampler = *walker, .denoiser = network, .noise = seededNoise(2), .firstStep = first, .endStep = end});
        };
        QVERIFY_EXCEPTION_THROWN(walk(-1, 3), core::Error);
        QVERIFY_EXCEPTION_THROWN(walk(4, 3), core::Error);
        QVERIFY_EXCEPTION_THROWN(walk(0, 9), core::Error);
    }
};

PGD_TEST(TestDenoiseLoop)
#include "test_denoise_loop.moc"
