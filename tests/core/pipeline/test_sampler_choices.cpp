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
                const bool asksTwice = sampler.id == "heun" || sampler.id == "dpmpp_2s_a";
                QCOMPARE(walk->steps(), asksTwice ? 19 : sampler.id == "pndm" ? 11 : 10);
                // What is offered counts: it moves the timesteps.
                const auto model = sampling::makeSampler(sampler.id, scheduleConfig(), 10);
                if (spacing.bySigma) QVERIFY2(walk->timesteps() != model->timesteps(), sampler.id.c_str());
            }
        QVERIFY(!pipeline::offersSpacing("ddim", "karras"));
        QVERIFY(pipeline::offersSpacing("heun", "karras"));
        QVERIFY(pipeline::offersSpacing("pndm", "trailing") && !pipeline::offersSpacing("pndm", "linspace"));
        QVERIFY(pipeline::offersSpacing("lcm", "model") && !pipeline::offersSpacing("lcm", "trailing"));
        QVERIFY(!pipeline::offersSpacing("magic", "model"));
        QVERIFY(!pipeline::offersSpacing("heun", "magic"));
    }
};

PGD_TEST(TestSamplerChoices)
#include "test_sampler_choices.moc"
