#include <QAction>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/document/plan_edits.h"
#include "ui/timeline/plan_bar.h"
#include "ui/timeline/plan_metrics.h"

using namespace ui::plan_metrics;

// The denoising plan, edited with the mouse and with keys.
class TestTimeline : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void windowEndIsDragged();
    void levelIsDragged();
    void doubleClickSetsAPointThatIsDragged();
    void rightClickTakesAPointAway();
    void aCurveOfOnePointIsAConstant();
    void escapePutsEverythingBack();
    void doubleClickResets();
    void controlNetRangeIsDragged();
    void aNameSwitchesOnAndOff();
    void keysReachEverything();
    void handlesNeverPassEachOther();

 private:
    const core::plan::PartnerPlan& partner() { return m_studio->document().plan().partners.at(0); }
    QPointF place(int timestep, double strength, int row = 0) const;
    void drag(const QPointF& from, const QPointF& to, bool releases = true);
    int steps() { return m_studio->document().undoStack().index(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    ui::PlanBar* m_bar = nullptr;
};

void TestTimeline::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_bar = m_studio->find<ui::PlanBar>("planBar");
    core::plan::PartnerPlan partner;
    partner.model = "starter-pose";
    core::plan::ControlPlan control;
    control.model = "net";
    control.range = {900, 200};
    core::plan::Plan plan;
    plan.partners = {partner};
    plan.controls = {control};
    m_studio->document().open(plan);
    QTest::qWait(1);  // the layout makes room for the rows
}

// Partner's row is the first below the generators, 30 pixels high, the ControlNet's the second.
QPointF TestTimeline::place(int timestep, double strength, int row) const {
    const double left = kMargin + kNameWidth, width = m_bar->width() - kNameWidth - 2 * kMargin;
    const double top = m_bar->fontMetrics().height() + 6.0 + kTrackHeight + kRowGap;
    const double bottom = row == 0 ? top + 30.0 : top + 30.0 + kRowGap + 20.0;
    return {left + width * (1.0 - timestep / 999.0), bottom - strength * (row == 0 ? 30.0 : 20.0)};
}

void TestTimeline::drag(const QPointF& from, const QPointF& to, bool releases) {
    QTest::mousePress(m_bar, Qt::LeftButton, {}, from.toPoint());
    QTest::mouseMove(m_bar, ((from + to) / 2).toPoint());
    QTest::mouseMove(m_bar, to.toPoint());
    if (releases) QTest::mouseRelease(m_bar, Qt::LeftButton, {}, to.toPoint());
}

void TestTimeline::windowEndIsDragged() {
    drag(place(350, 0.1), place(200, 0.1));
    QVERIFY(std::abs(partner().range.last - 200) < 4);
    QCOMPARE(steps(), 1);
    drag(place(999, 0.1), place(800, 0.1));
    QVERIFY(std::abs(partner().range.first - 800) < 4);
    QCOMPARE(partner().strength, 0.5);
    m_studio->trigger("undoAction");
    m_studio->trigger("undoAction");
    QCOMPARE(partner().range, core::plan::PartnerPlan().range);
}

void TestTimeline::levelIsDragged() {
    drag(place(700, 0.5), place(600, 0.8));
    QVERIFY(std::abs(partner().strength - 0.8) < 0.03);
    QCOMPARE(partner().range, core::plan::PartnerPlan().range);
    QCOMPARE(steps(), 1);
}

void TestTimeline::doubleClickSetsAPointThatIsDragged() {
    QTest::mouseDClick(m_bar, Qt::LeftButton, {}, place(700, 0.9).toPoint());
    QCOMPARE(partner().curve.size(), std::size_t(3));
    QVERIFY(std::abs(partner().curve[1].timestep - 700) < 4 && std::abs(partner().curve[1].strength - 0.9) < 0.03);
    QCOMPARE(partner().curve[0], (core::plan::CurvePoint{999, 0.5}));
    drag(place(700, 0.9), place(600, 0.2));
    QVERIFY(std::abs(partner().curve[1].timestep - 600) < 4 && std::abs(partner().curve[1].strength - 0.2) < 0.03);
    QCOMPARE(steps(), 2);
}

