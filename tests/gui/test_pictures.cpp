#include <QAction>
#include <QBuffer>
#include <QFile>
#include <QListView>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>

#include "core/image/png_file.h"
#include "core/plan/metadata/picture_file.h"
#include "tests/core/image/exif_bytes.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/support/file_path.h"
#include "ui/widgets/seed_spin.h"

// Pictures in and out: drop, save, gallery, and what comes back with them.
class TestPictures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void droppedPictureRestoresItsPlan();
    void droppedPictureWithoutPlanIsExplained();
    void droppedGarbageIsExplained();
    void pictureOfAnotherProgramRestoresItsPlan();
    void aRandomSeedStaysRandom();
    void photoThatHoldsAPlanRestoresIt();
    void photoWithoutPlanIsDrawnAfter();
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
    core::plan::Plan plan;
    plan.prompt = "a boat, 水彩";
    plan.negativePrompt = "text";
    plan.width = 320;
    plan.steps = 12;
    plan.tStruct = 300;
    plan.seed = 77;
    core::plan::savePicture(ui::toPath(file("boat.png")), core::Image(320, 256), plan);
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
    core::plan::savePictureWithoutMetadata(ui::toPath(file("bare.png")), core::Image(64, 64));
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

void TestPictures::pictureOfAnotherProgramRestoresItsPlan() {
    core::writePng(ui::toPath(file("comfy.png")), core::Image(64, 64), {{"prompt", R"({
        "1": {"class_type": "KSampler", "inputs": {"seed": 77, "steps": 900, "cfg": 4, "sampler_name": "lms",
              "scheduler": "normal", "positive": ["2", 0], "latent_image": ["3", 0], "model": ["4", 0]}},
        "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "a boat"}},
        "3": {"class_type": "EmptyLatentImage", "inputs": {"width": 330, "height": 256}},
        "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "<b>sd/x</b>"}}})"}});
    m_studio->drop(file("comfy.png"));
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("a boat"));
    QCOMPARE(m_studio->find<QSpinBox>("widthSpin")->value(), 336);
    QCOMPARE(m_studio->find<QSpinBox>("stepsSpin")->value(), 200);
    QCOMPARE(m_studio->find<ui::SeedSpin>("seedSpin")->value(), std::uint64_t{77});
    QCOMPARE(m_studio->document().plan().model, core::plan::Plan().model);
    QCOMPARE(m_studio->message(),
             QString("The plan of comfy.png, written by ComfyUI, is restored. "
                     "Its model <b>sd/x</b> is not taken over: starter stays. "
                     "The sampler lms normal became DPM++ 2M Uniform, the nearest one. 900 steps became 200. "
                     "The size 330 x 256 became 336 x 256."));
    m_studio->trigger("undoAction");
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString());
}

void TestPictures::aRandomSeedStaysRandom() {
    core::writePng(ui::toPath(file("a.png")), core::Image(64, 64), {{"parameters", "p\nSteps: 9, Seed: -1, Mood: x"}});
    m_studio->drop(file("a.png"));
    QVERIFY(m_studio->document().randomSeed());
    QVERIFY2(m_studio->message().contains("stays random"), qPrintable(m_studio->message()));
}

void TestPictures::photoThatHoldsAPlanRestoresIt() {
    QBuffer jpeg;
    QVERIFY(jpeg.open(QIODevice::WriteOnly) && QImage(64, 48, QImage::Format_RGB32).save(&jpeg, "JPG"));
    const QString text = "a boat, 水彩\nSteps: 12, Sampler: Euler a, CFG scale: 7, Seed: 5, Size: 512x768";
    const QByteArray exif = test::exifWith(test::utf16Comment(text, test::ByteOrder::Big));
    for (const QByteArray& bytes : {test::jpegWith(exif, jpeg.data()), test::webpWith(exif)}) {
        QFile photo(file("boat.jpg"));
        QVERIFY(photo.open(QIODevice::WriteOnly));
        photo.write(bytes);
        photo.close();
        m_studio->drop(photo.fileName());
        QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("a boat, 水彩"));
        QVERIFY(m_studio->message().startsWith("The plan of boat.jpg, written by A1111, is restored."));
        QCOMPARE(m_studio->document().shownImage().size(), QSize(64, 48));  // the WebP holds no picture to show
        m_studio->trigger("undoAction");
    }
}

void TestPictures::photoWithoutPlanIsDrawnAfter() {
    QVERIFY(QImage(64, 48, QImage::Format_RGB32).save(file("photo.jpg")));
    m_studio->drop(file("photo.jpg"));
    QVERIFY(m_studio->message().isEmpty());
    QVERIFY(m_studio->document().shownImage().isNull());
    QCOMPARE(m_studio->document().layers().reference->width, 64);
}

void TestPictures::savedPictureCarriesItsPlan() {
    QVERIFY(!m_studio->find<QAction>("saveAction")->isEnabled());
    m_studio->type("promptEdit", "a red kite");
    paintOne();
    m_studio->type("promptEdit", " and more");  // later edits are not part of the picture
    m_studio->answerDialogs(file("kite.png"));
    m_studio->press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
    const auto plan = core::plan::readPlan(ui::toPath(file("kite.png")));
    QVERIFY(plan.has_value());
    QCOMPARE(QString::fromStdString(plan->prompt), QString("a red kite"));
    const core::Image image = core::plan::loadPicture(ui::toPath(file("kite.png")));
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
    QVERIFY(core::plan::readPlan(ui::toPath(file("rescued.png"))).has_value());
}

PGD_TEST(TestPictures)
#include "test_pictures.moc"
