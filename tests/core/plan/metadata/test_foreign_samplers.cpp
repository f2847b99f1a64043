#include <QtTest>

#include "core/plan/metadata/foreign_samplers.h"
#include "core/plan/sampler_names.h"
#include "tests/support/test_program.h"

class TestForeignSamplers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void names_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<QString>("match");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char* name, const char* schedule, const char* match, bool exact) {
            QTest::addRow("%s, %s", name, schedule) << QString(name) << QString(schedule) << QString(match) << exact;
        };
        row("DDIM", "", "ddim model", true);
        row("Heun", "SGM Uniform", "heun sgm_uniform", true);
        row("DPM++ 2M", "Karras", "dpmpp_2m karras", true);
        row("DPM++ 2M", "Automatic", "dpmpp_2m karras", true);
        row("DPM++ 2M", "Exponential", "dpmpp_2m exponential", true);
        row("DPM++ 2M", "Polyexponential", "dpmpp_2m exponential", false);
        row("DPM++ 2M", "Beta", "dpmpp_2m model", false);
        row("Euler", "Automatic", "euler model", true);
        row("Euler", "Karras", "euler karras", true);
        row("Euler Karras", "", "euler karras", true);
        row("DDIM", "Karras", "ddim model", false);
        row("DDIM", "Automatic", "ddim model", true);
        row("DPM++ 2M SDE", "Karras", "dpmpp_2m_sde karras", true);
        row("DPM++ 2M SDE Exponential", "", "dpmpp_2m_sde exponential", true);
        row("DPM++ 2M SDE Heun", "", "dpmpp_2m_sde model", false);
        row("DPM++ SDE", "Karras", "dpmpp_2m_sde karras", false);
        row("DPM++ 2S a", "Automatic", "dpmpp_2s_a karras", true);
        row("DPM++ 2S a Karras", "", "dpmpp_2s_a karras", true);
        row("DPM++ 3M SDE", "Automatic", "dpmpp_3m_sde exponential", true);
        row("DPM2 a", "", "euler_a model", false);
        row("UniPC", "", "unipc model", true);
        row("uni_pc_bh2", "karras", "unipc karras", false);
        row("DDPM", "", "ddpm model", true);
        row("ddpm", "karras", "ddpm model", false);
        row("PLMS", "", "pndm model", true);
        row("pndm", "", "pndm model", true);
        row("ipndm_v", "", "dpmpp_2m model", false);
        row("LCM", "", "lcm model", true);
        row("lcm", "sgm_uniform", "lcm model", false);
        row("euler_ancestral", "normal", "euler_a linspace", true);
        row("euler_ancestral_cfg_pp", "simple", "euler_a trailing", false);
        row("heun", "exponential", "heun exponential", true);
        row("heunpp2", "", "heun model", false);
        row("dpmpp_2m", "karras", "dpmpp_2m karras", true);
        row("dpmpp_2s_ancestral", "sgm_uniform", "dpmpp_2s_a sgm_uniform", true);
        row("dpmpp_3m_sde", "exponential", "dpmpp_3m_sde exponential", true);
        row("dpmpp_3m_sde_gpu", "exponential", "dpmpp_3m_sde exponential", true);
        row("dpmpp_2m_k", "", "dpmpp_2m karras", true);
        row("dpmpp_2s", "", "dpmpp_2s_a model", false);
        row("heun_k", "", "heun karras", true);
        row("k_euler_a", "", "euler_a model", true);
        row("k_lms", "", "dpmpp_2m model", false);
        row("ddim", "ddim_uniform", "ddim leading", true);
        row("karras", "", "dpmpp_2m karras", false);
        row("", "", "dpmpp_2m karras", false);
        row("...", "???", "dpmpp_2m karras", false);
    }

    void names() {
        QFETCH(QString, name);
        QFETCH(QString, schedule);
        const auto match = core::plan::nearestSampler(name.toStdString(), schedule.toStdString());
        QTEST(QString::fromStdString(match.sampler + " " + match.spacing), "match");
        QTEST(match.exact, "exact");
    }

    void ownLabelsAreTheFieldsOwn() {
        for (const auto& sampler : core::plan::samplers())
            for (const auto& spacing : core::plan::spacings()) {
                if (!core::plan::offersSpacing(sampler.id, spacing.id)) continue;
                const auto match = core::plan::nearestSampler(sampler.label, spacing.label);
                QVERIFY2(match.exact, sampler.id.c_str());
                QCOMPARE(match.sampler, sampler.id);
                QCOMPARE(match.spacing, spacing.id);
            }
    }

    void aHugeNameIsNoTrouble() {
        const auto match = core::plan::nearestSampler(std::string(10'000'000, 'a'), std::string(10'000'000, ' '));
        QVERIFY(!match.exact);
    }
};

PGD_TEST(TestForeignSamplers)
#include "test_foreign_samplers.moc"
