#include <QAction>
#include <QDockWidget>
#include <QListView>
#include <QMimeData>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/queue/queue_model.h"
#include "ui/widgets/seed_spin.h"

// Many pictures: queued, held, put into order, cancelled, tried again.
class TestQueue : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void addedOnesArePaintedInOrder();
    void keysAndDropsReorder();
    void aPauseHoldsAndGenerateStillPaints();
    void liveModeIsNotHeldByAPause();
    void oneIsCancelledAlone();
    void theRunningOneIsCancelledInTheDock();
    void aFailedOneIsTriedAgain();
    void batchPaintsSeedsThatFollow();
    void finishThisOneKeepsIt();
    void theDockIsShownMovedAndReset();

 private:
    QListView* list() const { return m_studio->find<QListView>("queueList"); }
    QString textAt(int row, int role) const { return list()->model()->index(row, 0).data(role).toString(); }
    QString noteAt(int row) const { return textAt(row, ui::QueueModel::NoteRole); }
    QStringList prompts() const;
    QList<quint64> seedsOfGallery() const;
    void add(const QString& prompt);
    void choose(int row) { list()->setCurrentIndex(list()->model()->index(row, 0)); }
    void click(const QString& button);
    void fixSeed(quint64 seed);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestQueue::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
}

QStringList TestQueue::prompts() const {
    QStringList prompts;
    for (int row = 0; row < list()->model()->rowCount(); ++row) prompts << textAt(row, Qt::DisplayRole);
    return prompts;
}

QList<quint64> TestQueue::seedsOfGallery() const {
    QList<quint64> seeds;
    const auto& gallery = m_studio->document().gallery();
    for (int row = gallery.size() - 1; row >= 0; --row) seeds << ui::planOf(gallery.at(row)).seed;
    return seeds;
}

void TestQueue::add(const QString& prompt) {
    m_studio->find<QPlainTextEdit>("promptEdit")->clear();
    m_studio->type("promptEdit", prompt);
    m_studio->press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
}

void TestQueue::click(const QString& button) {
    auto* found = m_studio->find<QToolButton>(button);
    QVERIFY2(found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

void TestQueue::fixSeed(quint64 seed) {
    m_studio->document().setRandomSeed(false);
    m_studio->find<ui::SeedSpin>("seedSpin")->setValue(seed);
    Q_EMIT m_studio->find<ui::SeedSpin>("seedSpin")->valueChanged(seed);
}

void TestQueue::addedOnesArePaintedInOrder() {
    QVERIFY(!m_studio->find<QDockWidget>("queueDock")->isVisible());
    for (const char* prompt : {"one", "two", "three"}) add(prompt);
    QVERIFY(m_studio->find<QDockWidget>("queueDock")->isVisible());
    QCOMPARE(prompts(), QStringList({"one", "two", "three"}));
    QCOMPARE(noteAt(0), QString("painting"));
    QCOMPARE(noteAt(2), QString("waiting"));
    QCOMPARE(m_studio->textOf("statusQueue"), QString("2 waiting"));
    QVERIFY(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText() == "three");  // the keys typed no line break
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 3);
    QTRY_VERIFY(m_studio->isIdle());
    QCOMPARE(noteAt(2), QString("done"));
    QVERIFY(!list()->model()->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
    QCOMPARE(ui::planOf(m_studio->document().gallery().at(0)).prompt, std::string("three"));
    click("queueClearButton");
    QCOMPARE(list()->model()->rowCount(), 0);
    QCOMPARE(m_studio->pictures(), 3);
}

void TestQueue::keysAndDropsReorder() {
    for (const char* prompt : {"one", "two", "three", "four"}) add(prompt);
    list()->setFocus();
    choose(3);
    m_studio->press(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(prompts(), QStringList({"one", "two", "four", "three"}));
    QCOMPARE(list()->currentIndex().row(), 2);
    m_studio->press(Qt::Key_Up, Qt::ControlModifier);
    m_studio->press(Qt::Key_Up, Qt::ControlModifier);  // not before the one that is painted
    QCOMPARE(prompts(), QStringList({"one", "four", "two", "three"}));
    auto* model = list()->model();
    QVERIFY(!(model->flags(model->index(0, 0)) & Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> row(model->mimeData({model->index(1, 0)}));
    model->dropMimeData(row.get(), Qt::MoveAction, 3, 0, {});  // the gap under the third row
    QCOMPARE(prompts(), QStringList({"one", "two", "four", "three"}));
    const QMimeData foreign;
    QVERIFY(!model->dropMimeData(&foreign, Qt::MoveAction, 0, 0, {}));
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 4);
    QCOMPARE(ui::planOf(m_studio->document().gallery().at(0)).prompt, std::string("three"));
}

void TestQueue::aPauseHoldsAndGenerateStillPaints() {
    add("one");
    click("queuePauseButton");
    QCOMPARE(m_studio->find<QToolButton>("queuePauseButton")->text(), QString("Resume"));
    add("two");
    QCOMPARE(noteAt(1), QString("held"));
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 1);
    QTRY_VERIFY(m_studio->isIdle());
    QCOMPARE(noteAt(1), QString("held"));
    m_studio->find<QPlainTextEdit>("promptEdit")->setPlainText("now");
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 2);
    QCOMPARE(ui::planOf(m_studio->document().gallery().at(0)).prompt, std::string("now"));
    QTRY_VERIFY(m_studio->isIdle());
    click("queuePauseButton");
    QTRY_COMPARE(m_studio->pictures(), 3);
    QCOMPARE(ui::planOf(m_studio->document().gallery().at(0)).prompt, std::string("two"));
}

void TestQueue::liveModeIsNotHeldByAPause() {
    m_studio->trigger("addToQueueAction");
    click("queuePauseButton");
    m_studio->trigger("addToQueueAction");
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 1);
    m_studio->trigger("liveAction");
    QTRY_COMPARE(m_studio->script().started(), 2);
    QTRY_VERIFY(m_studio->textOf("statusRole").startsWith("Draft"));
    QCOMPARE(m_studio->pictures(), 1);
}

void TestQueue::oneIsCancelledAlone() {
    for (const char* prompt : {"one", "two", "three"}) add(prompt);
    QTRY_COMPARE(m_studio->script().started(), 1);
    list()->setFocus();
    choose(1);
    m_studio->press(Qt::Key_Delete);
    QCOMPARE(prompts(), QStringList({"two", "one", "three"}));  // what has ended stands first
    QCOMPARE(noteAt(0), QString("cancelled"));
    QCOMPARE(noteAt(1), QString("painting"));
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 2);
    QCOMPARE(m_studio->script().started(), 2);
}

