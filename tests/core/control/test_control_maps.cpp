#include <QtTest>

#include "core/base/error.h"
#include "core/control/edge_map.h"
#include "core/control/pose_map.h"
#include "tests/support/test_program.h"

using namespace core::control;

namespace {

using Colour = std::array<std::uint8_t, 3>;

Colour at(const core::Image& image, int x, int y) {
    const auto* pixel = image.row(y) + 3 * x;
    return {pixel[0], pixel[1], pixel[2]};
}

Person personWith(Joint a, Keypoint ka, Joint b, Keypoint kb) {
    Person person;
    person.body[a] = ka;
    person.body[b] = kb;
    return person;
}

Person shoulder() { return personWith(Joint::Neck, {0.25f, 0.5f, true}, Joint::RightShoulder, {0.75f, 0.5f, true}); }

core::Image square() {
    core::Image image(64, 64, 1);
    for (int y = 16; y < 48; ++y) std::fill(image.row(y) + 16, image.row(y) + 48, 255);
    return image;
}

}  // namespace

class TestControlMaps : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void limbsAndJointsHaveTheirColours() {
        const auto map = drawPoseMap({shoulder()}, 512, 512);
        QVERIFY(at(map, 256, 256) == (Colour{153, 0, 0}));   // limb 0: the nose's red, shaded
        QVERIFY(at(map, 128, 256) == (Colour{255, 85, 0}));  // the neck
        QVERIFY(at(map, 384, 256) == (Colour{255, 170, 0}));
        QVERIFY(at(map, 256, 258) == (Colour{153, 0, 0}));
        QVERIFY(at(map, 256, 262) == (Colour{0, 0, 0}));
    }

    void strokesGrowWithTheCanvas() {
        const auto map = drawPoseMap({shoulder()}, 2048, 1024);
        QVERIFY(at(map, 1024, 512 + 12) == (Colour{153, 0, 0}));
        QVERIFY(at(map, 1024, 512 + 20) == (Colour{0, 0, 0}));
    }

    void hiddenJointsDrawNothing() {
        auto person = shoulder();
        person.body[Joint::Neck].visible = false;
        const auto map = drawPoseMap({person}, 64, 64);
        QVERIFY(at(map, 32, 32) == (Colour{0, 0, 0}));
        QVERIFY(at(map, 48, 32) == (Colour{255, 170, 0}));
    }

    void pointsFarOutsideAreHarmless() {
        const auto person = personWith(Joint::Neck, {-900.0f, 0.5f, true}, Joint::RightShoulder, {900.0f, 0.5f, true});
        const auto map = drawPoseMap({person}, 64, 64);
        QVERIFY(at(map, 32, 32) == (Colour{153, 0, 0}));
    }

    void handsAndFaceAreDrawn() {
        Person person;
        person.leftHand.assign(kHandPoints, {});
        person.leftHand[0] = {0.1f, 0.1f, true};
        person.leftHand[1] = {0.9f, 0.1f, true};
        person.face.assign(kFacePoints, {});
        person.face[5] = {0.5f, 0.8f, true};
        const auto map = drawPoseMap({person}, 100, 100);
        QVERIFY(at(map, 50, 10) == (Colour{255, 0, 0}));  // the first finger bone is pure red
        QVERIFY(at(map, 10, 10) == (Colour{0, 0, 255}));
        QVERIFY(at(map, 50, 80) == (Colour{255, 255, 255}));
    }

    void cannyFindsASquaresOutline() {
        const auto edges = cannyEdges(square());
        QCOMPARE(edges.channels, 1);
        int lit = 0;
        for (const auto value : edges.pixels) {
            QVERIFY(value == 0 || value == 255);
            lit += value == 255;
        }
        QVERIFY2(lit >= 120 && lit <= 140, qPrintable(QString::number(lit)));
        QCOMPARE(int(edges.row(32)[32]), 0);
        QVERIFY(cannyEdges(square(), 255, 255).pixels == edges.pixels);  // the strongest edges pass any threshold
    }

    void aReadyEdgeMapStaysAsItIs() {
        QVERIFY(edgeMapFrom(square()) == square());
        core::Image colour(2, 1);
        colour.pixels = {255, 255, 255, 0, 0, 0};
        QVERIFY(edgeMapFrom(colour).pixels == (std::vector<std::uint8_t>{255, 0}));
    }

    void anEmptyPictureGetsASentence() { QVERIFY_EXCEPTION_THROWN(cannyEdges(core::Image()), core::Error); }
};

PGD_TEST(TestControlMaps)
#include "test_control_maps.moc"
