#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/plan/metadata/picture_file.h"
#include "tests/support/test_program.h"
#include "ui/support/file_path.h"
#include "ui/support/picture_folder.h"

class TestPictureFolder : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesAreNeverReused();
    void keptPicturesCarryTheirPlan();
    void newestComeFirst();
    void unwritableFolderThrowsAndLeavesNothing();
};

namespace {

core::plan::Plan planWithSeed(std::uint64_t seed) {
    core::plan::Plan plan;
    plan.seed = seed;
    return plan;
}

}  // namespace

void TestPictureFolder::namesAreNeverReused() {
    const QTemporaryDir root;
    const ui::PictureFolder folder(root.filePath("gallery"));
    QStringList names;
    for (int i = 0; i < 20; ++i) names << folder.keep(core::Image(8, 8), {});
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(folder.newest(100).size(), 20);
}

void TestPictureFolder::keptPicturesCarryTheirPlan() {
    const QTemporaryDir root;
    const ui::PictureFolder folder(root.path());
    const QString file = folder.keep(core::Image(8, 8), planWithSeed(42));
    const auto plan = core::plan::readPlan(ui::toPath(file));
    QVERIFY(plan.has_value());
    QCOMPARE(plan->seed, std::uint64_t{42});
}

void TestPictureFolder::newestComeFirst() {
    const QTemporaryDir root;
    const ui::PictureFolder folder(root.path());
    QStringList kept;
    for (int i = 0; i < 4; ++i) kept.prepend(folder.keep(core::Image(8, 8), {}));
    QCOMPARE(folder.newest(100), kept);
    QCOMPARE(folder.newest(2), kept.mid(0, 2));
}

void TestPictureFolder::unwritableFolderThrowsAndLeavesNothing() {
    const QTemporaryDir root;
    QFile blocker(root.filePath("gallery"));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    const ui::PictureFolder folder(root.filePath("gallery/pictures"));
    QVERIFY_EXCEPTION_THROWN(folder.keep(core::Image(8, 8), {}), core::Error);
    const ui::PictureFolder bad(root.filePath("other"));
    QVERIFY_EXCEPTION_THROWN(bad.keep(core::Image(), {}), core::Error);  // no picture to write
    QVERIFY(bad.newest(10).isEmpty());
}

PGD_TEST(TestPictureFolder)
#include "test_picture_folder.moc"