void TestQueue::theRunningOneIsCancelledInTheDock() {
    for (const char* prompt : {"one", "two"}) add(prompt);
    QTRY_COMPARE(m_studio->script().started(), 1);
    choose(0);
    click("queueCancelButton");
    QTRY_COMPARE(m_studio->script().started(), 2);
    QCOMPARE(noteAt(0), QString("cancelled"));
    QCOMPARE(noteAt(1), QString("painting"));
}

void TestQueue::aFailedOneIsTriedAgain() {
    m_studio->script().failNext("weights are missing");
    add("one");
    add("two");
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 1);
    QCOMPARE(noteAt(0), QString("failed: weights are missing"));
    choose(0);
    click("queueRetryButton");
    QTRY_COMPARE(m_studio->pictures(), 2);
    QCOMPARE(ui::planOf(m_studio->document().gallery().at(0)).prompt, std::string("one"));
    QVERIFY(!m_studio->find<QToolButton>("queueRetryButton")->isEnabled());
}

void TestQueue::batchPaintsSeedsThatFollow() {
    fixSeed(70);
    auto* batch = m_studio->find<QSpinBox>("batchSpin");
    batch->setFocus();
    batch->selectAll();
    QTest::keyClicks(batch, "4");
    m_studio->script().allowEverything();
    QTest::mouseClick(m_studio->find<QWidget>("generateButton"), Qt::LeftButton);
    QTRY_COMPARE(m_studio->pictures(), 4);
    QCOMPARE(seedsOfGallery(), QList<quint64>({70, 71, 72, 73}));
    QCOMPARE(m_studio->document().plan().seed, std::uint64_t{70});
}

void TestQueue::finishThisOneKeepsIt() {
    QVERIFY(!m_studio->find<QAction>("finishThisAction")->isEnabled());
    for (const char* prompt : {"one", "two", "three"}) add(prompt);
    QTRY_COMPARE(m_studio->script().started(), 1);
    m_studio->press(Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(m_studio->textOf("statusQueue"), QString("0 waiting"));
    m_studio->script().allowEverything();
    QTRY_VERIFY(m_studio->isIdle());
    QCOMPARE(m_studio->pictures(), 1);
    QCOMPARE(m_studio->script().started(), 1);
}

void TestQueue::theDockIsShownMovedAndReset() {
    auto* dock = m_studio->find<QDockWidget>("queueDock");
    dock->toggleViewAction()->trigger();
    QVERIFY(dock->isVisible());
    m_studio->window().addDockWidget(Qt::RightDockWidgetArea, dock);
    QCOMPARE(list()->flow(), QListView::TopToBottom);
    dock->setFloating(true);
    QCOMPARE(list()->flow(), QListView::TopToBottom);
    m_studio->trigger("resetLayoutAction");
    QVERIFY(!dock->isVisible());
    QVERIFY(!dock->isFloating());
    dock->toggleViewAction()->trigger();
    QCOMPARE(list()->flow(), QListView::LeftToRight);
    QTRY_VERIFY(list()->height() < 120);  // cards keep their size
}

PGD_TEST(TestQueue)
#include "test_queue.moc"
