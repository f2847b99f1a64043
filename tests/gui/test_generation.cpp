#include <QAction>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/document/plan_edits.h"

// From a typed prompt to a picture in the gallery, and everything that may come between.
class TestGeneration : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void ctrlEnterPaintsAPicture();
    void keypadEnterPaintsToo();
    void statusNamesTheGeneratorAtWork();
    void escapeCancelsAtOnce();
    void lateResultIsDropped();
    void cancelButtonCancels();
    void failureIsShownAndTheNextRunWorks();
    void stopAndKeepFinishesEarly();
    void secondRunWaitsForTheFirst();
    void cancelAllEmptiesTheQueue();
    void longPromptIsCounted();
    void closingDuringARunEndsCleanly();

 private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestGeneration::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
}

void TestGeneration::ctrlEnterPaintsAPicture() {
    m_studio->type("promptEdit", "a girl in a red dress");
    m_studio->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_studio->script().started(), 1);
    QCOMPARE(m_studio->pictures(), 0);
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 1);
    QVERIFY(m_studio->isIdle());
    QCOMPARE(m_studio->picturesOnDisk(), 1);
    QVERIFY(m_studio->find<QListView>("galleryList")->currentIndex().isValid());
    QVERIFY(m_studio->find<QAction>("saveAction")->isEnabled());
}

void TestGeneration::keypadEnterPaintsToo() {
    m_studio->find<QWidget>("promptEdit")->setFocus();
    m_studio->press(Qt::Key_Enter, Qt::ControlModifier | Qt::KeypadModifier);
    QTRY_COMPARE(m_studio->script().started(), 1);
}

void TestGeneration::statusNamesTheGeneratorAtWork() {
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->textOf("statusRole"), QString("Structure generator"));
    QCOMPARE(m_studio->textOf("statusStep"), QString("· step 1 of 25"));
    QCOMPARE(m_studio->textOf("statusEta"), QString());  // nothing is known before the first step
    m_studio->script().allowSteps(20);
    QTRY_COMPARE(m_studio->textOf("statusStep"), QString("· step 21 of 25"));
    QCOMPARE(m_studio->textOf("statusRole"), QString("Texture generator"));
    QCOMPARE(m_studio->textOf("statusEta"), QString("· about 2.1 s left"));
    const auto* bar = m_studio->find<QProgressBar>("progressBar");
    QVERIFY(bar->isVisible());
    QVERIFY(bar->value() > bar->maximum() / 2 && bar->value() < bar->maximum());
}

void TestGeneration::escapeCancelsAtOnce() {
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->textOf("statusRole"), QString("Structure generator"));
    m_studio->press(Qt::Key_Escape);
    QCOMPARE(m_studio->textOf("statusRole"), QString("Cancelling…"));
    QTRY_VERIFY(m_studio->isIdle());
    QCOMPARE(m_studio->textOf("statusRole"), QString("Cancelled"));
    QCOMPARE(m_studio->pictures(), 0);
    QVERIFY(!m_studio->find<QProgressBar>("progressBar")->isVisible());
}

void TestGeneration::lateResultIsDropped() {
    m_studio->script().ignoreCancel();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->script().started(), 1);
    m_studio->press(Qt::Key_Escape);
    QVERIFY(!m_studio->isIdle());
    m_studio->script().allowEverything();
    QTRY_VERIFY(m_studio->isIdle());
    QCOMPARE(m_studio->pictures(), 0);
    QCOMPARE(m_studio->picturesOnDisk(), 0);
}

