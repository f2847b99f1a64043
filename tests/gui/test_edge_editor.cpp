#include <QAction>
#include <QPainter>
#include <QPointingDevice>
#include <QSlider>
#include <QTabletEvent>
#include <QTemporaryDir>
#include <QToolButton>
#include <QUndoStack>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/canvas/canvas_view.h"

// Edges are drawn with the mouse and with a pen.
class TestEdgeEditor : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void aStrokeBecomesEdgesAndBringsItsPartner();
    void pressureMakesWiderLines();
    void theEraserTakesAway();
    void shiftDrawsAStraightLine();
    void symmetryDrawsBothSides();
    void bracketsChangeTheSize();
    void escapeDropsTheStroke();
    void cannySlidersWorkUnderStrokes();
    void everythingIsUndoneAndRedone();

 private:
    int light(int x, int y);  // of the map, 0..255
    int lightPixels();
    void stroke(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
                double pressure = 0.0, bool releases = true);
    int steps() { return m_studio->document().undoStack().index(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    ui::CanvasView* m_canvas = nullptr;
};

void TestEdgeEditor::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_canvas = m_studio->find<ui::CanvasView>("canvasView");
    m_studio->trigger("brushTool");
    m_studio->find<QSlider>("brushSmoothingSlider")->setValue(0);
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
}

int TestEdgeEditor::light(int x, int y) { return m_studio->document().plan().edges->row(y)[x]; }

int TestEdgeEditor::lightPixels() {
    const auto& edges = m_studio->document().plan().edges;
    if (edges.isEmpty()) return 0;
    return static_cast<int>(std::count_if(edges->pixels.begin(), edges->pixels.end(), [](int p) { return p > 127; }));
}

// With a pressure, as a pen does it: its event first, then the mouse event that Qt makes of it.
void TestEdgeEditor::stroke(const QPointF& from, const QPointF& to, Qt::KeyboardModifiers modifiers, double pressure,
                            bool releases) {
    QWidget* view = m_canvas->viewport();
    m_canvas->setFocus();
    const auto send = [&](QEvent::Type pen, QEvent::Type mouse, const QPointF& canvas) {
        const QPointF at = m_canvas->viewportTransform().map(canvas), global = view->mapToGlobal(at);
        if (pressure > 0) {
            QTabletEvent event(pen, QPointingDevice::primaryPointingDevice(), at, global, pressure, 0, 0, 0, 0, 0,
                               modifiers, Qt::LeftButton, Qt::LeftButton);
            QApplication::sendEvent(view, &event);
        }
        const bool moves = mouse == QEvent::MouseMove;
        QMouseEvent event(mouse, at, global, moves ? Qt::NoButton : Qt::LeftButton,
                          mouse == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, modifiers);
        QApplication::sendEvent(view, &event);
    };
    send(QEvent::TabletPress, QEvent::MouseButtonPress, from);
    for (const double along : {0.25, 0.5, 0.75, 1.0})
        send(QEvent::TabletMove, QEvent::MouseMove, from + along * (to - from));
    if (releases) send(QEvent::TabletRelease, QEvent::MouseButtonRelease, to);
}

void TestEdgeEditor::aStrokeBecomesEdgesAndBringsItsPartner() {
    stroke({40, 100}, {200, 100});
    QCOMPARE(light(120, 100), 255);
    QCOMPARE(light(120, 120), 0);
    QCOMPARE(steps(), 1);
    QCOMPARE(m_studio->document().plan().partners.size(), std::size_t(1));
    stroke({40, 150}, {200, 150});
    QCOMPARE(light(120, 100), 255);
    QCOMPARE(light(120, 150), 255);
    QCOMPARE(steps(), 2);
}

void TestEdgeEditor::pressureMakesWiderLines() {
    m_studio->find<QSlider>("brushSizeSlider")->setValue(20);
    stroke({40, 100}, {200, 100}, Qt::NoModifier, 0.3);
    const int thin = lightPixels();
    m_studio->trigger("undoAction");
    stroke({40, 100}, {200, 100}, Qt::NoModifier, 1.0);
    const int wide = lightPixels();
    QVERIFY2(wide > 2.5 * thin, qPrintable(QString("%1 against %2").arg(wide).arg(thin)));
    m_studio->trigger("undoAction");
    m_studio->find<QToolButton>("brushPressureSwitch")->click();
    stroke({40, 100}, {200, 100}, Qt::NoModifier, 0.3);
    QVERIFY(std::abs(lightPixels() - wide) < 20);
}