void TestTimeline::rightClickTakesAPointAway() {
    QTest::mouseDClick(m_bar, Qt::LeftButton, {}, place(700, 0.9).toPoint());
    QTest::mouseClick(m_bar, Qt::RightButton, {}, place(700, 0.9).toPoint());
    QCOMPARE(partner().curve.size(), std::size_t(2));
}

void TestTimeline::aCurveOfOnePointIsAConstant() {
    QTest::mouseDClick(m_bar, Qt::LeftButton, {}, place(700, 0.9).toPoint());
    QTest::mouseClick(m_bar, Qt::RightButton, {}, place(999, 0.5).toPoint());
    QTest::mouseClick(m_bar, Qt::RightButton, {}, place(350, 0.5).toPoint());
    QVERIFY(partner().curve.empty());
    QVERIFY(std::abs(partner().strength - 0.9) < 0.03);
}

void TestTimeline::escapePutsEverythingBack() {
    const auto before = m_studio->document().plan();
    drag(place(350, 0.1), place(100, 0.1), false);
    QVERIFY(!(m_studio->document().plan() == before));
    QTest::keyClick(m_bar, Qt::Key_Escape);
    QVERIFY(m_studio->document().plan() == before);
    QCOMPARE(steps(), 0);
    QTest::mouseRelease(m_bar, Qt::LeftButton, {}, place(100, 0.1).toPoint());
}

void TestTimeline::doubleClickResets() {
    drag(place(350, 0.1), place(100, 0.1));
    QTest::mouseDClick(m_bar, Qt::LeftButton, {}, place(100, 0.1).toPoint());
    QCOMPARE(partner().range.last, 350);
}

void TestTimeline::controlNetRangeIsDragged() {
    drag(place(200, 0.5, 1), place(400, 0.5, 1));
    QVERIFY(std::abs(m_studio->document().plan().controls[0].range.last - 400) < 4);
}

void TestTimeline::aNameSwitchesOnAndOff() {
    for (const bool on : {false, true}) {
        QTest::mouseClick(m_bar, Qt::LeftButton, {}, QPoint(40, qRound(place(0, 0.5).y())));
        QCOMPARE(partner().on, on);
    }
    QTest::mouseClick(m_bar, Qt::LeftButton, {}, QPoint(40, qRound(place(0, 0.5, 1).y())));
    QVERIFY(!m_studio->document().plan().controls[0].on);
}

void TestTimeline::keysReachEverything() {
    m_bar->setFocus();
    QTest::keyClick(m_bar, Qt::Key_Down);  // where the partner begins
    QTest::keyClick(m_bar, Qt::Key_Right);
    QCOMPARE(partner().range.first, 989);
    QTest::keyClick(m_bar, Qt::Key_Down);  // its level
    QTest::keyClick(m_bar, Qt::Key_Plus);
    QCOMPARE(partner().strength, 0.55);
    QVERIFY(m_bar->accessibleDescription().contains("Starter pose"));
    QTest::keyClick(m_bar, Qt::Key_Insert);
    QCOMPARE(partner().curve.size(), std::size_t(3));
    QTest::keyClick(m_bar, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_bar, Qt::Key_Minus);
    QCOMPARE(partner().curve[1], (core::plan::CurvePoint{668, 0.5}));
    QTest::keyClick(m_bar, Qt::Key_Delete);
    QCOMPARE(partner().curve.size(), std::size_t(2));
}

void TestTimeline::handlesNeverPassEachOther() {
    drag(place(350, 0.1), place(990, 0.1));
    drag(place(999, 0.1), place(10, 0.1));
    QVERIFY(partner().range.first >= partner().range.last);
}

PGD_TEST(TestTimeline)
#include "test_timeline.moc"
