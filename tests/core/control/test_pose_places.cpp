#include <QTest>
#include <cmath>

#include "core/control/pose_places.h"
#include "tests/support/test_program.h"

using namespace core::control;

class TestPosePlaces : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theOutlineReachesTheCrown();
    void hiddenJointsFindTheirLimb();
    void whatIsPlacedStays();
    void nobodyStaysNobody();
};

namespace {

Person uprightPerson() {
    Person person;
    auto& body = person.body;
    body[Joint::Neck] = {0.5F, 0.3F, true};
    body[Joint::Nose] = {0.5F, 0.2F, true};
    body[Joint::RightShoulder] = {0.4F, 0.3F, true};
    body[Joint::RightElbow] = {0.35F, 0.4F, true};
    body[Joint::RightEye] = {0.48F, 0.18F, true};
    return person;
}

bool liesAt(const Keypoint& point, float x, float y) { return std::abs(point.x - x) + std::abs(point.y - y) < 1e-4F; }

}  // namespace

void TestPosePlaces::theOutlineReachesTheCrown() {
    const auto joints = boundsOf(uprightPerson()), all = outlineOf(uprightPerson());
    QCOMPARE(joints.top, 0.18F);
    QVERIFY(std::abs(all.top - 0.06F) < 1e-4F);  // 1.4 distances from neck to nose above the nose
    QCOMPARE(all.bottom, joints.bottom);
}

void TestPosePlaces::hiddenJointsFindTheirLimb() {
    auto person = uprightPerson();
    placeHidden(person);
    QVERIFY(liesAt(person.body[Joint::LeftShoulder], 0.6F, 0.3F));  // opposite the other
    QVERIFY(liesAt(person.body[Joint::LeftEye], 0.52F, 0.18F));
    QVERIFY(liesAt(person.body[Joint::RightWrist], 0.3F, 0.5F));  // straight on
    QVERIFY(liesAt(person.body[Joint::RightEar], 0.46F, 0.16F));
    QVERIFY(!person.body[Joint::LeftShoulder].visible);
}

void TestPosePlaces::whatIsPlacedStays() {
    auto person = uprightPerson();
    person.body[Joint::LeftShoulder] = {0.9F, 0.9F, false};
    placeHidden(person);
    QVERIFY(liesAt(person.body[Joint::LeftShoulder], 0.9F, 0.9F));
    QVERIFY(liesAt(person.body[Joint::RightElbow], 0.35F, 0.4F));
}

void TestPosePlaces::nobodyStaysNobody() {
    Person nobody;
    placeHidden(nobody);
    QCOMPARE(nobody, Person());
}

PGD_TEST(TestPosePlaces)
#include "test_pose_places.moc"
