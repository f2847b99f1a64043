#include <QtTest>

#include "core/pipeline/foreign_samplers.h"
#include "core/pipeline/plan.h"
#include "tests/support/test_program.h"

class TestForeignSamplers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void names_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("schedule");
        QTest::addColumn<QString>("id");
        QTest::addColumn<bool>("exact");
        const auto row = [](const char* name, const char* schedule, const char* id, bool exact) {
            QTest::addRow("%s, %s", name, schedule) << QString(name) << QString(schedule) << QString(id) << exact;
        };
        for (const auto& own : core::pipeline::samplers()) row(own.label.c_str(), "", own.id.c_str(), true);
        row("DPM++ 2M", "Karras", "dpmpp_2m_karras", true);
        row("DPM++ 2M", "Automatic", "dpmpp_2m_karras", true);
        row("DPM++ 2M", "Exponential", "dpmpp_2m_karras", false);
        row("DPM++ 2M", "Beta", "dpmpp_2m", false);
        row("Euler", "Automatic", "euler", true);
        row("Euler", "Karras", "euler", false);
        row("Euler Karras", "", "euler", false);
        row("DPM++ 2M SDE", "Karras", "dpmpp_2m_karras", false);
        row("DPM++ 2S a", "", "dpmpp_2m", false);
        row("DPM2 a", "", "euler_a", false);
        row("UniPC", "", "dpmpp_2m", false);
        row("euler_ancestral", "normal", "euler_a", true);
        row("euler_ancestral_cfg_pp", "simple", "euler_a", false);
        row("dpmpp_2m", "karras", "dpmpp_2m_karras", true);
        row("dpmpp_3m_sde_gpu", "exponential", "dpmpp_2m_karras", false);
        row("dpmpp_2m_k", "", "dpmpp_2m_karras", true);
        row("k_euler_a", "", "euler_a", true);
        row("k_lms", "", "dpmpp_2m", false);
        row("ddim", "ddim_uniform", "ddim", false);
        row("", "", "dpmpp_2m_karras", false);
        row("...", "???", "dpmpp_2m_karras", false);
    }

    void names() {
        QFETCH(QString, name);
        QFETCH(QString, schedule);
        QFETCH(QString, id);
        const auto match = core::pipeline::nearestSampler(name.toStdString(), schedule.toStdString());
        QCOMPARE(QString::fromStdString(match.id), id);
        QTEST(match.exact, "exact");
    }

    void aHugeNameIsNoTrouble() {
        const auto match = core::pipeline::nearestSampler(std::string(10'000'000, 'a'), std::string(10'000'000, ' '));
        QVERIFY(!match.exact);
    }
};

PGD_TEST(TestForeignSamplers)
#include "test_foreign_samplers.moc"
