#include <torch/types.h>

#include <QtTest>
#include <cmath>

#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

// Pictures whose numbers are normal with this mean and deviation: the best network and the flow are known exactly.
constexpr double kMean = 0.4;
constexpr double kDeviation = 0.7;

// The mean of z0 given x = z0 + sigma eps.
torch::Tensor bestClean(const torch::Tensor& x, double sigma) {
    const double picture = kDeviation * kDeviation, noise = sigma * sigma;
    return (picture * x + noise * kMean) / (picture + noise);
}

// The flow of the ODE keeps a number at its place in the normal distribution of its level.
torch::Tensor exactAt(const torch::Tensor& place, double sigma) {
    return kMean + std::hypot(kDeviation, sigma) * place;
}

torch::Tensor stepOf(Sampler& sampler, int i, const torch::Tensor& x, const NoiseSource& noise) {
    const NoiseLevel level = sampler.level(i);
    return sampler.step(i, x, bestClean(x / level.alpha, level.ratio()), noise);
}

torch::Tensor walk(Sampler& sampler, torch::Tensor x, const NoiseSource& noise) {
    for (int i = 0; i < sampler.steps(); ++i) x = stepOf(sampler, i, x, noise);
    return x;
}

// The largest error of the ODE where the last step, always of first order, begins. The first `started` steps begin on
// the exact path: a multistep sampler begins at first order, which would hide its own beyond the second.
double errorOf(const std::string& id, int steps, int started, const SamplerOptions& options) {
    const auto sampler = makeSampler(id, scheduleConfig(), steps, options);
    const torch::Tensor place = torch::linspace(-2.0, 2.0, 9, torch::kFloat64).reshape({1, 1, 3, 3});
    const auto exact = [&](int i) { return sampler->level(i).alpha * exactAt(place, sampler->level(i).ratio()); };
    const int last = sampler->steps() - 1;
    torch::Tensor x = exact(0);
    for (int i = 0; i < last; ++i)
        x = stepOf(*sampler, i, i < started ? exact(i) : x, [](const auto& like) { return torch::zeros_like(like); });
    return ((x - exact(last)) / sampler->level(last).alpha).abs().max().item<double>();
}

SamplerOptions still(SigmaCurve curve) { return {.spacing = Spacing::Linspace, .curve = curve, .eta = 0.0}; }

// The formulas of k-diffusion's sample_dpmpp_3m_sde for eta 1, in sigma space, as they stand there.
class PlainThirdOrderSde {
 public:
    torch::Tensor step(const torch::Tensor& x, const torch::Tensor& clean, double from, double to,
                       const torch::Tensor& noise) {
        if (to == 0.0) return clean;
        const double h = std::log(from / to), both = 2.0 * h;
        torch::Tensor next = std::exp(-both) * x - std::expm1(-both) * clean;
        const double phi2 = std::expm1(-both) / both + 1.0, phi3 = phi2 / both - 0.5;
        if (m_older.defined()) {
            const double r0 = m_h / h, r1 = m_olderH / h;
            const torch::Tensor near = (clean - m_clean) / r0, far = (m_clean - m_older) / r1;
            const torch::Tensor slope = near + (near - far) * r0 / (r0 + r1), bend = (near - far) / (r0 + r1);
            next = next + phi2 * slope - phi3 * bend;
        } else if (m_clean.defined()) {
            next = next + phi2 * (clean - m_clean) / (m_h / h);
        }
        m_older = m_clean;
        m_olderH = m_h;
        m_clean = clean;
        m_h = h;
        return next + noise * to * std::sqrt(-std::expm1(-both));
    }

 private:
    torch::Tensor m_clean, m_older;
    double m_h = 0.0, m_olderH = 0.0;
};

}  // namespace

