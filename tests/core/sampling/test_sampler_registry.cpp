#include <QtTest>

#include "core/base/error.h"
#include "core/sampling/sampler_registry.h"
#include "core/sampling/samplers/dpmpp.h"
#include "core/sampling/samplers/lcm.h"
#include "core/sampling/samplers/pndm.h"
#include "core/sampling/samplers/unipc.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

// The network of a data set that has one picture: it always knows it.
torch::Tensor walkToOnePicture(Sampler& sampler, const torch::Tensor& picture, const NoiseSource& noise) {
    torch::Tensor x = noise(picture) * sampler.initNoiseSigma();
    for (int i = 0; i < sampler.steps(); ++i) x = sampler.step(i, x, picture, noise);
    return x;
}

void addSamplers() {
    QTest::addColumn<QString>("id");
    for (const auto& id : samplerIds()) QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

QString messageOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace

class TestSamplerRegistry : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void variantsSwitchTheirOptionOn() {
        const auto config = scheduleConfig();
        QVERIFY(makeSampler("dpmpp_3m_sde", config, 10)->isStochastic());
        QVERIFY(makeSampler("dpmpp_2s_a", config, 10)->isStochastic());
        QVERIFY(!makeSampler("dpmpp_2s_a", config, 10, {.eta = 0.0})->isStochastic());
        QVERIFY(makeSampler("dpmpp_2m_sde", config, 10)->isStochastic());
        QVERIFY(!makeSampler("dpmpp_2m", config, 10)->isStochastic());
    }

    void spacingComesFromOptionThenConfigThenSampler() {
        const auto first = [](const char* id, const nlohmann::json& changes, const SamplerOptions& options) {
            return makeSampler(id, scheduleConfig(changes), 10, options)->timesteps().front();
        };
        const nlohmann::json trailing = {{"timestep_spacing", "trailing"}}, none = nlohmann::json::object();
        QCOMPARE(first("ddim", trailing, {.spacing = Spacing::Leading}), 900.0);
        QCOMPARE(first("ddim", trailing, {}), 999.0);
        QCOMPARE(first("ddim", none, {}), 900.0);
        QCOMPARE(first("euler", none, {}), 999.0);
    }

    void reachesTheOnlyPicture_data() { addSamplers(); }

    void reachesTheOnlyPicture() {
        QFETCH(QString, id);
        const torch::Tensor picture = torch::linspace(-2.0, 2.0, 24).reshape({1, 2, 3, 4});
        const auto config = scheduleConfig({{"set_alpha_to_one", true}});
        for (const char* spacing :
             {"model", "leading", "trailing", "linspace", "sgm_uniform", "karras", "exponential"}) {
            // The reference's PNDM jumps past timesteps that are no whole stride apart; a few of its steps do not
            // arrive.
            const SamplerOptions options = spacedBy(spacing);
            if (id == "pndm" && options.spacing >= Spacing::Linspace) continue;
            for (const int steps : {1, 2, 3, 20, 50}) {
                const auto sampler = makeSampler(id.toStdString(), config, steps, options);
                const torch::Tensor end = walkToOnePicture(*sampler, picture, seededNoise(7));
                // UniPC ends at sigma = 0.03, as does trailing spacing where the stride leaves a rest.
                const torch::Tensor error = (end - picture).abs().max();
                QVERIFY2(error.item<double>() < 0.25, qPrintable(QString("%1 %2").arg(spacing).arg(steps)));
            }
        }
    }

    void walksOverTheWholeSchedule_data() { addSamplers(); }

    // One step for each timestep of a short schedule: none comes twice, and none is taken for a step of no length.
    void walksOverTheWholeSchedule() {
        QFETCH(QString, id);
        constexpr int kAll = 60;
        const torch::Tensor picture = torch::linspace(-2.0, 2.0, 24).reshape({1, 2, 3, 4});
        const auto config = scheduleConfig(
            {{"num_train_timesteps", kAll}, {"beta_start", 0.02}, {"beta_end", 0.25}, {"set_alpha_to_one", true}});
        for (const char* spacing : {"model", "leading", "trailing", "linspace", "sgm_uniform", "karras", "exponential"})
            for (const int steps : {kAll - 1, kAll}) {
                const auto options = spacedBy(spacing);
                const auto sampler = id == "lcm"
                                         ? std::make_unique<Lcm>(SamplerSetup(config, steps, options), LcmOptions{kAll})
                                         : makeSampler(id.toStdString(), config, steps, options);
                const torch::Tensor end = walkToOnePicture(*sampler, picture, seededNoise(7));
                const double error = (end - picture).abs().max().item<double>();
                // PNDM jumps past linspace timesteps, as the reference's does, and need not arrive.
                const bool arrives = id != "pndm" || options.spacing < Spacing::Linspace;
                QVERIFY2(std::isfinite(error) && (error < 0.6 || !arrives),
                         qPrintable(QString("%1 %2: %3").arg(spacing).arg(steps).arg(error)));
            }
    }

    void startsInTheMiddle_data() { addSamplers(); }

    void startsInTheMiddle() {
        QFETCH(QString, id);
        const auto sampler = makeSampler(id.toStdString(), scheduleConfig({{"set_alpha_to_one", true}}), 20);
        const NoiseSource noise = seededNoise(3);
        const torch::Tensor picture = torch::linspace(-2.0, 2.0, 24).reshape({1, 2, 3, 4});
        torch::Tensor x = sampler->addNoise(11, picture, noise(picture));
        for (int i = 11; i < sampler->steps(); ++i) {
            const torch::Tensor output = outputFromClean(PredictionType::Epsilon, sampler->scaleInput(i, x), picture,
                                                         sampler->level(i).variancePreserving());
            x = sampler->step(i, x, sampler->predictClean(i, x, output), noise);
        }
        COMPARE_TENSORS(x, picture, 0.1);
    }

    void noisePassesThroughThePublicSpace_data() { addSamplers(); }

    // addNoise() and scaleInput() agree on where x lives: what the network sees is variance-preserving.
    void noisePassesThroughThePublicSpace() {
        QFETCH(QString, id);
        const auto sampler = makeSampler(id.toStdString(), scheduleConfig(), 10);
        const torch::Tensor clean = torch::ones({1, 1, 2, 2}), noise = 2.0 * clean;
        const NoiseLevel level = sampler->level(4).variancePreserving();
        COMPARE_TENSORS(sampler->scaleInput(4, sampler->addNoise(4, clean, noise)), mixNoise(clean, noise, level),
                        1e-6);
    }

    void seedsNameOneStreamOfNoise() {
        const torch::Tensor like = torch::empty({2, 3});
        const NoiseSource one = seededNoise(5), same = seededNoise(5), other = seededNoise(6);
        const torch::Tensor first = one(like);
        QVERIFY(torch::equal(first, same(like)));
        QVERIFY(!torch::equal(first, other(like)));
        QVERIFY(!torch::equal(first, one(like)));
        QCOMPARE(seededNoise(5)(like.to(torch::kFloat64)).scalar_type(), torch::kFloat64);
    }

    // A stage that hands over, or a partner that joins late, may fall between the two evaluations of a step.
    void startsBetweenTwoEvaluations_data() {
        QTest::addColumn<QString>("id");
        for (const char* id : {"heun", "dpmpp_2s_a"}) QTest::newRow(id) << QString(id);
    }

    void startsBetweenTwoEvaluations() {
        QFETCH(QString, id);
        const auto sampler = makeSampler(id.toStdString(), scheduleConfig(), 20);
        QCOMPARE(sampler->steps(), 39);
        const torch::Tensor picture = torch::zeros({1, 4, 64, 64});
        const NoiseSource noise = seededNoise(3);
        for (const int first : {5, 6}) {
            torch::Tensor x = sampler->addNoise(first, picture, noise(picture));
            for (int i = first; i < 7; ++i) x = sampler->step(i, x, picture, noise);
            // All of x is noise: after the steps as much of it as the next level has.
            const double deviation = x.std().item<double>() / sampler->level(7).sigma;
            QVERIFY2(std::abs(deviation - 1.0) < 0.02, qPrintable(QString::number(deviation)));
            sampler->step(7, x, picture, noise);
        }
    }

    void unknownOrImpossibleSamplersAreRefused() {
        const auto config = scheduleConfig();
        QVERIFY(messageOf([&] { makeSampler("dpm2", config, 10); }).contains("\"dpm2\""));
        QVERIFY(messageOf([&] { makeSampler("ddim", config, 0); }).contains("found 0"));
        QVERIFY(messageOf([&] { makeSampler("ddim", config, 10, {.eta = 1.5}); }).contains("eta"));
        const SamplerSetup few(config, 3, {}), some(config, 10, {});
        QVERIFY(messageOf([&] { UniPc(some, {.order = 4}); }).contains("order"));
        QVERIFY(messageOf([&] { Dpmpp(some, {.order = 4}); }).contains("order"));
        QVERIFY(messageOf([&] { makeSampler("dpmpp_3m_sde", config, 10, {.eta = -0.1}); }).contains("eta"));
        QVERIFY(messageOf([&] { makeSampler("dpmpp_2s_a", config, 10, {.eta = 1.1}); }).contains("eta"));
        QVERIFY(messageOf([] { spacedBy("even"); }).contains("\"even\""));
        QVERIFY(messageOf([&] { makeSampler("lcm", config, 60); }).contains("original steps"));
        QVERIFY(messageOf([&] { Pndm(few, {.rungeKuttaStart = true}); }).contains("Runge-Kutta"));
        QVERIFY(messageOf([&] {
                    const torch::Tensor x = torch::zeros({1, 1, 2, 2});
                    Pndm(some, {.rungeKuttaStart = true}).step(2, x, x, seededNoise(1));
                }).contains("stage 2"));
        QVERIFY(messageOf([&] {
                    makeSampler("ddim", scheduleConfig({{"thresholding", true}}), 10);
                }).contains("thresholding"));
    }
};

PGD_TEST(TestSamplerRegistry)
#include "test_sampler_registry.moc"