void TestEdgeEditor::theEraserTakesAway() {
    stroke({40, 100}, {200, 100});
    m_studio->trigger("eraserTool");
    m_studio->find<QSlider>("brushSizeSlider")->setValue(30);
    stroke({120, 60}, {120, 140});
    QCOMPARE(light(120, 100), 0);
    QCOMPARE(light(60, 100), 255);
}

void TestEdgeEditor::shiftDrawsAStraightLine() {
    stroke({40, 40}, {40, 60});
    QTest::mouseClick(m_canvas->viewport(), Qt::LeftButton, Qt::ShiftModifier,
                      m_canvas->mapFromScene(QPointF(200, 60)));
    QCOMPARE(light(120, 60), 255);  // from the last stroke's end
}

void TestEdgeEditor::symmetryDrawsBothSides() {
    m_studio->find<QToolButton>("brushSymmetrySwitch")->click();
    stroke({40, 40}, {40, 200});
    QCOMPARE(light(40, 100), 255);
    QCOMPARE(light(216, 100), 255);
    QCOMPARE(steps(), 1);
}

void TestEdgeEditor::bracketsChangeTheSize() {
    m_canvas->setFocus();
    auto* size = m_studio->find<QSlider>("brushSizeSlider");
    const int before = size->value();
    QTest::keyClick(m_canvas, Qt::Key_BracketRight);
    QCOMPARE(size->value(), before + 1);
    QTest::keyClick(m_canvas, Qt::Key_BracketLeft);
    QCOMPARE(size->value(), before);
}

void TestEdgeEditor::escapeDropsTheStroke() {
    stroke({40, 100}, {200, 100}, Qt::NoModifier, 0.0, false);
    QTest::keyClick(m_canvas, Qt::Key_Escape);
    QTest::mouseRelease(m_canvas->viewport(), Qt::LeftButton);
    QVERIFY(m_studio->document().plan().edges.isEmpty());
    QCOMPARE(steps(), 0);
}

void TestEdgeEditor::cannySlidersWorkUnderStrokes() {
    QImage picture(256, 256, QImage::Format_RGB888);
    picture.fill(Qt::black);
    QPainter painter(&picture);
    painter.fillRect(20, 20, 100, 100, QColor(90, 90, 90));  // a weak border
    painter.fillRect(160, 20, 60, 100, Qt::white);
    painter.end();
    const QString file = m_folder->filePath("picture.png");
    QVERIFY(picture.save(file));
    m_studio->answerDialogs(file);
    m_studio->find<QToolButton>("edgesFindButton")->click();
    stroke({40, 200}, {200, 200});
    const int before = lightPixels();
    m_studio->find<QSlider>("cannyHighSlider")->setValue(255);
    m_studio->find<QSlider>("cannyLowSlider")->setValue(255);
    QVERIFY(lightPixels() <= before);
    QCOMPARE(light(120, 200), 255);  // the stroke stays
    m_studio->find<QSlider>("cannyHighSlider")->setValue(20);
    m_studio->find<QSlider>("cannyLowSlider")->setValue(10);
    QVERIFY(lightPixels() >= before);
}

void TestEdgeEditor::everythingIsUndoneAndRedone() {
    const auto first = m_studio->document().plan();
    for (int i = 0; i < 40; ++i) {
        m_studio->trigger(i % 4 == 3 ? "eraserTool" : "brushTool");
        stroke({20.0 + 4 * i, 30}, {30.0 + 5 * i, 220});
    }
    const auto last = m_studio->document().plan();
    QCOMPARE(steps(), 40);
    for (int i = 0; i < 40; ++i) m_studio->trigger("undoAction");
    QVERIFY(m_studio->document().plan() == first);
    for (int i = 0; i < 40; ++i) m_studio->trigger("redoAction");
    QVERIFY(m_studio->document().plan() == last);
}

PGD_TEST(TestEdgeEditor)
#include "test_edge_editor.moc"