void TestGeneration::cancelButtonCancels() {
    auto* button = m_studio->find<QPushButton>("generateButton");
    QCOMPARE(button->text(), QString("Generate"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(button->text(), QString("Cancel"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(button->text(), QString("Cancelling…"));
    QTRY_COMPARE(button->text(), QString("Generate"));
    QCOMPARE(m_studio->pictures(), 0);
}

void TestGeneration::failureIsShownAndTheNextRunWorks() {
    const QString sentence = "unet.safetensors: expected 12 bytes, found 7";
    m_studio->script().failNext(sentence.toStdString());
    m_studio->script().allowEverything();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->message(), sentence);
    QTest::mouseClick(m_studio->find<QWidget>("messageDetailsButton"), Qt::LeftButton);
    QVERIFY(m_studio->find<QPlainTextEdit>("messageDetails")->isVisible());
    QVERIFY(m_studio->find<QPlainTextEdit>("messageDetails")->toPlainText().contains("Steps: 25"));
    QVERIFY(m_studio->isIdle());
    QCOMPARE(m_studio->pictures(), 0);
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
    QCOMPARE(m_studio->message(), QString());
}

void TestGeneration::stopAndKeepFinishesEarly() {
    QVERIFY(!m_studio->find<QAction>("stopAndKeepAction")->isEnabled());
    QVERIFY(!m_studio->find<QWidget>("stopAfterButton")->isVisible());
    m_studio->trigger("generateAction");
    m_studio->trigger("addToQueueAction");
    m_studio->script().allowSteps(3);
    QTRY_COMPARE(m_studio->textOf("statusStep"), QString("· step 4 of 25"));
    QTest::mouseClick(m_studio->find<QWidget>("stopAndKeepActionButton"), Qt::LeftButton);
    QCOMPARE(m_studio->textOf("statusRole"), QString("Finishing with what is there…"));
    m_studio->script().allowSteps(1);
    QTRY_COMPARE(m_studio->pictures(), 1);
    QTRY_COMPARE(m_studio->script().started(), 2);  // what waits is not touched
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 2);
    QCOMPARE(m_studio->document().plan().stopAfter, 0);  // the next picture takes all its steps

    // The early end belongs to the picture, and comes back with it.
    const auto early = planOf(m_studio->document().gallery().at(1));
    QCOMPARE(early.stopAfter, 4);
    ui::restorePlan(m_studio->document(), early);
    auto* button = m_studio->find<QToolButton>("stopAfterButton");
    QVERIFY(button->isVisible());
    QCOMPARE(button->text(), QString("Stops after step 4 ✕"));
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_studio->document().plan().stopAfter, 0);
    QVERIFY(!button->isVisible());
    m_studio->trigger("undoAction");
    QVERIFY(button->isVisible());
}

void TestGeneration::secondRunWaitsForTheFirst() {
    m_studio->trigger("generateAction");
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->script().started(), 1);
    QCOMPARE(m_studio->textOf("statusQueue"), QString("1 waiting"));
    m_studio->press(Qt::Key_Escape);  // the running one alone
    QTRY_COMPARE(m_studio->script().started(), 2);
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 1);
    QVERIFY(m_studio->isIdle());
}

void TestGeneration::cancelAllEmptiesTheQueue() {
    for (int i = 0; i < 3; ++i) m_studio->trigger("generateAction");
    m_studio->press(Qt::Key_Escape, Qt::ShiftModifier);
    QTRY_VERIFY(m_studio->isIdle());
    QVERIFY(m_studio->script().started() <= 1);
    QCOMPARE(m_studio->pictures(), 0);
}

void TestGeneration::longPromptIsCounted() {
    m_studio->type("promptEdit", "one two three");
    QTRY_COMPARE(m_studio->textOf("tokenCounter"), QString("3 / 8"));
    m_studio->type("promptEdit", " four five six seven eight nine");
    QTRY_COMPARE(m_studio->textOf("tokenCounter"), QString("9 / 8"));
    const QTextDocument* text = m_studio->find<QPlainTextEdit>("promptEdit")->document();
    const auto formats = text->firstBlock().layout()->formats();
    QCOMPARE(formats.size(), 1);
    QCOMPARE(text->toPlainText().mid(formats.first().start, formats.first().length), QString("nine"));
}

void TestGeneration::closingDuringARunEndsCleanly() {
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->script().started(), 1);
    m_studio->window().close();
    QVERIFY(m_studio->window().isHidden());
    m_studio.reset();
    QVERIFY(QDir(m_folder->path() + "/data").entryList({"*.png"}, QDir::Files).isEmpty());
}

PGD_TEST(TestGeneration)
#include "test_generation.moc"
