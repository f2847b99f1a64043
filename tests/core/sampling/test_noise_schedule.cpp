#include <QtTest>

#include "core/base/error.h"
#include "core/sampling/betas.h"
#include "core/sampling/noise_schedule.h"
#include "core/sampling/prediction.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using core::sampling::NoiseSchedule;

namespace {

constexpr double kScheduleTolerance = 1e-6;

torch::Tensor abarsOf(const NoiseSchedule& schedule) {
    std::vector<double> abars;
    for (int t = 0; t < schedule.size(); ++t) abars.push_back(schedule.abar(t));
    return torch::tensor(abars, torch::kFloat64);
}

}  // namespace

class TestNoiseSchedule : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void scaledLinearIsTheReference() {
        const golden::Case golden("schedulers");
        COMPARE_TENSORS(core::sampling::readBetas(scheduleConfig()), golden.out("betas"), kScheduleTolerance);
        COMPARE_TENSORS(abarsOf(NoiseSchedule(scheduleConfig())), golden.out("alphas_cumprod"), kScheduleTolerance);
    }

    void zeroSnrIsTheReference() {
        const NoiseSchedule schedule(scheduleConfig({{"rescale_betas_zero_snr", true}}));
        COMPARE_TENSORS(abarsOf(schedule), golden::Case("schedulers").out("alphas_cumprod_zero_snr"),
                        kScheduleTolerance);
        QCOMPARE(schedule.abar(999), 0.0);
        QVERIFY(std::isfinite(schedule.sigma(999)));
    }

    void noisesCleanPicturesAsTheReference() {
        const golden::Case golden("schedulers");
        const NoiseSchedule schedule(scheduleConfig());
        const auto timesteps = golden.out("ddim_add_noise/timesteps");
        for (int n = 0; n < timesteps.size(0); ++n) {
            const auto level = schedule.level(timesteps[n].item<int>());
            const auto got = core::sampling::mixNoise(golden.in("x0_clean")[n], golden.in("add_noise")[n], level);
            COMPARE_TENSORS(got, golden.out("ddim_add_noise/x_t")[n], kScheduleTolerance);
        }
    }

    void terminalRootIsReached() {
        const NoiseSchedule plain(scheduleConfig());
        const NoiseSchedule rescaled(scheduleConfig({{"terminal_sqrt_alphas_cumprod", 0.01}}));
        QVERIFY(std::abs(std::sqrt(rescaled.abar(999)) - 0.01) < 1e-6);
        QVERIFY(std::abs(rescaled.abar(0) - plain.abar(0)) < 1e-6);
        const auto root = [](const NoiseSchedule& s, int t) { return std::sqrt(s.abar(t)); };
        const double slope = (root(plain, 0) - 0.01) / (root(plain, 0) - root(plain, 999));
        QVERIFY(std::abs(root(rescaled, 500) - ((root(plain, 500) - root(plain, 999)) * slope + 0.01)) < 1e-6);
    }

    void trainedBetasReplaceTheFormula() {
        const NoiseSchedule schedule(scheduleConfig({{"trained_betas", {0.1, 0.5}}}));
        QCOMPARE(schedule.size(), 2);
        QVERIFY(std::abs(schedule.abar(1) - 0.9 * 0.5) < 1e-6);
    }

    void timestepOfInvertsSigma() {
        for (const auto& changes : {nlohmann::json::object(), nlohmann::json{{"rescale_betas_zero_snr", true}},
                                    nlohmann::json{{"beta_schedule", "squaredcos_cap_v2"}}}) {
            const NoiseSchedule schedule(scheduleConfig(changes));
            for (const int t : {0, 1, 17, 500, 998, 999})
                QVERIFY(std::abs(schedule.timestepOf(schedule.sigma(t)) - t) < 1e-6);
            QCOMPARE(schedule.timestepOf(0.0), 0.0);
            QCOMPARE(schedule.timestepOf(1e9), 999.0);
        }
    }

    void sigmaIsInterpolatedBetweenTimesteps() {
        const NoiseSchedule schedule(scheduleConfig());
        QCOMPARE(schedule.sigmaAt(250.5), (schedule.sigma(250) + schedule.sigma(251)) / 2.0);
        QCOMPARE(schedule.sigmaAt(999.0), schedule.sigma(999));
        QVERIFY(std::abs(schedule.logSnr(400) + 2.0 * std::log(schedule.sigma(400))) < 1e-9);
    }

    void badConfigsAreRefused_data() {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("schedule") << R"({"beta_schedule": "sigmoid"})"
                                  << "beta_schedule";
        QTest::newRow("order") << R"({"beta_start": 0.5})"
                               << "beta_start";
        QTest::newRow("steps") << R"({"num_train_timesteps": 1})"
                               << "num_train_timesteps";
        QTest::newRow("negative beta") << R"({"trained_betas": [0.1, -0.1]})"
                                       << "beta";
        QTest::newRow("one beta") << R"({"trained_betas": [0.1]})"
                                  << "trained_betas";
        QTest::newRow("terminal") << R"({"terminal_sqrt_alphas_cumprod": 1.0})"
                                  << "terminal_sqrt_alphas_cumprod";
        QTest::newRow("both ends") << R"({"terminal_sqrt_alphas_cumprod": 0.01, "rescale_betas_zero_snr": true})"
                                   << "both";
        QTest::newRow("type") << R"({"beta_start": "small"})"
                              << "beta_start";
    }

    void badConfigsAreRefused() {
        QFETCH(QString, changes);
        QFETCH(QString, mentions);
        try {
            NoiseSchedule schedule(scheduleConfig(nlohmann::json::parse(changes.toStdString())));
            QFAIL("accepted");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains(mentions), error.what());
            QVERIFY2(QString(error.what()).contains("scheduler_config.json"), error.what());
        }
    }

    void timestepsOutsideAreRefused() {
        const NoiseSchedule schedule(scheduleConfig());
        QVERIFY_EXCEPTION_THROWN(schedule.abar(-1), core::Error);
        QVERIFY_EXCEPTION_THROWN(schedule.sigma(1000), core::Error);
    }
};

PGD_TEST(TestNoiseSchedule)
#include "test_noise_schedule.moc"
