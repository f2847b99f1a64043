#include <QtTest>
#include <cmath>

#include "core/sampling/noise_schedule.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

std::vector<double> sigmasOf(const char* id, const char* spacing, int steps) {
    const auto sampler = makeSampler(id, scheduleConfig(), steps, spacedBy(spacing));
    std::vector<double> sigmas;
    for (int i = 0; i <= sampler->steps(); ++i) sigmas.push_back(sampler->level(i).ratio());
    return sigmas;
}

void compare(const std::vector<double>& got, const std::vector<double>& want) {
    QCOMPARE(got.size(), want.size());
    for (std::size_t i = 0; i < got.size(); ++i)
        QVERIFY2(std::abs(got[i] - want[i]) <= 1e-3 * std::abs(want[i]),
                 qPrintable(QString("%1: %2, not %3").arg(i).arg(got[i]).arg(want[i])));
}

}  // namespace

class TestSigmaCurve : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void exponentialHasEqualRatios() {
        compare(sigmasAlong(SigmaCurve::Exponential, 16.0, 1.0, 5), {16.0, 8.0, 4.0, 2.0, 1.0});
        compare(sigmasAlong(SigmaCurve::Exponential, 16.0, 1.0, 1), {16.0});
    }

    void karrasIsEvenInTheSeventhRoot() {
        compare(sigmasAlong(SigmaCurve::Karras, 128.0, 1.0, 3), {128.0, std::pow(1.5, 7.0), 1.0});
    }

    // The schedule of Stable Diffusion has sigmas from 14.6146 down to 0.029167.
    void samplersWalkAlongTheWholeSchedule_data() {
        QTest::addColumn<QByteArray>("id");
        for (const char* id : {"euler", "euler_a", "dpmpp_2m", "dpmpp_2m_sde", "dpmpp_3m_sde"})
            QTest::newRow(id) << QByteArray(id);
    }

    void samplersWalkAlongTheWholeSchedule() {
        QFETCH(QByteArray, id);
        compare(sigmasOf(id, "exponential", 3), {14.6146, std::sqrt(14.6146 * 0.029167), 0.029167, 0.0});
        const double middle = (std::pow(14.6146, 1.0 / 7.0) + std::pow(0.029167, 1.0 / 7.0)) / 2.0;
        compare(sigmasOf(id, "karras", 3), {14.6146, std::pow(middle, 7.0), 0.029167, 0.0});
        // t = 999, 499.5; the latter between sigma(499) = 1.6129 and sigma(500) = 1.6185.
        const auto sgm = sigmasOf(id, "sgm_uniform", 2);
        const NoiseSchedule schedule(scheduleConfig());
        compare(sgm, {14.6146, (schedule.sigma(499) + schedule.sigma(500)) / 2.0, 0.0});
    }

    void twoEvaluationsAStep() {
        const double middle = std::sqrt(14.6146 * 0.029167);
        compare(sigmasOf("heun", "exponential", 3), {14.6146, middle, middle, 0.029167, 0.029167, 0.0});
        // With all the noise renewed, half of the way down in lambda is the sigma of the next step.
        compare(sigmasOf("dpmpp_2s_a", "exponential", 3), {14.6146, middle, middle, 0.029167, 0.029167, 0.0});
        const auto still = makeSampler("dpmpp_2s_a", scheduleConfig(), 2,
                                       {.spacing = Spacing::Linspace, .curve = SigmaCurve::Exponential, .eta = 0.0});
        QVERIFY(std::abs(still->level(1).sigma - middle) < 1e-3);
        const auto& t = still->timesteps();
        QVERIFY(t[0] == 999.0 && std::is_sorted(t.rbegin(), t.rend()) && t[2] == 0.0);
    }

    void timestepsFollowTheSigmas() {
        const NoiseSchedule schedule(scheduleConfig());
        for (const char* id : {"euler", "heun", "dpmpp_2s_a"}) {
            const auto sampler = makeSampler(id, scheduleConfig(), 12, spacedBy("exponential"));
            for (int i = 0; i < sampler->steps(); ++i)
                QVERIFY(std::abs(schedule.sigmaAt(sampler->timesteps()[i]) / sampler->level(i).sigma - 1.0) < 0.02);
        }
    }
};

PGD_TEST(TestSigmaCurve)
#include "test_sigma_curve.moc"
