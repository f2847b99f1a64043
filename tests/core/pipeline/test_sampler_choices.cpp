#include <QtTest>

#include "core/pipeline/sampler_names.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/support/test_program.h"

// The names that plans offer are those that sampling knows.
class TestSamplerChoices : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyOfferedPairMakesASampler() {
        using namespace core;
        for (const auto& sampler : pipeline::samplers())
            for (const auto& spacing : pipeline::spacings()) {
                if (!pipeline::offersSpacing(sampler.id, spacing.id)) continue;
                const auto options = sampling::spacedBy(spacing.id);
                const auto walk = sampling::makeSampler(sampler.id, scheduleConfig(), 10, options);
                QCOMPARE(walk->steps(), sampler.id == "heun" || sampler.id == "dpmpp_2s_a" ? 19 : 10);
                // What is offered counts: it moves the timesteps.
                const auto model = sampling::makeSampler(sampler.id, scheduleConfig(), 10);
                if (spacing.bySigma) QVERIFY2(walk->timesteps() != model->timesteps(), sampler.id.c_str());
            }
        QVERIFY(!pipeline::offersSpacing("ddim", "karras"));
        QVERIFY(pipeline::offersSpacing("heun", "karras"));
        QVERIFY(!pipeline::offersSpacing("magic", "model"));
        QVERIFY(!pipeline::offersSpacing("heun", "magic"));
    }
};

PGD_TEST(TestSamplerChoices)
#include "test_sampler_choices.moc"
