#include <QAction>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>

#include "core/control/openpose_json.h"
#include "core/control/pose_edit.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/canvas/canvas_view.h"
#include "ui/document/plan_edits.h"
#include "ui/document/pose_presets.h"

using core::control::Joint;
using core::control::Person;

// People are posed with the mouse, as a person would.
class TestPoseEditor : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void aPresetAddsAPersonAndItsPartner();
    void aWristIsDraggedInOneStep();
    void escapePutsTheJointBack();
    void theKnobTurnsAPerson();
    void aCornerScalesAPerson();
    void rightClickHidesAndShowsAJoint();
    void mirrorAndSwapDiffer();
    void shiftSelectsJointsTogether();
    void lockedBonesKeepTheirLength();
    void symmetryMovesTheOtherSideAsInAMirror();
    void arrowsNudge();
    void handsFollowTheirWrist();
    void jsonComesBackUnchanged();
    void aDrawnPoseCarriesItself();
    void aKeptPoseIsAPreset();
    void ahundredUndosAndBack();

 private:
    const Person& person(std::size_t i = 0) { return m_studio->document().plan().people.at(i); }
    QPointF placeOf(Joint joint) { return {person().body[joint].x * 256.0, person().body[joint].y * 256.0}; }
    QPoint onScreen(const QPointF& canvas) { return m_canvas->mapFromScene(canvas); }
    void drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
              bool releases = true);
    void addStanding() { m_studio->find<QToolButton>("posePreset0")->click(); }
    int steps() { return m_studio->document().undoStack().index(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    ui::CanvasView* m_canvas = nullptr;
};

void TestPoseEditor::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_canvas = m_studio->find<ui::CanvasView>("canvasView");
    m_studio->trigger("poseTool");
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
    addStanding();
}

void TestPoseEditor::drag(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers, bool releases) {
    QWidget* view = m_canvas->viewport();
    m_canvas->setFocus();
    QTest::mousePress(view, Qt::LeftButton, modifiers, onScreen(from));
    for (const double along : {0.5, 1.0}) {
        const QPointF at = onScreen(from + along * (to - from));
        QMouseEvent move(QEvent::MouseMove, at, view->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(view, &move);
    }
    if (releases) QTest::mouseRelease(view, Qt::LeftButton, modifiers, onScreen(to));
}

void TestPoseEditor::aPresetAddsAPersonAndItsPartner() {
    QCOMPARE(m_studio->document().plan().people.size(), std::size_t(1));
    QCOMPARE(m_studio->document().plan().partners.size(), std::size_t(1));
    QCOMPARE(steps(), 1);
    m_studio->find<QToolButton>("posePreset4")->click();  // the selected person takes another pose
    QCOMPARE(m_studio->document().plan().people.size(), std::size_t(1));
    QVERIFY(person().body[Joint::LeftWrist].y < person().body[Joint::LeftShoulder].y);
}

void TestPoseEditor::aWristIsDraggedInOneStep() {
    const auto before = person();
    const QPointF to(200, 40);
    drag(placeOf(Joint::LeftWrist), to);
    QVERIFY(QLineF(placeOf(Joint::LeftWrist), to).length() < 1.5);
    QCOMPARE(person().body[Joint::RightWrist], before.body[Joint::RightWrist]);
    QCOMPARE(steps(), 2);
    m_studio->trigger("undoAction");
    QCOMPARE(person(), before);
}

void TestPoseEditor::escapePutsTheJointBack() {
    const auto before = person();
    drag(placeOf(Joint::LeftWrist), {200, 40}, Qt::NoModifier, false);
    QVERIFY(person() != before);
    QTest::keyClick(m_canvas, Qt::Key_Escape);
    QCOMPARE(person(), before);
    QCOMPARE(steps(), 1);
}

void TestPoseEditor::theKnobTurnsAPerson() {
    const auto before = person();
    const auto box = core::control::boundsOf(before);
    const double pixel = 1.0 / m_canvas->transform().m11();
    const QPointF centre(box.centreX() * 256.0, box.centreY() * 256.0);
    const QPointF knob(centre.x(), box.top * 256.0 - (14 + 24) * pixel);
    drag(knob, {centre.x() + 200, centre.y()});  // a quarter turn to the right
    const auto head = placeOf(Joint::Nose), neck = placeOf(Joint::Neck);
    QVERIFY2(head.x() > neck.x() + 10 && std::abs(head.y() - neck.y()) < 12, "the head points to the right");
}

void TestPoseEditor::aCornerScalesAPerson() {
    const auto before = core::control::boundsOf(person());
    const double pixel = 1.0 / m_canvas->transform().m11();
    const QPointF corner(before.right * 256.0 + 14 * pixel, before.bottom * 256.0 + 14 * pixel);
    const QPointF centre(before.centreX() * 256.0, before.centreY() * 256.0);
    drag(corner, (corner + centre) / 2);
    const auto after = core::control::boundsOf(person());
    QVERIFY(after.height() < 0.85 * before.height());
    QVERIFY(std::abs(after.width() / after.height() - before.width() / before.height()) < 0.02);
}

void TestPoseEditor::rightClickHidesAndShowsAJoint() {
    for (const bool visible : {false, true}) {
        QTest::mouseClick(m_canvas->viewport(), Qt::RightButton, Qt::NoModifier, onScreen(placeOf(Joint::RightKnee)));
        QCOMPARE(person().body[Joint::RightKnee].visible, visible);
    }
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, Qt::NoModifier, onScreen(placeOf(Joint::RightKnee)));
    m_canvas->setFocus();
    QTest::keyClick(m_canvas, Qt::Key_Delete);
    QVERIFY(!person().body[Joint::RightKnee].visible);
}

