#include <QAction>
#include <QFile>
#include <QListView>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>

#include "core/pipeline/picture_file.h"
#include "tests/gui/studio.h"
#include "ui/support/file_path.h"
#include "ui/support/seed_spin.h"

// Pictures in and out: drop, save, gallery, and what comes back with them.
class TestPictures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void droppedPictureRestoresItsPlan();
    void droppedPictureWithoutPlanIsExplained();
    void droppedGarbageIsExplained();
    void savedPictureCarriesItsPlan();
    void savingWhereNothingCanBeWrittenIsExplained();
    void galleryShowsOlderPictures();
    void galleryRestoresParts();
    void vanishedPictureIsExplained();
    void fullGalleryFolderKeepsThePicture();

 private:
    QString file(const QString& name) const { return m_folder->filePath(name); }
    void paintOne();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestPictures::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_studio->script().allowEverything();
}

void TestPictures::paintOne() {
    const int before = m_studio->pictures();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), before + 1);
}

void TestPictures::droppedPictureRestoresItsPlan() {
    core::pipeline::Plan plan;
    plan.prompt = "a boat, 水彩";
    plan.negativePrompt = "text";
    plan.width = 320;
    plan.steps = 12;
    plan.tStruct = 300;
    plan.seed = 77;
    core::pipeline::savePicture(ui::toPath(file("boat.png")), core::Image(320, 256), plan);
    m_studio->drop(file("boat.png"));
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("a boat, 水彩"));
    QVERIFY(m_studio->find<QPlainTextEdit>("negativePromptEdit")->isVisible());
    QCOMPARE(m_studio->find<QSpinBox>("widthSpin")->value(), 320);
    QCOMPARE(m_studio->find<QSpinBox>("stepsSpin")->value(), 12);
    QCOMPARE(m_studio->find<QSlider>("tStructSlider")->value(), 300);
    QCOMPARE(m_studio->find<ui::SeedSpin>("seedSpin")->value(), std::uint64_t{77});
    m_studio->trigger("undoAction");
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString());
    QCOMPARE(m_studio->find<QSpinBox>("stepsSpin")->value(), 25);
}

void TestPictures::droppedPictureWithoutPlanIsExplained() {
    core::pipeline::savePictureWithoutMetadata(ui::toPath(file("bare.png")), core::Image(64, 64));
    m_studio->drop(file("bare.png"));
    QVERIFY(m_studio->message().contains("bare.png holds no plan"));
    QVERIFY(!m_studio->find<QAction>("undoAction")->isEnabled());
}

void TestPictures::droppedGarbageIsExplained() {
    QFile garbage(file("garbage.png"));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write("no picture at all");
    garbage.close();
    m_studio->drop(garbage.fileName());
    QVERIFY(m_studio->message().contains("garbage.png"));
}

void TestPictures::savedPictureCarriesItsPlan() {
    QVERIFY(!m_studio->find<QAction>("saveAction")->isEnabled());
    m_studio->type("promptEdit", "a red kite");
    paintOne();
    m_studio->type("promptEdit", " and more");  // later edits are not part of the picture
    m_studio->answerDialogs(file("kite.png"));
    m_studio->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    const auto plan = core::pipeline::readPlan(ui::toPath(file("kite.png")));
    QVERIFY(plan.has_value());
    QCOMPARE(QString::fromStdString(plan->prompt), QString("a red kite"));
    const core::Image image = core::pipeline::loadPicture(ui::toPath(file("kite.png")));
    QCOMPARE(image.pixels.front(), static_cast<std::uint8_t>(plan->seed));
}

void TestPictures::savingWhereNothingCanBeWrittenIsExplained() {
    paintOne();
    m_studio->answerDialogs(file("no/such/folder/a.png"));
    m_studio->trigger("saveAction");
    QVERIFY(!m_studio->message().isEmpty());
}

void TestPictures::galleryShowsOlderPictures() {
    paintOne();
    paintOne();
    auto* list = m_studio->find<QListView>("galleryList");
    QCOMPARE(list->currentIndex().row(), 0);
    const QPoint older = list->visualRect(list->model()->index(1, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, older);
    QCOMPARE(list->currentIndex().row(), 1);
    m_studio->answerDialogs(file("older.png"));
    m_studio->trigger("saveAction");
    QVERIFY(QFile::exists(file("older.png")));
    QTRY_VERIFY(!list->model()->index(1, 0).data(Qt::DecorationRole).value<QImage>().isNull());
}

void TestPictures::galleryRestoresParts() {
    m_studio->type("promptEdit", "first");
    paintOne();
    m_studio->type("promptEdit", " second");
    auto* steps = m_studio->find<QSpinBox>("stepsSpin");
    steps->setValue(9);
    m_studio->trigger("restorePromptAction");
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("first"));
    QCOMPARE(steps->value(), 9);
    m_studio->trigger("restoreAllAction");
    QCOMPARE(steps->value(), 25);
    QVERIFY(m_studio->find<QWidget>("seedSpin")->isEnabled());
}

void TestPictures::vanishedPictureIsExplained() {
    paintOne();
    paintOne();
    const QDir gallery(m_folder->filePath("data/gallery"));
    for (const QString& name : gallery.entryList(QDir::Files)) QFile::remove(gallery.filePath(name));
    auto* list = m_studio->find<QListView>("galleryList");
    list->setFocus();
    m_studio->press(Qt::Key_Right);
    QVERIFY(!m_studio->message().isEmpty());
}

void TestPictures::fullGalleryFolderKeepsThePicture() {
    QVERIFY(QDir().mkpath(file("data")));
    QFile blocker(file("data/gallery"));  // a file where the folder should be
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    paintOne();
    QVERIFY(!m_studio->message().isEmpty());
    m_studio->answerDialogs(file("rescued.png"));
    m_studio->trigger("saveAction");
    QVERIFY(core::pipeline::readPlan(ui::toPath(file("rescued.png"))).has_value());
}

QTEST_MAIN(TestPictures)
#include "test_pictures.moc"
