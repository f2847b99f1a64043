#include <QtTest>

#include "core/control/edge_drawing.h"
#include "tests/support/test_program.h"

using namespace core::control;

namespace {

EdgeStroke line(float y, bool erases = false) { return {{{0.1F, y}, {0.9F, y}}, 0.05F, erases}; }

}  // namespace

class TestEdgeDrawing : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void strokesLieOverEachOtherInOrder() {
        EdgeDrawing drawing;
        drawing.strokes = {line(0.5F), line(0.5F, true), line(0.25F)};
        const auto map = drawEdges(drawing, 64, 64);
        QCOMPARE(map.channels, 1);
        QCOMPARE(int(map.row(32)[32]), 0);
        QCOMPARE(int(map.row(16)[32]), 255);
    }

    void aReadyMapIsNeverSearched() {
        core::Image source(8, 8, 1);
        source.row(3)[3] = 200;
        EdgeDrawing drawing;
        drawing.source = source;
        QCOMPARE(drawEdges(drawing, 64, 64), source);
        drawing.inverted = true;
        QCOMPARE(int(drawEdges(drawing, 64, 64).row(3)[3]), 55);
    }

    void mirrorsStandInTheMiddle() {
        const auto stroke = mirrored({{{0.25F, 0.5F, 0.7F}}, 0.01F, false});
        QCOMPARE(stroke.points.front(), (StrokePoint{0.75F, 0.5F, 0.7F}));
    }

    void strokesOutsideTheCanvasAreCut() {
        EdgeDrawing drawing;
        drawing.strokes = {{{{-40.0F, -3.0F}, {55.0F, 7.0F}}, 0.5F, false}};
        QCOMPARE(drawEdges(drawing, 32, 16).width, 32);
    }
};

PGD_TEST(TestEdgeDrawing)
#include "test_edge_drawing.moc"
