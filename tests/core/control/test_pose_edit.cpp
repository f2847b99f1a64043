#include <QtTest>
#include <cmath>

#include "core/control/pose_edit.h"
#include "tests/support/test_program.h"

using namespace core::control;

namespace {

constexpr float kPi = 3.14159265F;

// An arm along the x axis, with a hand.
Person pointing() {
    Person person;
    person.body[Joint::Neck] = {0, 0, true};
    person.body[Joint::LeftShoulder] = {1, 0, true};
    person.body[Joint::LeftElbow] = {3, 0, true};
    person.body[Joint::LeftWrist] = {6, 0, true};
    person.leftHand.assign(kHandPoints, {7, 0, true});
    return person;
}

bool isAt(const Keypoint& point, float x, float y) { return std::hypot(point.x - x, point.y - y) < 1e-4F; }

}  // namespace

class TestPoseEdit : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void turningIsClockwise() {
        Person person = pointing();
        transform(person, PoseMap2D::turning(kPi / 2, 1, 0));
        QVERIFY(isAt(person.body[Joint::LeftElbow], 1, 2));
        QVERIFY(isAt(person.leftHand[0], 1, 6));
    }

    void swingingKeepsLengths() {
        Person person = pointing();
        swingJoint(person, Joint::LeftElbow, 1, -10);
        QVERIFY(isAt(person.body[Joint::LeftElbow], 1, -2));
        QVERIFY(isAt(person.body[Joint::LeftWrist], 1, -5));
        QVERIFY(isAt(person.leftHand[3], 1, -6));
        QVERIFY(isAt(person.body[Joint::LeftShoulder], 1, 0));
    }

    void theNeckTakesEverythingAlong() {
        Person person = pointing();
        swingJoint(person, Joint::Neck, 5, 5);
        QVERIFY(isAt(person.body[Joint::LeftWrist], 11, 5));
    }

    void handsHangOnWrists() {
        Person person = pointing();
        moveJoint(person, Joint::LeftWrist, 0, 2);
        QVERIFY(isAt(person.leftHand[20], 7, 2));
        moveJoint(person, Joint::LeftElbow, 0, 2);
        QVERIFY(isAt(person.leftHand[20], 7, 2));
    }

    void everyJointHasAnOpposite() {
        QCOMPARE(oppositeOf(Joint::LeftAnkle), Joint::RightAnkle);
        QCOMPARE(oppositeOf(Joint::Neck), Joint::Neck);
        for (int i = 0; i < kJointCount; ++i)
            QCOMPARE(oppositeOf(oppositeOf(static_cast<Joint>(i))), static_cast<Joint>(i));
    }

    void mirroringTwiceChangesNothing() {
        Person person = pointing();
        mirror(person);
        QVERIFY(person.leftHand.empty() && person.rightHand.size() == kHandPoints);
        QVERIFY(isAt(person.body[Joint::RightWrist], 0, 0));
        mirror(person);
        QVERIFY(isAt(person.body[Joint::LeftWrist], 6, 0));
    }

    void hiddenJointsDoNotCountForTheBox() {
        Person person = pointing();
        person.body[Joint::RightAnkle] = {-50, 80, false};
        QCOMPARE(boundsOf(person).left, 0.0F);
        QCOMPARE(boundsOf(person).bottom, 0.0F);
        for (auto& joint : person.body.joints) joint.visible = false;
        QCOMPARE(boundsOf(person).left, -50.0F);
    }
};

PGD_TEST(TestPoseEdit)
#include "test_pose_edit.moc"
