#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCryptographicHash>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeWidget>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"

// The person's own models: added by dialog or drop, told about, changed, forgotten.
class TestModels : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void aFileIsAddedAndOffered();
    void whatIsNoModelIsSaid();
    void whatFilesDoNotSayIsAskedFor();
    void forgettingLeavesTheFile();
    void itsHashIsComputedBehindIt();
    void aFolderIsWatched();
    void notesAreKept();
    void pictureAndLicenceAreShown();
    void foldersHaveNothingToBorrow();

 private:
    void click(const QString& name) { QTest::mouseClick(m_studio->find<QPushButton>(name), Qt::LeftButton); }
    static void write(const QString& file, const QByteArray& bytes);
    void add(const QString& file);
    QTreeWidget* list() const { return m_studio->find<QTreeWidget>("modelsList"); }
    core::models::ModelLocation place() const { return m_studio->script().places().at(0); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestModels::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_studio->trigger("modelsAction");
    QTRY_COMPARE(m_studio->textOf("modelDetail"), QString("No models of your own yet."));
}

void TestModels::write(const QString& file, const QByteArray& bytes) {
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) qFatal("cannot write the test file");
    out.write(bytes);
}

void TestModels::add(const QString& file) {
    m_studio->answerDialogs(file);
    click("addModelFile");
    QTRY_COMPARE(list()->topLevelItemCount(), 1);
}

void TestModels::aFileIsAddedAndOffered() {
    add("/models/painter.safetensors");
    QCOMPARE(list()->topLevelItem(0)->text(0), QString("painter"));
    QCOMPARE(list()->topLevelItem(0)->text(2), QString("Stable Diffusion 2.x"));
    QCOMPARE(m_studio->textOf("modelDetail"), QString("At /models/painter.safetensors"));
    QTRY_VERIFY(m_studio->find<QComboBox>("modelCombo")->findText("painter") >= 0);
}

void TestModels::whatIsNoModelIsSaid() {
    m_studio->find<QDialog>("modelsDialog")->close();
    m_studio->drop(m_folder->filePath("broken.safetensors"));
    QTRY_COMPARE(m_studio->textOf("modelProblem"), QString("broken: file incomplete"));
    QCOMPARE(list()->topLevelItemCount(), 0);
}

void TestModels::whatFilesDoNotSayIsAskedFor() {
    add("/models/painter.safetensors");
    auto* prediction = m_studio->find<QComboBox>("modelPrediction");
    prediction->setFocus();
    QTest::keyClick(prediction, Qt::Key_End);
    QTRY_COMPARE(list()->topLevelItem(0)->text(3), QString("velocity (v)"));
    m_studio->answerDialogs("/models/words");
    click("modelVocabulary");
    QTRY_VERIFY(m_studio->textOf("modelDetail").contains("Vocabulary: /models/words"));
    m_studio->answerDialogs("/models/whole");
    click("modelLender");
    QTRY_COMPARE(place().lender, std::filesystem::path("/models/whole"));
    m_studio->answerDialogs("/models/vae.safetensors");
    click("modelLenderFile");
    QTRY_COMPARE(place().lender, std::filesystem::path("/models/vae.safetensors"));
    QCOMPARE(place().prediction, std::string("v_prediction"));
    QCOMPARE(place().vocabulary, std::filesystem::path("/models/words"));
    QVERIFY(!m_studio->find<QPushButton>("modelStructure")->isVisible());
}

void TestModels::forgettingLeavesTheFile() {
    const QString file = m_folder->filePath("mine.safetensors");
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    add(file);
    click("modelForget");
    QTRY_COMPARE(list()->topLevelItemCount(), 0);
    QVERIFY(QFile::exists(file));
    QTRY_COMPARE(m_studio->find<QComboBox>("modelCombo")->findText("mine"), -1);
}

void TestModels::itsHashIsComputedBehindIt() {
    const QString file = m_folder->filePath("mine.safetensors");
    write(file, "weights");
    add(file);
    const QString hash = QCryptographicHash::hash("weights", QCryptographicHash::Sha256).toHex();
    QTRY_COMPARE(m_studio->textOf("modelHash"), "SHA-256: " + hash.left(10) + "…");
    QCOMPARE(m_studio->find<QLabel>("modelHash")->toolTip(), hash);
    click("modelCopyHash");
    QCOMPARE(QGuiApplication::clipboard()->text(), hash);
}

