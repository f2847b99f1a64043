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

    // A wide picture on a narrow canvas would stand on a field of 131,072 pixels.
    void noMapIsLongerThanAPlanTakes() {
        core::Image source(4096, 4096, 1);
        std::fill(source.row(2048), source.row(2049), 255);
        EdgeDrawing drawing{.source = source, .fit = Fit::Inside, .strokes = {}};
        const auto map = drawEdges(drawing, 64, 2048);
        QCOMPARE(map.height, kMostMapSide);
        QCOMPARE(map.width, kMostMapSide * 64 / 2048);
        QVERIFY(int(map.row(kMostMapSide / 2)[64]) > 0);  // the line is there
    }

    void aSourceOfOtherProportionsIsFitted() {
        core::Image source(8, 4, 1);
        for (int y = 0; y < 4; ++y) source.row(y)[3] = 255;
        EdgeDrawing drawing;
        drawing.source = source;
        drawing.fit = Fit::Crop;
        const auto cropped = drawEdges(drawing, 64, 64);
        QCOMPARE(std::pair(cropped.width, cropped.height), std::pair(4, 4));
        QCOMPARE(int(cropped.row(0)[1]), 255);
        drawing.fit = Fit::Inside;
        const auto inside = drawEdges(drawing, 64, 64);
        QCOMPARE(std::pair(inside.width, inside.height), std::pair(8, 8));
        QCOMPARE(int(inside.row(1)[3]), 0);
        QCOMPARE(int(inside.row(2)[3]), 255);
        drawing.fit = Fit::Crop;
        const auto upright = drawEdges(drawing, 192, 448);
        QCOMPARE(std::pair(upright.width, upright.height), std::pair(2, 4));
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
