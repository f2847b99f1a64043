#include <QtTest>
#include <functional>
#include <random>

#include "core/base/error.h"
#include "core/control/openpose_json.h"
#include "tests/support/test_program.h"

using namespace core::control;

namespace {

QString sentenceOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

// A body whose joint i lies at (first + 10 i, 20 i) pixels.
QByteArray body(int joints, double first = 5) {
    QByteArray list;
    for (int i = 0; i < joints; ++i)
        list += QByteArray(list.isEmpty() ? "" : ",") + QByteArray::number(first + 10 * i) + "," +
                QByteArray::number(20 * i + 1) + ",1";
    return list;
}

std::string file(const QByteArray& keypoints,
                 const QByteArray& canvas = "\"canvas_width\":400,\"canvas_height\":800,") {
    return ("{" + canvas + "\"people\":[{\"pose_keypoints_2d\":[" + keypoints + "]}]}").toStdString();
}

Person randomPerson(std::mt19937& random) {
    std::uniform_real_distribution<float> place(-0.2f, 1.2f);
    const auto point = [&] { return random() % 5 ? Keypoint{place(random), place(random), true} : Keypoint{}; };
    Person person;
    for (auto& joint : person.body.joints) joint = point();
    person.body.joints[0] = {1.1f, 0.5f, true};  // beside the canvas
    for (int i = 0; i < kHandPoints; ++i) person.leftHand.push_back(point());
    for (int i = 0; i < kFacePoints; ++i) person.face.push_back(point());
    return person;
}

bool areNear(const Keypoint& a, const Keypoint& b) {
    return a.visible == b.visible && std::abs(a.x - b.x) < 1e-5f && std::abs(a.y - b.y) < 1e-5f;
}

}  // namespace

class TestOpenPoseJson : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void pixelsBecomeFractions() {
        const auto pose = readOpenPose(file(body(18)), "a.json");
        QCOMPARE(pose.canvasWidth, 400);
        QCOMPARE(pose.people.size(), 1u);
        const auto& elbow = pose.people[0].body[Joint::RightElbow];
        QVERIFY(areNear(elbow, {35.0f / 400, 61.0f / 800, true}));
    }

    void normalisedCoordinatesStay() {
        QByteArray list;
        for (int i = 0; i < 18; ++i) list += QByteArray(i ? "," : "") + "0.25,0.5,0.9";
        const auto pose = readOpenPose(file(list, ""), "a.json");
        QVERIFY(areNear(pose.people[0].body.joints[7], {0.25f, 0.5f, true}));
    }

    void body25LosesItsPelvisAndFeet() {
        const auto pose = readOpenPose(file(body(25)), "a.json");
        const auto& joints = pose.people[0].body.joints;
        QVERIFY(areNear(joints[7], {75.0f / 400, 141.0f / 800, true}));
        QVERIFY(areNear(joints[8], {95.0f / 400, 181.0f / 800, true}));
        QVERIFY(areNear(joints[17], {185.0f / 400, 361.0f / 800, true}));
    }

    void missingJointsAreHidden() {
        auto list = body(18);
        list.replace("15,21,1", "-1,-1,0");
        const auto pose = readOpenPose(file(list), "a.json");
        QVERIFY(!pose.people[0].body[Joint::Neck].visible);
        QVERIFY(pose.people[0].body[Joint::Nose].visible);
    }

    void aListOfOneFrameAndOtherSizeNames() {
        const auto text = "[" + file(body(18), "\"width\":400,\"height\":800,") + "]";
        QCOMPARE(readOpenPose(text, "a.json").canvasHeight, 800);
    }

    void roundTripKeepsHandsAndFace() {
        std::mt19937 random(3);
        for (int i = 0; i < 50; ++i) {
            const OpenPose pose{768, 512, {randomPerson(random), randomPerson(random)}};
            const auto back = readOpenPose(writeOpenPose(pose), "a.json");
            QCOMPARE(back.people.size(), 2u);
            for (std::size_t p = 0; p < 2; ++p) {
                for (std::size_t j = 0; j < kJointCount; ++j)
                    QVERIFY(areNear(back.people[p].body.joints[j], pose.people[p].body.joints[j]));
                QCOMPARE(back.people[p].leftHand.size(), std::size_t{kHandPoints});
                QVERIFY(back.people[p].rightHand.empty());
                QVERIFY(areNear(back.people[p].face[33], pose.people[p].face[33]));
            }
            QCOMPARE(writeOpenPose(back), writeOpenPose(pose));
        }
    }

    void badFilesGetASentence_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("no json") << QByteArray("hello") << "OpenPose JSON";
        QTest::newRow("no people") << QByteArray(R"({"canvas_width":5})") << "people";
        QTest::newRow("people no list") << QByteArray(R"({"people":3})") << "people";
        QTest::newRow("person no object") << QByteArray(R"({"people":[3]})") << "objects";
        QTest::newRow("too short") << QByteArray(R"({"people":[{"pose_keypoints_2d":[1,2,3]}]})")
                                   << "54 or 75 numbers, found 3";
        QTest::newRow("text in numbers") << QByteArray(file(body(18)).c_str()).replace("5,1,1", "\"x\",1,1")
                                         << "numbers";
        QTest::newRow("wild") << QByteArray(file(body(18)).c_str()).replace("5,1,1", "1e300,1,1")
                              << "coordinates within";
        QTest::newRow("no whole points") << QByteArray(R"({"people":[{"face_keypoints_2d":[1,2,3,4]}]})")
                                         << "three numbers";
        QTest::newRow("negative canvas") << QByteArray(
                                                file(body(18), "\"canvas_width\":-4,\"canvas_height\":9,").c_str())
                                         << "canvas_width";
        QTest::newRow("deep") << QByteArray(200000, '[') << "OpenPose JSON";
    }

    void badFilesGetASentence() {
        QFETCH(QByteArray, text);
        QFETCH(QString, word);
        const auto sentence = sentenceOf([&] { readOpenPose(text.toStdString(), "bad.json"); });
        QVERIFY2(sentence.contains("bad.json") && sentence.contains(word), qPrintable(sentence));
    }
};

PGD_TEST(TestOpenPoseJson)
#include "test_openpose_json.moc"
