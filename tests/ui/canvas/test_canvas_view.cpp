#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/test_program.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/tools/pose_tool.h"
#include "ui/canvas/view_zoom.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"

class TestCanvasView : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();

    void pictureIsFitted();
    void fitFollowsTheWindow();
    void wheelZoomsAtTheCursor();
    void zoomHasBounds();
    void spaceDragPans();
    void previewFillsTheFrame();
    void lookingElsewhereStopsPreviews();
    void aGestureBelongsToOneButton();
    void aRightPressLeavesADraggedJointAlone();

 private:
    QColor pixelAt(const QPoint& position) { return m_view->grab().toImage().pixelColor(position); }

    std::unique_ptr<ui::Document> m_document;
    std::unique_ptr<ui::CanvasView> m_view;
};

namespace {

QImage filled(const QSize& size, Qt::GlobalColor color) {
    QImage image(size, QImage::Format_RGB888);
    image.fill(color);
    return image;
}

void turnWheel(QWidget* view, const QPoint& position, int angle) {
    QWheelEvent event(position, view->mapToGlobal(position), {}, {0, angle}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view, &event);
}

void sendMouse(QWidget* view, QEvent::Type type, const QPoint& position, Qt::MouseButton button,
               Qt::MouseButtons buttons) {
    QMouseEvent event(type, position, view->mapToGlobal(position), button, buttons, Qt::NoModifier);
    QApplication::sendEvent(view, &event);
}

// A tool that notes what it is told.
class NotingTool : public ui::CanvasTool {
 public:
    void press(const ui::ToolEvent&) override { notes += "press "; }
    void drag(const ui::ToolEvent&) override { notes += "drag "; }
    void hover(const ui::ToolEvent&) override { notes += "hover "; }
    void release(const ui::ToolEvent&) override { notes += "release "; }

    QString notes;
};

// QTest's own moves carry no button.
void dragMouse(QWidget* view, const QPoint& position) {
    QMouseEvent event(QEvent::MouseMove, position, view->mapToGlobal(position), Qt::NoButton, Qt::LeftButton,
                      Qt::NoModifier);
    QApplication::sendEvent(view, &event);
}

}  // namespace

void TestCanvasView::init() {
    m_view.reset();
    m_document = std::make_unique<ui::Document>();
    m_view = std::make_unique<ui::CanvasView>(*m_document);
    m_view->resize(640, 440);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    m_document->showImage(filled({256, 256}, Qt::red));
}

void TestCanvasView::pictureIsFitted() {
    QCOMPARE(m_view->zoom().factor(), 400.0 / 256.0);  // 20 pixels above and below
    QCOMPARE(pixelAt({320, 220}), QColor(Qt::red));
    QCOMPARE(pixelAt({122, 22}), QColor(Qt::red));
    QVERIFY(pixelAt({100, 220}) != QColor(Qt::red));
}

void TestCanvasView::fitFollowsTheWindow() {
    m_view->resize(640, 840);
    QCOMPARE(m_view->zoom().factor(), 600.0 / 256.0);
    m_view->zoom().setFactor(1.0);
    m_view->resize(640, 440);
    QCOMPARE(m_view->zoom().factor(), 1.0);
    m_view->zoom().fit();
    QCOMPARE(m_view->zoom().factor(), 400.0 / 256.0);
}

void TestCanvasView::wheelZoomsAtTheCursor() {
    m_view->zoom().setFactor(4.0);  // larger than the view, so that it can scroll
    const QPoint cursor(200, 150);
    QTest::mouseMove(m_view->viewport(), cursor);
    const QPointF before = m_view->mapToScene(cursor);
    turnWheel(m_view->viewport(), cursor, 120);
    QVERIFY(m_view->zoom().factor() > 4.5);
    const QPointF moved = m_view->mapToScene(cursor) - before;
    QVERIFY2(moved.manhattanLength() < 1.0, qPrintable(QString("%1 %2").arg(moved.x()).arg(moved.y())));
}

void TestCanvasView::zoomHasBounds() {
    m_view->zoom().setFactor(1e6);
    QVERIFY(m_view->zoom().factor() <= 32.001);
    m_view->zoom().setFactor(1e-6);
    QVERIFY(m_view->zoom().factor() >= 0.0499);
}

