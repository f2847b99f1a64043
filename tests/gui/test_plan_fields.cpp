#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/timeline/plan_metrics.h"
#include "ui/widgets/seed_spin.h"

namespace {

// The middle of the uppermost row, structure and texture.
int generatorsOf(const QWidget* planBar) {
    return planBar->fontMetrics().height() + 6 + static_cast<int>(ui::plan_metrics::kTrackHeight) / 2;
}

}  // namespace

// The fields of the plan under keyboard and mouse: each changes the plan, and undo brings it back.
class TestPlanFields : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void typedNumberChangesThePlan_data();
    void typedNumberChangesThePlan();
    void arrowKeysOfOneVisitAreOneStep();
    void samplerByKeyboard();
    void handoverByKeyboard();
    void handoverByDragging();
    void escapeDuringADragPutsTheHandleBack();
    void sizeOffTheGridIsNamedAndRounded();
    void anotherModelBringsItsGrid();
    void fixedSeedIsTyped();
    void stylesAreAddedWordedAndRemoved();
    void undoInThePromptLeavesThePlan();
    void undoOutsideThePromptUndoesThePrompt();

 private:
    QString summary() const { return m_studio->textOf("planSummary"); }
    void focus(const QString& field) { m_studio->find<QWidget>(field)->setFocus(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestPlanFields::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    QTRY_COMPARE(m_studio->find<QComboBox>("modelCombo")->count(), 2);
}

void TestPlanFields::typedNumberChangesThePlan_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("before");
    QTest::addRow("width") << "widthSpin"
                           << "320"
                           << "256";
    QTest::addRow("height") << "heightSpin"
                            << "192"
                            << "256";
    QTest::addRow("steps") << "stepsSpin"
                           << "40"
                           << "25";
    QTest::addRow("guidance") << "guidanceSpin"
                              << "7.5"
                              << "5.0";
}

void TestPlanFields::typedNumberChangesThePlan() {
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, before);
    auto* spin = m_studio->find<QAbstractSpinBox>(field);
    QCOMPARE(spin->text(), before);
    spin->setFocus();
    spin->selectAll();
    QTest::keyClicks(spin, typed);
    QVERIFY(!m_studio->find<QAction>("undoAction")->isEnabled());  // half typed
    m_studio->press(Qt::Key_Return);
    QVERIFY(m_studio->find<QAction>("undoAction")->isEnabled());
    QCOMPARE(spin->text(), typed);
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(spin->text(), before);
    m_studio->trigger("redoAction");
    QCOMPARE(spin->text(), typed);
}

void TestPlanFields::arrowKeysOfOneVisitAreOneStep() {
    auto* steps = m_studio->find<QSpinBox>("stepsSpin");
    focus("stepsSpin");
    for (int i = 0; i < 3; ++i) m_studio->press(Qt::Key_Up);
    QCOMPARE(steps->value(), 28);
    QVERIFY(summary().startsWith("28 step"));
    focus("promptEdit");
    focus("stepsSpin");
    m_studio->press(Qt::Key_Up);
    QCOMPARE(steps->value(), 29);
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(steps->value(), 28);
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(steps->value(), 25);
}

void TestPlanFields::samplerByKeyboard() {
    auto* sampler = m_studio->find<QComboBox>("samplerCombo");
    const QString before = sampler->currentText();
    sampler->setFocus();
    m_studio->press(Qt::Key_Home);
    QVERIFY(sampler->currentText() != before);
    QVERIFY(summary().contains(sampler->currentText()));
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(sampler->currentText(), before);
}

void TestPlanFields::handoverByKeyboard() {
    auto* slider = m_studio->find<QSlider>("tStructSlider");
    focus("tStructSlider");
    m_studio->press(Qt::Key_Right);  // time runs to the right, towards 0
    QCOMPARE(slider->value(), 490);
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(slider->value(), 500);
    focus("planBar");
    m_studio->press(Qt::Key_Left);
    QCOMPARE(slider->value(), 510);
}

void TestPlanFields::handoverByDragging() {
    auto* bar = m_studio->find<QWidget>("planBar");
    auto* slider = m_studio->find<QSlider>("tStructSlider");
    const int trackLeft = 118;  // margin and name
    const int trackWidth = bar->width() - trackLeft - 14;
    const QPoint handle(trackLeft + trackWidth / 2, generatorsOf(bar));
    QTest::mousePress(bar, Qt::LeftButton, {}, handle);
    QTest::mouseMove(bar, handle - QPoint(trackWidth / 8, 0));
    QTest::mouseMove(bar, handle - QPoint(trackWidth / 4, 0));
    QTest::mouseRelease(bar, Qt::LeftButton, {}, handle - QPoint(trackWidth / 4, 0));
    QVERIFY(std::abs(slider->value() - 750) < 5);
    m_studio->trigger("undoAction");  // the whole drag is one step
    QCOMPARE(slider->value(), 500);
    QVERIFY(!m_studio->find<QAction>("undoAction")->isEnabled());
}

