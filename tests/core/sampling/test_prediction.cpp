#include <QtTest>

#include "core/base/error.h"
#include "core/sampling/guidance.h"
#include "core/sampling/prediction.h"
#include "core/sampling/time_decoupling.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::sampling;

namespace {

constexpr double kPredictionTolerance = 1e-10;  // float64

torch::Tensor random(std::uint64_t seed) {
    torch::manual_seed(seed);
    return torch::randn({2, 3, 4, 5}, torch::kFloat64);
}

torch::Tensor number(double value) { return torch::scalar_tensor(value, torch::kFloat64); }

}  // namespace

class TestPrediction : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void outputsStandForTheCleanLatent() {
        const torch::Tensor clean = random(1), epsilon = random(2);
        for (const double abar : {0.9991, 0.5, 0.0001}) {
            const NoiseLevel level = NoiseLevel::fromAbar(abar);
            const torch::Tensor noisy = mixNoise(clean, epsilon, level);
            COMPARE_TENSORS(epsilonOf(noisy, clean, level), epsilon, kPredictionTolerance);
            for (const auto type : {PredictionType::Epsilon, PredictionType::V, PredictionType::Sample}) {
                const torch::Tensor output =
                    trainingTarget(type, clean, epsilon, number(level.alpha), number(level.sigma));
                COMPARE_TENSORS(cleanFromOutput(type, noisy, output, level), clean, kPredictionTolerance);
                COMPARE_TENSORS(outputFromClean(type, noisy, clean, level), output, kPredictionTolerance);
            }
        }
    }

    void velocityIsThePapers() {
        const auto one = torch::ones({1}, torch::kFloat64), two = 2.0 * one;
        COMPARE_TENSORS(trainingTarget(PredictionType::V, one, two, 0.6 * one, 0.8 * one), 0.6 * two - 0.8 * one,
                        kPredictionTolerance);
    }

    void pureNoiseNeedsVelocity() {
        const torch::Tensor x = random(1), v = random(2);
        const NoiseLevel pureNoise{0.0, 1.0};
        COMPARE_TENSORS(cleanFromOutput(PredictionType::V, x, v, pureNoise), -v, kPredictionTolerance);
        QVERIFY_EXCEPTION_THROWN(cleanFromOutput(PredictionType::Epsilon, x, v, pureNoise), core::Error);
    }

    void levelsScaleBetweenSpaces() {
        const NoiseLevel level = NoiseLevel::fromRatio(2.0);
        QCOMPARE(level.norm(), 1.0);
        QCOMPARE(level.ratio(), 2.0);
        QVERIFY(std::abs(level.logSnr() - 2.0 * std::log(0.5)) < 1e-12);
        QVERIFY(std::abs((NoiseLevel{1.0, 2.0}.variancePreserving().alpha - level.alpha)) < 1e-12);
    }

    void typeIsReadFromTheConfig() {
        QCOMPARE(readPredictionType(scheduleConfig({{"prediction_type", "v_prediction"}})), PredictionType::V);
        QCOMPARE(readPredictionType(scheduleConfig({{"prediction_type", nullptr}})), PredictionType::Epsilon);
        QVERIFY_EXCEPTION_THROWN(readPredictionType(scheduleConfig({{"prediction_type", "flow"}})), core::Error);
    }

    void guidanceAddsStyles() {
        const torch::Tensor none = random(1), prompt = random(2), photo = random(3), cartoon = random(4);
        const auto expected = none + 6.0 * (prompt - none) + 3.0 * (photo - prompt) + 2.0 * (cartoon - prompt);
        COMPARE_TENSORS(guide(none, prompt, 6.0, {{photo, 3.0}, {cartoon, 2.0}}), expected, kPredictionTolerance);
        COMPARE_TENSORS(guide(none, prompt, 1.0), prompt, kPredictionTolerance);
    }

    void guidanceMeansTheSameForEveryType() {
        const auto level = NoiseLevel::fromAbar(0.3);
        const torch::Tensor x = random(1), none = random(2), prompt = random(3), style = random(4);
        const auto velocity = [&](const torch::Tensor& clean) {
            return outputFromClean(PredictionType::V, x, clean, level);
        };
        const torch::Tensor guided = guide(velocity(none), velocity(prompt), 5.0, {{velocity(style), 2.0}});
        COMPARE_TENSORS(cleanFromOutput(PredictionType::V, x, guided, level), guide(none, prompt, 5.0, {{style, 2.0}}),
                        kPredictionTolerance);
    }

    void textureActsFromTheBoundaryOn() {
        QCOMPARE(roleAt(501.0, 500), core::GeneratorRole::Structure);
        QCOMPARE(roleAt(500.25, 500), core::GeneratorRole::Structure);
        QCOMPARE(roleAt(500.0, 500), core::GeneratorRole::Texture);
        QCOMPARE(roleAt(999.0, 1000), core::GeneratorRole::Texture);
        QCOMPARE(roleAt(0.0, -1), core::GeneratorRole::Structure);
    }
};

PGD_TEST(TestPrediction)
#include "test_prediction.moc"
