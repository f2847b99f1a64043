#include <QAction>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/canvas/canvas_view.h"

// Drafts while a person works.
class TestLiveMode : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void switchingOnPaintsADraft();
    void aChangeCancelsTheOlderDraft();
    void draftsAreNotKept();
    void draftsWaitForARun();
    void draftsFollowAMovingHand();
    void aSharpDraftStaysUntilTheNextIsDone();
    void offMeansOff();

 private:
    void changeGuidance() { m_studio->find<QDoubleSpinBox>("guidanceSpin")->stepUp(); }
    void beginLive();
    QImage shown() { return m_studio->find<ui::CanvasView>("canvasView")->viewport()->grab().toImage(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestLiveMode::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
}

void TestLiveMode::beginLive() {
    m_studio->trigger("liveAction");
    QTRY_COMPARE(m_studio->script().started(), 1);
}

void TestLiveMode::switchingOnPaintsADraft() {
    beginLive();
    QTRY_COMPARE(m_studio->textOf("statusStep"), QString("· step 1 of 8"));
}

void TestLiveMode::aChangeCancelsTheOlderDraft() {
    beginLive();
    changeGuidance();
    changeGuidance();
    QTRY_COMPARE(m_studio->script().started(), 2);  // one for both changes, without waiting for the first
    m_studio->script().allowEverything();
    QTRY_VERIFY(m_studio->isIdle());
    QTRY_VERIFY(m_studio->textOf("statusRole").startsWith("Draft"));
    QCOMPARE(m_studio->script().started(), 2);
}

void TestLiveMode::draftsAreNotKept() {
    m_studio->script().allowEverything();
    beginLive();
    QTRY_VERIFY(m_studio->find<QAction>("saveAction")->isEnabled());  // it is shown
    QCOMPARE(m_studio->pictures(), 0);
    QCOMPARE(m_studio->picturesOnDisk(), 0);
}

void TestLiveMode::draftsWaitForARun() {
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->script().started(), 1);
    m_studio->trigger("liveAction");
    changeGuidance();
    QTest::qWait(300);
    QCOMPARE(m_studio->script().started(), 1);
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 1);
    QTRY_COMPARE(m_studio->script().started(), 2);  // of the drafts only the newest
}

void TestLiveMode::draftsFollowAMovingHand() {
    m_studio->script().allowEverything();
    beginLive();
    auto* slider = m_studio->find<QSlider>("tStructSlider");
    slider->setSliderDown(true);
    for (int move = 0; move < 40; ++move) {
        slider->setValue(500 + 5 * move);
        QTest::qWait(15);  // less than a hand's rest
    }
    QVERIFY2(m_studio->script().started() > 4, qPrintable(QString::number(m_studio->script().started())));
    slider->setSliderDown(false);
    QTRY_VERIFY(m_studio->isIdle());
    const int started = m_studio->script().started();
    QTest::qWait(300);
    QCOMPARE(m_studio->script().started(), started);
}

void TestLiveMode::aSharpDraftStaysUntilTheNextIsDone() {
    m_studio->script().allowSteps(8);
    beginLive();
    QTRY_VERIFY(m_studio->textOf("statusRole").startsWith("Draft"));
    const QImage sharp = shown();
    changeGuidance();
    QTRY_COMPARE(m_studio->script().started(), 2);
    m_studio->script().allowSteps(3);
    QTRY_COMPARE(m_studio->textOf("statusStep"), QString("· step 4 of 8"));
    QCOMPARE(shown(), sharp);
}

void TestLiveMode::offMeansOff() {
    m_studio->script().allowEverything();
    beginLive();
    m_studio->trigger("liveAction");
    changeGuidance();
    QTest::qWait(300);
    QCOMPARE(m_studio->script().started(), 1);
}

PGD_TEST(TestLiveMode)
#include "test_live_mode.moc"