void TestPlanFields::escapeDuringADragPutsTheHandleBack() {
    auto* bar = m_studio->find<QWidget>("planBar");
    bar->setFocus();
    const QPoint handle(118 + (bar->width() - 132) / 2, generatorsOf(bar));
    QTest::mousePress(bar, Qt::LeftButton, {}, handle);
    QTest::mouseMove(bar, handle + QPoint(80, 0));
    QVERIFY(m_studio->find<QSlider>("tStructSlider")->value() < 500);
    m_studio->press(Qt::Key_Escape);
    QCOMPARE(m_studio->find<QSlider>("tStructSlider")->value(), 500);
    QVERIFY(!m_studio->find<QAction>("undoAction")->isEnabled());
    QTest::mouseRelease(bar, Qt::LeftButton, {}, handle);
}

void TestPlanFields::sizeOffTheGridIsNamedAndRounded() {
    auto* width = m_studio->find<QSpinBox>("widthSpin");
    auto* hint = m_studio->find<QLabel>("sizeHint");
    QVERIFY(!hint->isVisible());
    width->setFocus();
    width->selectAll();
    QTest::keyClicks(width, "300");
    m_studio->press(Qt::Key_Return);
    QCOMPARE(width->value(), 300);
    QVERIFY(hint->isVisible());
    QVERIFY(hint->text().contains("304 × 256"));
    Q_EMIT hint->linkActivated("round");
    QCOMPARE(width->value(), 304);
    QVERIFY(!hint->isVisible());
}

void TestPlanFields::anotherModelBringsItsGrid() {
    auto* model = m_studio->find<QComboBox>("modelCombo");
    model->setFocus();
    m_studio->press(Qt::Key_Down);
    QCOMPARE(model->currentText(), QString("Other pair"));
    QCOMPARE(m_studio->find<QSpinBox>("widthSpin")->singleStep(), 64);
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(model->currentText(), QString("Starter pair"));
    QCOMPARE(m_studio->find<QSpinBox>("widthSpin")->singleStep(), 16);
}

void TestPlanFields::fixedSeedIsTyped() {
    auto* seed = m_studio->find<ui::SeedSpin>("seedSpin");
    QVERIFY(seed->isReadOnly());  // random at first
    QTest::mouseClick(m_studio->find<QWidget>("seedRandomButton"), Qt::LeftButton);
    QVERIFY(seed->isEnabled());
    seed->setFocus();
    seed->selectAll();
    QTest::keyClicks(seed, "18446744073709551615");
    m_studio->press(Qt::Key_Return);
    QCOMPARE(seed->value(), std::numeric_limits<std::uint64_t>::max());
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(seed->value(), std::uint64_t{0});
    QTest::mouseClick(m_studio->find<QWidget>("seedNextButton"), Qt::LeftButton);
    QCOMPARE(seed->value(), std::uint64_t{1});
}

void TestPlanFields::stylesAreAddedWordedAndRemoved() {
    const auto styles = [this] { return m_studio->document().plan().styles; };
    auto* add = m_studio->find<QToolButton>("addStyle");
    add->menu()->actions().first()->trigger();
    QCOMPARE(styles().size(), std::size_t{1});
    QVERIFY(!styles()[0].prefix.empty() && styles()[0].strength > 0.0);
    auto* words = m_studio->find<QLineEdit>("style0Words");
    words->setFocus();
    words->selectAll();
    QTest::keyClicks(words, "wet paper, ");
    QTest::keyClick(words, Qt::Key_Return);
    QCOMPARE(styles()[0].prefix, std::string("wet paper, "));
    const double before = styles()[0].strength;
    focus("style0Strength");
    m_studio->press(Qt::Key_PageUp);
    QVERIFY(styles()[0].strength > before);
    m_studio->trigger("undoAction");
    QCOMPARE(styles()[0].strength, before);
    QTest::mouseClick(m_studio->find<QToolButton>("style0Remove"), Qt::LeftButton);
    QVERIFY(styles().empty());
    m_studio->trigger("undoAction");
    QCOMPARE(styles()[0].prefix, std::string("wet paper, "));
}

void TestPlanFields::undoInThePromptLeavesThePlan() {
    focus("stepsSpin");
    m_studio->press(Qt::Key_Up);
    m_studio->type("promptEdit", "a cat");
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString());
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_studio->find<QSpinBox>("stepsSpin")->value(), 26);
}

void TestPlanFields::undoOutsideThePromptUndoesThePrompt() {
    m_studio->type("promptEdit", "a cat");
    focus("stepsSpin");
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString());
    m_studio->trigger("redoAction");
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("a cat"));
}

PGD_TEST(TestPlanFields)
#include "test_plan_fields.moc"
