#include <QtTest>
#include <algorithm>

#include "core/base/error.h"
#include "core/plan/sampler_names.h"
#include "core/sampling/sampler_registry.h"
#include "tests/core/sampling/schedule_configs.h"
#include "tests/support/test_program.h"

// The samplers that plans offer are those that sampling has, and they walk as plans say.
class TestSamplerChoices : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void bothTablesHaveTheSameSamplers() {
        std::vector<std::string> ids;
        for (const auto& sampler : core::plan::samplers()) ids.push_back(sampler.id);
        std::sort(ids.begin(), ids.end());
        QCOMPARE(core::sampling::samplerIds(), ids);
    }

    void theMostStepsAreAdmitted() {
        for (const auto& sampler : core::plan::samplers())
            QVERIFY(core::sampling::makeSampler(sampler.id, scheduleConfig(), sampler.mostSteps)->steps() > 0);
        const int tooMany = core::plan::mostSteps("lcm") + 1;
        QVERIFY_EXCEPTION_THROWN(core::sampling::makeSampler("lcm", scheduleConfig(), tooMany), core::Error);
    }

    void everyOfferedPairMakesASampler() {
        using namespace core;
        for (const auto& sampler : plan::samplers())
            for (const auto& spacing : plan::spacings()) {
                if (!plan::offersSpacing(sampler.id, spacing.id)) continue;
                const auto options = sampling::spacedBy(spacing.id);
                const auto walk = sampling::makeSampler(sampler.id, scheduleConfig(), 10, options);
                // The last step of those that ask twice asks once; PLMS asks twice in its first.
                const int twice = sampler.id == "pndm" ? 1 : 9 * (sampler.evaluations - 1);
                QCOMPARE(walk->steps(), 10 + twice);
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