class TestConvergence : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void orderOfTheOde_data() {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("started");
        QTest::addColumn<double>("order");
        QTest::newRow("euler") << QByteArray("euler") << 1 << 1.0;
        QTest::newRow("heun") << QByteArray("heun") << 1 << 2.0;
        QTest::newRow("dpmpp_2m") << QByteArray("dpmpp_2m") << 1 << 2.0;
        QTest::newRow("dpmpp_2s_a") << QByteArray("dpmpp_2s_a") << 1 << 2.0;
        QTest::newRow("dpmpp_3m_sde") << QByteArray("dpmpp_3m_sde") << 3 << 2.0;
    }

    void orderOfTheOde() {
        QFETCH(QByteArray, id);
        QFETCH(int, started);
        QFETCH(double, order);
        for (const SigmaCurve curve : {SigmaCurve::Karras, SigmaCurve::Exponential}) {
            const double coarse = errorOf(id.toStdString(), 80, started, still(curve));
            const double fine = errorOf(id.toStdString(), 160, started, still(curve));
            const double found = std::log2(coarse / fine);
            QVERIFY2(std::abs(found - order) < 0.3, qPrintable(QString("%1, %2").arg(found).arg(fine)));
        }
    }

    // Its published formula takes half of the second derivative, which leaves order 2, but nearer than DPM++ 2M.
    void thirdOrderIsNearerThanSecond() {
        for (const SigmaCurve curve : {SigmaCurve::Karras, SigmaCurve::Exponential})
            for (const int steps : {20, 80}) {
                const double second = errorOf("dpmpp_2m", steps, 1, still(curve));
                const double third = errorOf("dpmpp_3m_sde", steps, 1, still(curve));
                QVERIFY2(third < 0.8 * second, qPrintable(QString("%1, %2").arg(third).arg(second)));
            }
    }

    // With the best network the SDE ends in the distribution of the pictures.
    void noisySamplersKeepTheDistribution_data() {
        QTest::addColumn<QByteArray>("id");
        for (const char* id : {"dpmpp_2s_a", "dpmpp_2m_sde", "dpmpp_3m_sde"}) QTest::newRow(id) << QByteArray(id);
    }

    void noisySamplersKeepTheDistribution() {
        QFETCH(QByteArray, id);
        const auto sampler = makeSampler(id.toStdString(), scheduleConfig(), 100, spacedBy("exponential"));
        const NoiseSource noise = seededNoise(1);
        const NoiseLevel first = sampler->level(0);
        const torch::Tensor place = noise(torch::empty({1, 1, 200, 200}, torch::kFloat64));
        const torch::Tensor x = walk(*sampler, first.alpha * exactAt(place, first.ratio()), noise);
        QVERIFY(std::abs(x.mean().item<double>() - kMean) < 0.02);
        const double deviation = x.std().item<double>();
        QVERIFY2(std::abs(deviation - kDeviation) < 0.02, qPrintable(QString::number(deviation)));
        // Where a number ends has little to do with where it began.
        const double correlation =
            ((x - kMean) * place).mean().item<double>() / (kDeviation * place.std().item<double>());
        QVERIFY2(std::abs(correlation) < 0.1, qPrintable(QString::number(correlation)));
    }

    void thirdOrderSdeIsThatOfTheField() {
        for (const int steps : {1, 2, 3, 12}) {
            const auto sampler = makeSampler("dpmpp_3m_sde", scheduleConfig(), steps, spacedBy("exponential"));
            const NoiseSource own = seededNoise(4), other = seededNoise(4);
            PlainThirdOrderSde plain;
            torch::Tensor x = own(torch::empty({1, 1, 4, 4}, torch::kFloat64)), y = other(x) / sampler->level(0).alpha;
            for (int i = 0; i < sampler->steps(); ++i) {
                const double from = sampler->level(i).ratio(), to = sampler->level(i + 1).ratio();
                // A network that bends, so that every term counts.
                const torch::Tensor clean = torch::sin(2.0 * y) + 0.3 * std::log(from);
                y = plain.step(y, clean, from, to, other(y));
                x = sampler->step(i, x, torch::sin(2.0 * x / sampler->level(i).alpha) + 0.3 * std::log(from), own);
                COMPARE_TENSORS(x / sampler->level(i + 1).alpha, y, 1e-9);
            }
        }
    }

    void seedsNameOnePicture_data() {
        QTest::addColumn<QByteArray>("id");
        for (const char* id : {"heun", "dpmpp_2s_a", "dpmpp_2m_sde", "dpmpp_3m_sde"})
            QTest::newRow(id) << QByteArray(id);
    }

    void seedsNameOnePicture() {
        QFETCH(QByteArray, id);
        const auto picture = [&](std::uint64_t seed) {
            const auto sampler = makeSampler(id.toStdString(), scheduleConfig(), 8);
            return walk(*sampler, torch::ones({1, 1, 4, 4}), seededNoise(seed));
        };
        QVERIFY(torch::equal(picture(3), picture(3)));
        QCOMPARE(torch::equal(picture(3), picture(4)), id == "heun");
    }
};

PGD_TEST(TestConvergence)
#include "test_convergence.moc"