void TestModels::aFolderIsWatched() {
    const QString folder = m_folder->filePath("models");
    QVERIFY(QDir().mkpath(folder));
    m_studio->answerDialogs(folder);
    click("watchFolder");
    QTRY_COMPARE(list()->topLevelItemCount(), 1);
    QCOMPARE(list()->topLevelItem(0)->text(1), QString("Watched folder"));
    write(folder + "/came.safetensors", "weights");
    QTRY_COMPARE_WITH_TIMEOUT(list()->topLevelItem(0)->childCount(), 1, 10'000);
    QCOMPARE(list()->topLevelItem(0)->child(0)->text(0), QString("came"));
    QVERIFY(m_studio->find<QPushButton>("modelForget")->isVisible());  // the folder is chosen
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Down);
    QTRY_VERIFY(m_studio->textOf("modelDetail").contains("In the watched folder " + folder));
    QVERIFY(!m_studio->find<QPushButton>("modelForget")->isVisible());
    QVERIFY(QFile::remove(folder + "/came.safetensors"));
    QTRY_COMPARE_WITH_TIMEOUT(list()->topLevelItem(0)->childCount(), 0, 10'000);
    QTRY_COMPARE(m_studio->find<QPushButton>("modelForget")->text(), QString("Stop Watching"));
    click("modelForget");
    QTRY_COMPARE(list()->topLevelItemCount(), 0);
    QVERIFY(QDir(folder).exists());
}

void TestModels::notesAreKept() {
    add("/models/painter.safetensors");
    m_studio->type("modelNotes", "good with trees");
    QTRY_COMPARE(m_studio->script().notesOf("painter"), std::string("good with trees"));
    QCOMPARE(m_studio->find<QPlainTextEdit>("modelNotes")->toPlainText(), QString("good with trees"));
    // What was typed last is not lost when the window closes.
    m_studio->type("modelNotes", "!");
    m_studio->find<QDialog>("modelsDialog")->close();
    QTRY_VERIFY(m_studio->script().notesOf("painter").find('!') != std::string::npos);
}

void TestModels::pictureAndLicenceAreShown() {
    QImage picture(640, 320, QImage::Format_RGB32);
    picture.fill(Qt::red);
    QVERIFY(picture.save(m_folder->filePath("mine.png")));
    write(m_folder->filePath("mine.safetensors"), "weights");
    add(m_folder->filePath("mine.safetensors"));
    auto* shown = m_studio->find<QLabel>("modelPicture");
    QTRY_VERIFY(shown->isVisible() && shown->pixmap().width() == 2 * shown->pixmap().height());
    QCOMPARE(m_studio->textOf("modelLicence"), QString("Licence: openrail++"));
    click("modelReadLicence");
    QCOMPARE(m_studio->find<QPlainTextEdit>("licenceText")->toPlainText(), QString("Be kind."));
    m_studio->find<QDialog>("licenceDialog")->close();
    // A file that only claims to be a picture shows none.
    write(m_folder->filePath("other.png"), "<svg/>");
    m_studio->answerDialogs(m_folder->filePath("other.safetensors"));
    click("addModelFile");
    QTRY_VERIFY(m_studio->textOf("modelDetail").contains("other"));
    QTRY_VERIFY(!shown->isVisible());
}

void TestModels::foldersHaveNothingToBorrow() {
    add("/models/painter.safetensors");
    for (const auto* wish : {"modelVocabulary", "modelLender", "modelForget"})
        QVERIFY(m_studio->find<QPushButton>(wish)->isVisible());
    m_studio->answerDialogs("/models/folder");
    click("addModelFolder");
    QTRY_COMPARE(m_studio->textOf("modelDetail"), QString("At /models/folder"));
    for (const auto* wish : {"modelVocabulary", "modelLender", "modelStructure"})
        QVERIFY(!m_studio->find<QPushButton>(wish)->isVisible());
    QVERIFY(!m_studio->find<QComboBox>("modelPrediction")->isVisible());
    QVERIFY(m_studio->find<QPushButton>("modelForget")->isVisible());
}

PGD_TEST(TestModels)
#include "test_models.moc"
