#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

#include "core/plan/metadata/picture_file.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/gallery/sheet_view.h"

// A grid over two parameters: asked for, painted through the queue, shown, exported.
class TestGrids : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void aGridIsPaintedShownAndExported();
    void wrongValuesAreSaidAtOnce();
    void whatFailsIsNotedAndTriedAgain();

 private:
    void choose(const QString& side, const QString& parameter, const QString& values);
    QString summary() const { return m_studio->textOf("gridSummary"); }
    QPushButton* button(const QString& name) const { return m_studio->find<QPushButton>(name); }
    void click(const QString& name) { QTest::mouseClick(button(name), Qt::LeftButton); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestGrids::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_studio->type("promptEdit", "a red boat");
}

void TestGrids::choose(const QString& side, const QString& parameter, const QString& values) {
    auto* box = m_studio->find<QComboBox>(side + "Parameter");
    box->setCurrentText(parameter);
    QCOMPARE(box->currentText(), parameter);
    auto* field = m_studio->find<QLineEdit>(side + "Values");
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, values);
}

void TestGrids::aGridIsPaintedShownAndExported() {
    QVERIFY(!m_studio->find<QAction>("showGridAction")->isEnabled());
    m_studio->trigger("gridAction");
    QVERIFY(!button("gridAccept")->isEnabled());
    choose("gridColumns", "Words of the prompt", "red, blue");
    choose("gridRows", "Steps", "3-5");
    QCOMPARE(summary(), QString("2 × 3: 6 picture(s)"));
    click("gridAccept");
    QCOMPARE(m_studio->textOf("gridProgress"), QString("0 of 6 painted"));
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->pictures(), 6);
    QTRY_COMPARE(m_studio->textOf("gridProgress"), QString("6 of 6 painted"));
    const auto& gallery = m_studio->document().gallery();
    QCOMPARE(ui::planOf(gallery.at(0)).prompt, std::string("a blue boat"));
    QCOMPARE(ui::planOf(gallery.at(0)).steps, 5);
    QCOMPARE(ui::planOf(gallery.at(0)).seed, ui::planOf(gallery.at(5)).seed);

    auto* window = m_studio->find<QDialog>("gridWindow");
    const QImage sheet = m_studio->find<ui::SheetView>("sheetView")->sheet();
    QVERIFY(sheet.width() > 2 * m_studio->document().plan().width);
    const QString file = m_folder->filePath("sheet.png");
    m_studio->answerDialogs(file);
    click("gridExportButton");
    QTRY_VERIFY(m_studio->message().contains(file));
    QCOMPARE(core::plan::loadPicture(file.toStdString()).width, sheet.width());
    QCOMPARE(core::plan::readPlan(file.toStdString())->prompt, std::string("a red boat"));
    window->close();
    QVERIFY(!window->isVisible());
    m_studio->trigger("showGridAction");
    QVERIFY(window->isVisible());
}

void TestGrids::wrongValuesAreSaidAtOnce() {
    m_studio->trigger("gridAction");
    choose("gridColumns", "Steps", "1-3, many");
    QVERIFY2(summary().contains("found \"many\""), qPrintable(summary()));
    QVERIFY(!button("gridAccept")->isEnabled());
    choose("gridColumns", "Steps", "1-3");
    QCOMPARE(summary(), QString("3 × 1: 3 picture(s)"));
    choose("gridRows", "Steps", "7");
    QVERIFY(summary().contains("differ"));
    choose("gridRows", "Words of the prompt", "green, blue");
    QVERIFY(summary().contains("stand in the prompt"));
    m_studio->find<QDialog>("gridDialog")->reject();
    QCOMPARE(m_studio->script().started(), 0);
}

void TestGrids::whatFailsIsNotedAndTriedAgain() {
    m_studio->trigger("gridAction");
    choose("gridColumns", "Steps", "3, 4");
    m_studio->script().failNext("weights are missing");
    click("gridAccept");
    m_studio->script().allowEverything();
    QTRY_COMPARE(m_studio->textOf("gridProgress"), QString("1 of 2 painted"));
    auto* list = m_studio->find<QListView>("queueList");
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::mouseClick(m_studio->find<QToolButton>("queueRetryButton"), Qt::LeftButton);
    QTRY_COMPARE(m_studio->textOf("gridProgress"), QString("2 of 2 painted"));
}

PGD_TEST(TestGrids)
#include "test_grids.moc"
