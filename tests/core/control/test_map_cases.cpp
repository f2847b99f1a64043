#include <QtTest>
#include <algorithm>

#include "core/control/edge_ground.h"
#include "core/control/edge_map.h"
#include "core/image/picture_read.h"
#include "tests/support/test_program.h"

using namespace core::control;

namespace {

core::Image readMapCase(const char* name) {
    return core::readPicture(std::string(PGD_TEST_DATA "/cases/maps/") + name, core::Ground::Contrast);
}

double lightShare(const core::Image& map) {
    return double(std::ranges::count_if(map.pixels, [](auto value) { return value > 127; })) /
           double(map.pixels.size());
}

}  // namespace

// Maps from other programs, each of a kind that was once read wrongly.
class TestMapCases : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whiteLinesOnNothingLieOnBlack() {
        const auto map = edgeMapFrom(readMapCase("edge_white_on_transparent.png"));
        const double share = lightShare(map);
        QVERIFY2(share > 0.01 && share < 0.03, qPrintable(QString::number(share)));
        QVERIFY(looksLikeEdgeMap(map));
        QVERIFY(!hasLightGround(map));
    }

    void aWhiteShapeOnNothingHasAnOutline() {
        const auto picture = readMapCase("white_on_transparent.png");
        QVERIFY(!looksLikeEdgeMap(picture));  // light on black, but no lines
        const double share = lightShare(cannyEdges(picture));
        QVERIFY2(share > 0.002 && share < 0.05, qPrintable(QString::number(share)));
    }

    void darkLinesOnWhiteAreNoticed() {
        const auto map = readMapCase("edge_black_on_white.png");
        QVERIFY(hasLightGround(map));
        QVERIFY(looksLikeInvertedEdgeMap(map));
        QVERIFY(!looksLikeEdgeMap(map));
    }

    void picturesAreNoInvertedMaps() {
        core::Image ramp(64, 64, 1);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) ramp.row(y)[x] = static_cast<std::uint8_t>(4 * x);
        QVERIFY(!looksLikeInvertedEdgeMap(ramp));
        core::Image white(64, 64, 1);
        std::ranges::fill(white.pixels, std::uint8_t{255});
        QVERIFY(hasLightGround(white));
        QVERIFY(!looksLikeInvertedEdgeMap(white));  // nothing is drawn on it
    }
};

PGD_TEST(TestMapCases)
#include "test_map_cases.moc"
