#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTreeWidget>

#include "tests/gui/hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_presets.h"

// Keys: all on one page, to be changed; and what only keys do.
class TestShortcuts : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void oneKeyShowsThemAll();
    void aKeyIsChangedAndKept();
    void aKeyThatIsTakenIsRefused();
    void fullScreenIsSwitched();
    void theBarePictureIsShownWhileTheKeyIsHeld();
    void theScaleIsChosen();

 private:
    QTreeWidgetItem* row(const QString& name) {
        const auto found = m_studio->find<QTreeWidget>("shortcutsList")->findItems(name, Qt::MatchExactly);
        return found.value(0);
    }
    void giveKey(const QString& command, const QKeySequence& key);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestShortcuts::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_studio->find<QWidget>("canvasView")->setFocus();
}

void TestShortcuts::oneKeyShowsThemAll() {
    m_studio->press(Qt::Key_F1);
    QVERIFY(m_studio->find<QWidget>("shortcutsDialog")->isVisible());
    QVERIFY(row("Generate")->text(1).contains("Ctrl+"));
    QVERIFY(row("Pose") && row("Star") && row("Weight of the words at the cursor"));
    auto* search = m_studio->find<QLineEdit>("shortcutsSearch");
    search->setFocus();
    QTest::keyClicks(search, "generate");
    QVERIFY(!row("Generate")->isHidden() && row("Pose")->isHidden());
    QTest::keyClick(search, Qt::Key_Escape);
    QTRY_VERIFY(!m_studio->window().findChild<QWidget*>("shortcutsDialog"));
    m_studio->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_studio->window()));
    m_studio->find<QWidget>("canvasView")->setFocus();
    m_studio->press(Qt::Key_Question);
    QVERIFY(m_studio->find<QWidget>("shortcutsDialog")->isVisible());
}

void TestShortcuts::giveKey(const QString& command, const QKeySequence& key) {
    m_studio->trigger("shortcutsAction");
    m_studio->find<QTreeWidget>("shortcutsList")->setCurrentItem(row(command));
    m_studio->find<QKeySequenceEdit>("shortcutKeys")->setKeySequence(key);
    click(m_studio->find<QWidget>("shortcutSet"));
}

void TestShortcuts::aKeyIsChangedAndKept() {
    giveKey("Live Mode", Qt::Key_F8);
    QCOMPARE(row("Live Mode")->text(1), QString("F8"));
    QVERIFY(m_studio->find<QAction>("liveAction")->toolTip().endsWith("(F8)"));
    m_studio->window().close();
    m_studio.reset();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_studio->find<QWidget>("canvasView")->setFocus();
    m_studio->press(Qt::Key_F8);
    QVERIFY(m_studio->find<QAction>("liveAction")->isChecked());
    m_studio->trigger("shortcutsAction");
    m_studio->find<QTreeWidget>("shortcutsList")->setCurrentItem(row("Live Mode"));
    click(m_studio->find<QWidget>("shortcutReset"));
    QCOMPARE(m_studio->find<QAction>("liveAction")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_L));
}

void TestShortcuts::aKeyThatIsTakenIsRefused() {
    giveKey("Live Mode", Qt::Key_F11);
    QVERIFY(m_studio->textOf("shortcutTrouble").contains("Full Screen"));
    QCOMPARE(m_studio->find<QAction>("liveAction")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_L));
}

void TestShortcuts::fullScreenIsSwitched() {
    m_studio->press(Qt::Key_F11);
    QTRY_VERIFY(m_studio->window().isFullScreen());
    QVERIFY(m_studio->find<QAction>("fullScreenAction")->isChecked());
    m_studio->press(Qt::Key_F11);
    QTRY_VERIFY(!m_studio->window().isFullScreen());
    QVERIFY(!m_studio->find<QAction>("fullScreenAction")->isChecked());
}

void TestShortcuts::theBarePictureIsShownWhileTheKeyIsHeld() {
    auto* canvas = m_studio->find<ui::CanvasView>("canvasView");
    m_studio->script().allowEverything();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
    const QImage bare = canvas->viewport()->grab().toImage();
    ui::setPeople(m_studio->document(), {ui::posePresets().front().person});
    const QImage posed = canvas->viewport()->grab().toImage();
    QVERIFY(posed != bare);
    QTest::keyPress(QApplication::focusWidget(), Qt::Key_O);
    QCOMPARE(canvas->viewport()->grab().toImage(), bare);
    QTest::keyRelease(QApplication::focusWidget(), Qt::Key_O);
    QCOMPARE(canvas->viewport()->grab().toImage(), posed);
}

void TestShortcuts::theScaleIsChosen() {
    m_studio->trigger("scale:125");
    QVERIFY(m_studio->message().contains("next start"));
    const ui::Settings settings(ui::Places::under(m_folder->path()).settingsFile());
    QCOMPARE(settings.get(ui::setting::kScalePercent), 125);
}

PGD_TEST(TestShortcuts)
#include "test_shortcuts.moc"
