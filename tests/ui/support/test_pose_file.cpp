#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "tests/support/test_program.h"
#include "ui/support/pose_file.h"

class TestPoseFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void bothKindsComeBack_data();
    void bothKindsComeBack();
    void aPngWithoutAPoseIsRefused();
};

namespace {

core::control::OpenPose onePerson() {
    core::control::OpenPose pose;
    pose.canvasWidth = 384;
    pose.canvasHeight = 256;
    pose.people.resize(1);
    pose.people[0].body[core::control::Joint::Nose] = {0.5F, 0.25F, true};
    pose.people[0].body[core::control::Joint::Neck] = {0.5F, 0.375F, true};
    return pose;
}

}  // namespace

void TestPoseFile::bothKindsComeBack_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("json") << "pose.json";
    QTest::newRow("png") << "pose.PNG";
}

void TestPoseFile::bothKindsComeBack() {
    QFETCH(QString, name);
    const QTemporaryDir folder;
    const auto file = folder.filePath(name);
    ui::writePoseFile(file, onePerson());
    const auto pose = ui::readPoseFile(file);
    QCOMPARE(pose.canvasWidth, 384);
    QCOMPARE(pose.canvasHeight, 256);
    QVERIFY(pose.people == onePerson().people);
    QCOMPARE(ui::holdsPose(file), name.endsWith("PNG"));
}

void TestPoseFile::aPngWithoutAPoseIsRefused() {
    const QTemporaryDir folder;
    const auto file = folder.filePath("plain.png");
    core::writePng(file.toStdString(), core::Image(8, 8), {});
    QVERIFY(!ui::holdsPose(file));
    QVERIFY(!ui::holdsPose(folder.filePath("none.png")));
    QVERIFY_EXCEPTION_THROWN(ui::readPoseFile(file), core::Error);
    QVERIFY_EXCEPTION_THROWN(ui::readPoseFile(folder.filePath("none.json")), core::Error);
}

PGD_TEST(TestPoseFile)
#include "test_pose_file.moc"