void TestCanvasView::spaceDragPans() {
    m_view->zoom().setFactor(4.0);
    const QPointF before = m_view->mapToScene(QPoint(300, 200));
    QTest::keyPress(m_view.get(), Qt::Key_Space);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, {300, 200});
    dragMouse(m_view->viewport(), {340, 220});
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, {340, 220});
    QTest::keyRelease(m_view.get(), Qt::Key_Space);
    QCOMPARE(m_view->mapToScene(QPoint(340, 220)), before);
}

void TestCanvasView::previewFillsTheFrame() {
    m_view->beginRun({512, 256});
    QCOMPARE(pixelAt({320, 220}), QColor(Qt::red));  // the last picture stays
    m_view->showPreview(filled({64, 32}, Qt::blue));
    QCOMPARE(m_view->scene()->sceneRect().size(), QSizeF(512, 256));
    QCOMPARE(pixelAt({40, 220}), QColor(Qt::blue));
    m_view->endRun();
    QCOMPARE(pixelAt({320, 220}), QColor(Qt::red));
}

void TestCanvasView::lookingElsewhereStopsPreviews() {
    m_view->beginRun({256, 256});
    m_document->showImage(filled({256, 256}, Qt::green));
    m_view->showPreview(filled({32, 32}, Qt::blue));
    QCOMPARE(pixelAt({320, 220}), QColor(Qt::green));
}

void TestCanvasView::aGestureBelongsToOneButton() {
    NotingTool tool;
    m_view->setTool(&tool);
    tool.notes.clear();
    QWidget* view = m_view->viewport();
    const QPoint at(300, 200);
    const Qt::MouseButtons both = Qt::LeftButton | Qt::RightButton;
    sendMouse(view, QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseButtonPress, at, Qt::RightButton, both);
    sendMouse(view, QEvent::MouseMove, at, Qt::NoButton, both);
    sendMouse(view, QEvent::MouseButtonRelease, at, Qt::RightButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseButtonPress, at, Qt::MiddleButton, Qt::LeftButton | Qt::MiddleButton);
    sendMouse(view, QEvent::MouseButtonRelease, at, Qt::MiddleButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
    sendMouse(view, QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton);
    QCOMPARE(tool.notes, QString("press drag drag drag release hover "));
    m_view->setTool(nullptr);
}

void TestCanvasView::aRightPressLeavesADraggedJointAlone() {
    ui::PoseTool tool(*m_document, ui::PoseTool::Grasp::Joints);
    core::control::Person person;
    for (auto& joint : person.body.joints) joint = {0.5f, 0.5f, true};
    person.body[core::control::Joint::Nose] = {0.25f, 0.25f, true};
    ui::setPeople(*m_document, {person});
    m_view->setTool(&tool);
    QWidget* view = m_view->viewport();
    const auto on = [&](double x, double y) { return m_view->mapFromScene(QPointF(x * 256, y * 256)); };
    const Qt::MouseButtons both = Qt::LeftButton | Qt::RightButton;
    sendMouse(view, QEvent::MouseButtonPress, on(0.25, 0.25), Qt::LeftButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseMove, on(0.5, 0.25), Qt::NoButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseButtonPress, on(0.5, 0.25), Qt::RightButton, both);
    sendMouse(view, QEvent::MouseButtonRelease, on(0.5, 0.25), Qt::RightButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseMove, on(0.75, 0.25), Qt::NoButton, Qt::LeftButton);
    sendMouse(view, QEvent::MouseButtonRelease, on(0.75, 0.25), Qt::LeftButton, Qt::NoButton);
    const auto& nose = m_document->plan().people[0].body[core::control::Joint::Nose];
    QVERIFY(nose.visible);
    QVERIFY2(std::abs(nose.x - 0.75f) < 0.01f && std::abs(nose.y - 0.25f) < 0.01f,
             qPrintable(QString("%1 %2").arg(nose.x).arg(nose.y)));
    m_view->setTool(nullptr);
}

PGD_TEST(TestCanvasView)
#include "test_canvas_view.moc"