void TestPoseEditor::mirrorAndSwapDiffer() {
    drag(placeOf(Joint::LeftWrist), {200, 40});
    const auto before = person();
    m_studio->find<QToolButton>("personSwapButton")->click();
    QCOMPARE(person().body[Joint::RightWrist], before.body[Joint::LeftWrist]);
    m_studio->trigger("undoAction");
    m_studio->find<QToolButton>("personMirrorButton")->click();
    QVERIFY(std::abs(person().body[Joint::RightWrist].y - before.body[Joint::LeftWrist].y) < 1e-4);
    QVERIFY(person().body[Joint::RightWrist].x < person().body[Joint::LeftWrist].x);
}

void TestPoseEditor::shiftSelectsJointsTogether() {
    const auto before = person();
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, Qt::NoModifier, onScreen(placeOf(Joint::LeftWrist)));
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, Qt::ShiftModifier, onScreen(placeOf(Joint::LeftElbow)));
    const QPointF start = placeOf(Joint::LeftElbow);
    drag(start, start + QPointF(0, -30));
    for (const auto joint : {Joint::LeftWrist, Joint::LeftElbow})
        QVERIFY(std::abs((before.body[joint].y - person().body[joint].y) * 256 - 30) < 1.0);
    QCOMPARE(person().body[Joint::LeftShoulder], before.body[Joint::LeftShoulder]);
}

void TestPoseEditor::lockedBonesKeepTheirLength() {
    const auto length = [&](Joint a, Joint b) { return QLineF(placeOf(a), placeOf(b)).length(); };
    const double upper = length(Joint::LeftShoulder, Joint::LeftElbow),
                 lower = length(Joint::LeftElbow, Joint::LeftWrist);
    m_studio->find<QToolButton>("lockBonesButton")->click();
    drag(placeOf(Joint::LeftElbow), {250, 20});
    QVERIFY(std::abs(length(Joint::LeftShoulder, Joint::LeftElbow) - upper) < 0.01);
    QVERIFY(std::abs(length(Joint::LeftElbow, Joint::LeftWrist) - lower) < 0.01);
    QVERIFY(placeOf(Joint::LeftElbow).y() < placeOf(Joint::LeftShoulder).y());
}

void TestPoseEditor::symmetryMovesTheOtherSideAsInAMirror() {
    const QPointF left = placeOf(Joint::LeftWrist), right = placeOf(Joint::RightWrist);
    m_studio->find<QToolButton>("symmetryButton")->click();
    drag(left, left + QPointF(20, -30));
    QVERIFY(QLineF(placeOf(Joint::LeftWrist), left + QPointF(20, -30)).length() < 1);
    QVERIFY(QLineF(placeOf(Joint::RightWrist), right + QPointF(-20, -30)).length() < 1);
    m_studio->document().undoStack().undo();
    QVERIFY(QLineF(placeOf(Joint::RightWrist), right).length() < 0.01);
}

void TestPoseEditor::arrowsNudge() {
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, Qt::NoModifier, onScreen(placeOf(Joint::LeftWrist)));
    m_canvas->setFocus();
    const QPointF before = placeOf(Joint::LeftWrist);
    QTest::keyClick(m_canvas, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_canvas, Qt::Key_Up);
    QVERIFY(QLineF(placeOf(Joint::LeftWrist), before + QPointF(10, -1)).length() < 0.01);
}

