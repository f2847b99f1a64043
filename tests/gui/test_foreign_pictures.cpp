#include <QAbstractButton>
#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFrame>
#include <QLabel>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>
#include <algorithm>

#include "core/image/png_file.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/support/file_path.h"
#include "ui/widgets/seed_spin.h"

// Pictures, poses and maps of other programs, dropped on the window: what comes back, and what is said.
class TestForeignPictures : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void everyPictureTellsWhatItRestores_data();
    void everyPictureTellsWhatItRestores();
    void aMissingLoraHidesNoNotice();
    void aPromptAloneIsNoWholePlan();
    void aPoseTellsWhatItLeftOut_data();
    void aPoseTellsWhatItLeftOut();
    void nobodyCallsNoPartner();
    void invertingIsOffered();
    void darkLinesAreNotSearchedForEdges();
    void linesOnNothingAreLines();

 private:
    static QString caseFile(const QString& name) { return PGD_TEST_DATA "/cases/" + name; }
    bool has(const QString& card) const { return m_studio->window().findChild<QFrame*>(card) != nullptr; }
    void load(const QString& button, const QString& name) {
        m_studio->answerDialogs(caseFile(name));
        QTest::mouseClick(m_studio->find<QAbstractButton>(button), Qt::LeftButton);
    }
    double lightShare() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestForeignPictures::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    QTRY_VERIFY(m_studio->find<QToolButton>("addPartnerButton")->isEnabled());
}

// Of the plan's edges.
double TestForeignPictures::lightShare() const {
    const auto& edges = m_studio->document().plan().edges;
    if (edges.isEmpty()) return -1;
    return double(std::ranges::count_if(edges->pixels, [](auto value) { return value > 127; })) /
           double(edges->pixels.size());
}

void TestForeignPictures::everyPictureTellsWhatItRestores_data() {
    QTest::addColumn<QString>("program");
    for (const QString& name : QDir(caseFile("metadata")).entryList({"*.png"}, QDir::Files))
        QTest::newRow(qPrintable(name)) << (name.startsWith("comfy")    ? "ComfyUI"
                                            : name.startsWith("invoke") ? "InvokeAI"
                                            : name.startsWith("foo")    ? "Fooocus"
                                                                        : "A1111");
}

void TestForeignPictures::everyPictureTellsWhatItRestores() {
    QFETCH(QString, program);
    const QString name = QTest::currentDataTag();
    m_studio->drop(caseFile("metadata/" + name));
    const QString start = QString("The plan of %1, written by %2, is restored.").arg(name, program);
    QVERIFY2(m_studio->message().startsWith(start), qPrintable(m_studio->message()));
    QVERIFY(!m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText().isEmpty());
    m_studio->trigger("undoAction");
    QVERIFY(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText().isEmpty());
}

void TestForeignPictures::aMissingLoraHidesNoNotice() {
    m_studio->drop(caseFile("metadata/a1111_missing_lora_hides_notices.png"));
    QTRY_VERIFY2(m_studio->message().contains("Not among the models here: rainy day v2."),
                 qPrintable(m_studio->message()));
    for (const char* part : {"is restored", "832 x 1217 became 832 x 1216", "DPM++ 2M SDE Heun Karras became",
                             "ponyV6 is not taken over", "Clip skip 2"})
        QVERIFY2(m_studio->message().contains(part), qPrintable(m_studio->message()));
    QCOMPARE(m_studio->message().count("rainy day v2"), 1);
    m_studio->trigger("undoAction");
    m_studio->drop(caseFile("metadata/crlf.png"));  // what was missing before is not said of this one
    QTest::qWait(0);
    QVERIFY2(!m_studio->message().contains("rainy"), qPrintable(m_studio->message()));
}

void TestForeignPictures::aPromptAloneIsNoWholePlan() {
    const QString file = m_folder->filePath("words.png");
    core::writePng(ui::toPath(file), core::Image(64, 64), {{"parameters", "a boat at sea"}});
    m_studio->drop(file);
    QCOMPARE(m_studio->message(), QString("Of the plan of words.png, written by A1111, this is restored: prompt. All "
                                          "else is as in a new plan."));
    core::writePng(ui::toPath(file), core::Image(64, 64), {{"parameters", " "}});
    m_studio->drop(file);
    QVERIFY2(m_studio->message().contains("words.png holds no plan"), qPrintable(m_studio->message()));
}

void TestForeignPictures::aPoseTellsWhatItLeftOut_data() {
    QTest::addColumn<QString>("sentence");
    QTest::newRow("norm_out.json") << QString();
    QTest::newRow("face56.json") << QString();
    QTest::newRow("null_one.json") << QString();
    QTest::newRow("two_frames.json") << "two_frames.json holds 2 frames: the first one with people is taken.";
    QTest::newRow("body25_nocanvas.json") << "body25_nocanvas.json does not say how large its canvas is";
}

void TestForeignPictures::aPoseTellsWhatItLeftOut() {
    QFETCH(QString, sentence);
    m_studio->drop(caseFile(QString("poses/") + QTest::currentDataTag()));
    QCOMPARE(m_studio->document().plan().people.size(), std::size_t{1});
    QVERIFY(has("partner0Card"));
    QVERIFY2(m_studio->message().startsWith(sentence) && m_studio->message().isEmpty() == sentence.isEmpty(),
             qPrintable(m_studio->message()));
}

void TestForeignPictures::nobodyCallsNoPartner() {
    m_studio->drop(caseFile("poses/empty_person.json"));
    QVERIFY2(m_studio->message().contains("found none with a visible joint"), qPrintable(m_studio->message()));
    QVERIFY(m_studio->document().plan().people.empty());
    QVERIFY(!has("partner0Card"));
    QVERIFY(!m_studio->find<QAction>("undoAction")->isEnabled());
}

void TestForeignPictures::invertingIsOffered() {
    load("edgesLoadButton", "maps/edge_black_on_white.png");
    QVERIFY2(m_studio->message().contains("dark lines on a light ground"), qPrintable(m_studio->message()));
    QVERIFY(lightShare() > 0.9);
    auto* offer = m_studio->find<QToolButton>("messageOffer");
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(m_studio->message().isEmpty());
    QVERIFY2(lightShare() > 0 && lightShare() < 0.1, qPrintable(QString::number(lightShare())));
    QVERIFY(m_studio->find<QCheckBox>("invertEdgesCheck")->isChecked());
    m_studio->trigger("undoAction");
    QVERIFY(lightShare() > 0.9);
    QVERIFY(!m_studio->find<QCheckBox>("invertEdgesCheck")->isChecked());
}

void TestForeignPictures::darkLinesAreNotSearchedForEdges() {
    load("edgesFindButton", "maps/edge_black_on_white.png");
    QVERIFY2(m_studio->message().contains("taken inverted"), qPrintable(m_studio->message()));
    QVERIFY(!m_studio->find<QToolButton>("messageOffer")->isVisible());
    QVERIFY2(lightShare() > 0 && lightShare() < 0.1, qPrintable(QString::number(lightShare())));
    load("edgesFindButton", "maps/white_on_transparent.png");
    QVERIFY2(lightShare() > 0.002 && lightShare() < 0.05, qPrintable(QString::number(lightShare())));
}

void TestForeignPictures::linesOnNothingAreLines() {
    load("edgesLoadButton", "maps/edge_white_on_transparent.png");
    QVERIFY(m_studio->message().isEmpty());
    QVERIFY2(lightShare() > 0.01 && lightShare() < 0.03, qPrintable(QString::number(lightShare())));
}

PGD_TEST(TestForeignPictures)
#include "test_foreign_pictures.moc"
