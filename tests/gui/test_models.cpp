#include <QAction>
#include <QComboBox>
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

 private:
    void click(const QString& name) { QTest::mouseClick(m_studio->find<QPushButton>(name), Qt::LeftButton); }
    void add(const QString& file);
    QTreeWidget* list() const { return m_studio->find<QTreeWidget>("modelsList"); }
    core::models::ModelPlace place() const { return m_studio->script().places().at(0); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestModels::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_studio->trigger("modelsAction");
    QTRY_COMPARE(m_studio->textOf("modelDetail"), QString("No models of your own yet."));
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

PGD_TEST(TestModels)
#include "test_models.moc"
