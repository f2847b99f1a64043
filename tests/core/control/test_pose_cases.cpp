#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/control/openpose_json.h"
#include "core/control/pose_map.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using namespace core::control;

namespace {

QByteArray bytesOfCase(const QString& name) {
    QFile file(PGD_TEST_DATA "/cases/poses/" + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no such case");
    return file.readAll();
}

OpenPose readPoseCase(const QString& name, const CanvasSize& expected = {}) {
    return readOpenPose(bytesOfCase(name).toStdString(), name.toStdString(), expected);
}

bool isAt(const Person& person, Joint joint, double x, double y) {
    const auto& point = person.body[joint];
    return point.visible && std::abs(point.x - x) < 1e-4 && std::abs(point.y - y) < 1e-4;
}

// All of the cases hold the same figure.
bool isTheFigure(const Person& person) {
    return isAt(person, Joint::Nose, 0.5, 0.15) && isAt(person, Joint::Neck, 0.5, 0.28) &&
           isAt(person, Joint::LeftWrist, 0.64, 0.55) && isAt(person, Joint::RightHip, 0.45, 0.55) &&
           isAt(person, Joint::LeftKnee, 0.56, 0.75) && isAt(person, Joint::LeftEar, 0.55, 0.14);
}

}  // namespace

// Poses from other programs, each of a kind that was once read wrongly.
class TestPoseCases : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fractionsMayGoBeyondTheCanvas() {
        const auto pose = readPoseCase("norm_out.json");
        QVERIFY(isTheFigure(pose.people.at(0)));
        QVERIFY(isAt(pose.people[0], Joint::RightAnkle, 0.44, 1.06));
        QVERIFY(isAt(pose.people[0], Joint::LeftAnkle, 0.56, 1.07));
    }

    void peopleWithoutAJointAreNone() {
        const auto pose = readPoseCase("empty_person.json");
        QVERIFY(pose.people.empty());
        QCOMPARE(pose.nobodies, 1);
    }

    void facesOfAnyLengthAreKeptAndDrawn() {
        const auto pose = readPoseCase("face56.json");
        QVERIFY(isTheFigure(pose.people.at(0)));
        QCOMPARE(pose.people[0].face.size(), std::size_t{56});
        const auto map = drawPoseMap(pose.people, 512, 512);
        const auto* pixel = map.row(72) + std::ptrdiff_t{3} * 256;
        QVERIFY(pixel[0] == 255 && pixel[1] == 255 && pixel[2] == 255);
        QCOMPARE(readOpenPose(writeOpenPose(pose), "again").people.at(0).face.size(), std::size_t{56});
    }

    void handsOfAnyLengthAreKeptAndDrawn() {
        for (const std::size_t count : {1u, 2u, 20u, 22u, 40u}) {
            Person person;
            person.leftHand.assign(count, {0.25F, 0.5F, true});
            person.leftHand.back() = {0.75F, 0.5F, true};
            const auto map = drawPoseMap({person}, 64, 64);
            QVERIFY(map.row(32)[3 * 48 + 2] == 255);  // its last point, in blue
            const auto back = readOpenPose(writeOpenPose({64, 64, {person}}), "again");
            QVERIFY(back.people.at(0).leftHand == person.leftHand);
        }
    }

    void nullIsAMissingPoint() {
        const auto pose = readPoseCase("null_one.json");
        QVERIFY(isTheFigure(pose.people.at(0)));
        QVERIFY(!pose.people[0].body[Joint::RightWrist].visible);
    }

    void openPosesOwnFilesHaveNoCanvas() {
        const auto pose = readPoseCase("body25_nocanvas.json");
        QVERIFY(isTheFigure(pose.people.at(0)));
        QVERIFY(pose.canvasIsGuess);
        const auto onPlan = readPoseCase("body25_nocanvas.json", {1024, 512});
        QVERIFY(isAt(onPlan.people.at(0), Joint::Nose, 0.25, 0.15));
        const auto onSmall = readPoseCase("body25_nocanvas.json", {64, 64});  // as large as the points need
        QVERIFY(onSmall.canvasWidth == onSmall.canvasHeight && onSmall.canvasWidth >= 476 && onSmall.canvasWidth < 490);
    }

    void theFirstOfSeveralFramesIsTaken() {
        const auto pose = readPoseCase("two_frames.json");
        QCOMPARE(pose.frames, 2);
        QCOMPARE(pose.people.size(), std::size_t{1});
        QVERIFY(isTheFigure(pose.people[0]));
        const auto later =
            readOpenPose("[{\"people\":[]}," + bytesOfCase("null_one.json").toStdString() + "]", "later");
        QCOMPARE(later.people.size(), std::size_t{1});
        QVERIFY_EXCEPTION_THROWN(readOpenPose("[]", "none"), core::Error);
    }

    void listsMayDiffer() {
        QByteArray body("256,128,1");
        for (int i = 1; i < kJointCount; ++i) body += ",0,0,0";
        const auto text = "{\"canvas_width\":512,\"canvas_height\":512,\"people\":[{\"pose_keypoints_2d\":[" + body +
                          "],\"hand_left_keypoints_2d\":[0.5,0.25,1,0.5,0.75,1]}]}";
        const auto pose = readOpenPose(text.toStdString(), "mixed");
        QVERIFY(isAt(pose.people.at(0), Joint::Nose, 0.5, 0.25));
        QCOMPARE(pose.people[0].leftHand.at(1).y, 0.75F);
    }

    void damagedFilesNeverCrash_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"norm_out", "face56", "null_one", "body25_nocanvas", "two_frames"})
            QTest::newRow(name) << QString("%1.json").arg(name);
    }

    void damagedFilesNeverCrash() {
        QFETCH(QString, name);
        const auto good = bytesOfCase(name);
        QTemporaryDir folder;
        const auto file = folder.filePath("bad.json");
        const auto outcome = mutations::run({good, good.size(), 9}, mutations::count(), file, [&] {
            QFile bad(file);
            if (!bad.open(QIODevice::ReadOnly)) qFatal("no file");
            for (const auto& person : readOpenPose(bad.readAll().toStdString(), "bad").people)
                drawPoseMap({person}, 32, 32);
        });
        QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
        QVERIFY(outcome.opened > 0 && outcome.refused > 0);
    }
};

PGD_TEST(TestPoseCases)
#include "test_pose_cases.moc"