void TestPoseEditor::handsFollowTheirWrist() {
    auto people = m_studio->document().plan().people;
    people[0].leftHand.assign(core::control::kHandPoints, {0.5F, 0.5F, true});
    ui::setPeople(m_studio->document(), people);
    const QPointF start = placeOf(Joint::LeftWrist);
    drag(start, start + QPointF(25.6, 0));
    QVERIFY(std::abs(person().leftHand[20].x - 0.6) < 0.01);
}

void TestPoseEditor::jsonComesBackUnchanged() {
    auto people = m_studio->document().plan().people;
    people[0].rightHand.assign(core::control::kHandPoints, {0.25F, 0.5F, true});
    people[0].face.assign(core::control::kFacePoints, {0.5F, 0.125F, true});
    ui::setPeople(m_studio->document(), people);
    const QString file = m_folder->filePath("pose.json");
    m_studio->answerDialogs(file);
    m_studio->find<QToolButton>("poseSaveButton")->click();
    drag(placeOf(Joint::LeftWrist), {200, 40});
    m_studio->drop(file);
    QCOMPARE(person().rightHand, people[0].rightHand);
    QCOMPARE(person().face, people[0].face);
    for (int i = 0; i < core::control::kJointCount; ++i) {
        const auto joint = static_cast<Joint>(i);
        QVERIFY(std::abs(person().body[joint].x - people[0].body[joint].x) < 1e-5);
        QVERIFY(std::abs(person().body[joint].y - people[0].body[joint].y) < 1e-5);
    }
}

void TestPoseEditor::aDrawnPoseCarriesItself() {
    const auto before = person();
    const QString file = m_folder->filePath("pose.png");
    m_studio->answerDialogs(file);
    m_studio->find<QToolButton>("poseSaveButton")->click();
    QVERIFY(!QImage(file).isNull());
    drag(placeOf(Joint::LeftWrist), {200, 40});
    QVERIFY(person() != before);
    m_studio->drop(file);
    QVERIFY(std::abs(person().body[Joint::LeftWrist].x - before.body[Joint::LeftWrist].x) < 1e-5);
    QCOMPARE(m_studio->message(), QString());
}

void TestPoseEditor::aKeptPoseIsAPreset() {
    const auto own = "posePreset" + QString::number(ui::posePresets().size());
    QVERIFY(!m_studio->window().findChild<QToolButton*>(own));
    drag(placeOf(Joint::LeftWrist), {200, 40});
    const auto kept = person();
    m_studio->find<QToolButton>("keepPoseButton")->click();
    m_studio->find<QToolButton>("posePreset4")->click();
    QVERIFY(person() != kept);
    m_studio->find<QToolButton>(own)->click();
    QVERIFY(std::abs(person().body[Joint::LeftWrist].x - kept.body[Joint::LeftWrist].x) < 0.02);
    QVERIFY(std::abs(person().body[Joint::LeftWrist].y - kept.body[Joint::LeftWrist].y) < 0.02);

    m_studio = std::make_unique<Studio>(m_folder->path());  // it is there the next time, until it is forgotten
    m_studio->find<QToolButton>(own)->actions().constFirst()->trigger();
    QTRY_VERIFY(!m_studio->window().findChild<QToolButton*>(own));
}

void TestPoseEditor::ahundredUndosAndBack() {
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, Qt::NoModifier, onScreen(placeOf(Joint::LeftWrist)));
    m_canvas->setFocus();
    const auto first = m_studio->document().plan();
    for (int i = 0; i < 50; ++i) QTest::keyClick(m_canvas, i % 3 ? Qt::Key_Right : Qt::Key_Down);
    for (int i = 0; i < 50; ++i) {
        const QPointF start = placeOf(Joint::RightAnkle);
        drag(start, start + QPointF(i % 2 ? 9 : -8, i % 3 - 1));
    }
    const auto last = m_studio->document().plan();
    QCOMPARE(steps(), 101);
    for (int i = 0; i < 100; ++i) QTest::keyClick(m_canvas, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_studio->document().plan() == first);
    for (int i = 0; i < 100; ++i) m_studio->trigger("redoAction");
    QVERIFY(m_studio->document().plan() == last);
}

PGD_TEST(TestPoseEditor)
#include "test_pose_editor.moc"
