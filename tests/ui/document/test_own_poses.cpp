#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/test_program.h"
#include "ui/document/own_poses.h"
#include "ui/document/pose_presets.h"

class TestOwnPoses : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void keptPosesAreThereTheNextTime();
    void aBadFileHidesNoOther();
    void forgettingTakesTheRightOne();
};

void TestOwnPoses::keptPosesAreThereTheNextTime() {
    const QTemporaryDir folder;
    const auto person = ui::posePresets().front().person;
    ui::OwnPoses(folder.filePath("poses")).keep(person);
    const ui::OwnPoses again(folder.filePath("poses"));
    QCOMPARE(again.people().size(), std::size_t(1));
    QVERIFY(std::abs(again.people()[0].body[core::control::Joint::LeftWrist].x -
                     person.body[core::control::Joint::LeftWrist].x) < 1e-4);
}

void TestOwnPoses::aBadFileHidesNoOther() {
    const QTemporaryDir folder;
    ui::OwnPoses poses(folder.path());
    poses.keep(ui::posePresets().front().person);
    for (const char* text : {"", "{", "{\"people\": 3}", "[]"}) {
        QFile bad(folder.filePath("a-bad-one.json"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write(text);
        bad.close();
        QCOMPARE(ui::OwnPoses(folder.path()).people().size(), std::size_t(1));
    }
}

void TestOwnPoses::forgettingTakesTheRightOne() {
    const QTemporaryDir folder;
    ui::OwnPoses poses(folder.path());
    for (int i = 0; i < 3; ++i) poses.keep(ui::posePresets().at(i).person);
    const auto first = poses.people()[0], last = poses.people()[2];
    poses.forget(1);
    QCOMPARE(poses.people().size(), std::size_t(2));
    QVERIFY(poses.people()[0] == first);
    QVERIFY(poses.people()[1] == last);
    QCOMPARE(QDir(folder.path()).entryList({"*.json"}).size(), 2);
}

PGD_TEST(TestOwnPoses)
#include "test_own_poses.moc"
