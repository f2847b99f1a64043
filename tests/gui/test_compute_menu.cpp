#include <QAction>
#include <QTemporaryDir>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/support/settings.h"

// Device, precision and memory, chosen in the menu and kept.
class TestComputeMenu : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatIsChosenIsKept() {
        const QTemporaryDir folder;
        {
            Studio studio(folder.path());
            QVERIFY(studio.find<QAction>("device:auto")->isChecked());
            QVERIFY(studio.find<QAction>("precision:")->isChecked());
            studio.trigger("device:cuda:0");
            studio.trigger("precision:bf16");
            QVERIFY(studio.find<QAction>("memory:70")->isChecked());
            studio.trigger("memory:30");
            QCOMPARE(studio.message(), QString("Networks compute so from the next start on."));
        }
        const ui::Settings settings(ui::Places::under(folder.path()).settingsFile());
        QCOMPARE(settings.get(ui::setting::kDevice), QString("cuda:0"));
        QCOMPARE(settings.get(ui::setting::kPrecision), QString("bf16"));
        Studio studio(folder.path());
        QVERIFY(studio.find<QAction>("device:cuda:0")->isChecked());
        QVERIFY(studio.find<QAction>("precision:bf16")->isChecked());
        QCOMPARE(settings.get(ui::setting::kMemoryPercent), 30);
        QVERIFY(studio.find<QAction>("memory:30")->isChecked());
    }

    void aDeviceThatHasGoneStaysOnOffer() {
        const QTemporaryDir folder;
        ui::Settings settings(ui::Places::under(folder.path()).settingsFile());
        settings.set(ui::setting::kDevice, QString("cuda:3"));
        settings.sync();
        const Studio studio(folder.path());
        QVERIFY(studio.find<QAction>("device:cuda:3")->isChecked());
    }
};

PGD_TEST(TestComputeMenu)
#include "test_compute_menu.moc"
