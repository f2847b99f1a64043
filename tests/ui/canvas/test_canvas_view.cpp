#include <QApplication>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/test_program.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/view_zoom.h"
#include "ui/document/document.h"

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

PGD_TEST(TestCanvasView)
#include "test_canvas_view.moc"
