#include <QtTest>

#include "core/plan/sampler_names.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/support/test_program.h"

// The names that plans offer are those that sampling knows.
class TestSamplerChoices : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyOfferedPairMakesASampler() {
        using namespace core;
        for (const auto& sampler : plan::samplers())
            for (const auto& spacing : plan::spacings()) {
                if (!plan::offersSpacing(sampler.id, spacing.id)) continue;
                const auto options = sampling::spacedBy(spacing.id);
                const auto walk = sampling::makeSampler(sampler.id, scheduleConfig(), 10, options);
                const bool asksTwice = sampler.id == "heun" || sampler.id == "dpmpp_2s_a";
                QCOMPARE(walk->steps(), asksTwice ? 19 : sampler.id == "pndm" ? 11 : 10);
                // What is offered counts: it moves the timesteps.
                const auto model = sampling::makeSampler(sampler.id, scheduleConfig(), 10);
                if (spacing.bySigma) QVERIFY2(walk->timesteps() != model->timesteps(), sampler.id.c_str());
            }
        QVERIFY(!plan::offersSpacing("ddim", "karras"));
        QVERIFY(plan::offersSpacing("heun", "karras"));
        QVERIFY(plan::offersSpacing("pndm", "trailing") && !plan::offersSpacing("pndm", "linspace"));
        QVERIFY(plan::offersSpacing("lcm", "model") && !plan::offersSpacing("lcm", "trailing"));
        QVERIFY(!plan::offersSpacing("magic", "model"));
        QVERIFY(!plan::offersSpacing("heun", "magic"));
    }
};

PGD_TEST(TestSamplerChoices)
#include "test_sampler_choices.moc"
