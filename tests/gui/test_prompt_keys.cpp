#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextLayout>

#include "tests/gui/hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/support/theme.h"
#include "ui/widgets/seed_spin.h"

// What hands do in the prompt beside typing.
class TestPromptKeys : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_studio.reset(); }

    void weightsAreRaisedAndLowered_data();
    void weightsAreRaisedAndLowered();
    void aWeightIsOneStepToUndo();
    void paintedPromptsComeBack();
    void promptsAreKeptBetweenSessions();
    void notationIsColoured();
    void aRandomSeedIsReadAndKept();

 private:
    QString prompt() { return m_prompt->toPlainText(); }
    QColor colorAt(int place) const;
    void paint(const QString& text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
    QPlainTextEdit* m_prompt = nullptr;
};

void TestPromptKeys::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_prompt = m_studio->find<QPlainTextEdit>("promptEdit");
}

void TestPromptKeys::weightsAreRaisedAndLowered_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("ups");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the word at the cursor") << "a red cat" << 1 << "a red (cat:1.1)";
    QTest::newRow("again and again") << "a red cat" << 3 << "a red (cat:1.3)";
    QTest::newRow("down") << "a red cat" << -2 << "a red (cat:0.8)";
    QTest::newRow("a comma is no word") << "a cat, " << 1 << "a cat, ";
    QTest::newRow("never below a tenth") << "cat" << -20 << "(cat:0.1)";
}

void TestPromptKeys::weightsAreRaisedAndLowered() {
    QFETCH(QString, typed);
    QFETCH(int, ups);
    QFETCH(QString, expected);
    m_studio->type("promptEdit", typed);
    for (int i = 0; i < std::abs(ups); ++i) m_studio->press(ups > 0 ? Qt::Key_Up : Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(prompt(), expected);
    QCOMPARE(QString::fromStdString(m_studio->document().plan().prompt), expected);
}

void TestPromptKeys::aWeightIsOneStepToUndo() {
    m_studio->type("promptEdit", "a red cat");
    m_studio->press(Qt::Key_Up, Qt::ControlModifier);
    m_studio->press(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(prompt(), QString("a red cat"));  // at 1 the brackets go
    m_studio->press(Qt::Key_Up, Qt::ControlModifier);
    m_studio->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(prompt(), QString("a red cat"));
}

void TestPromptKeys::paint(const QString& text) {
    m_prompt->setFocus();
    m_prompt->selectAll();
    QTest::keyClicks(m_prompt, text);
    const int before = m_studio->pictures();
    m_studio->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_studio->pictures(), before + 1);
}

void TestPromptKeys::paintedPromptsComeBack() {
    m_studio->script().allowEverything();
    paint("a cat");
    paint("a dog");
    m_prompt->selectAll();
    QTest::keyClicks(m_prompt, "a bi");
    m_studio->press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(prompt(), QString("a dog"));
    m_studio->press(Qt::Key_Up, Qt::AltModifier);
    m_studio->press(Qt::Key_Up, Qt::AltModifier);  // there is none older
    QCOMPARE(prompt(), QString("a cat"));
    m_studio->press(Qt::Key_Down, Qt::AltModifier);
    m_studio->press(Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(prompt(), QString("a bi"));
}

void TestPromptKeys::promptsAreKeptBetweenSessions() {
    m_studio->script().allowEverything();
    paint("a cat");
    m_studio->window().close();
    m_studio = std::make_unique<Studio>(m_folder->path());
    m_prompt = m_studio->find<QPlainTextEdit>("promptEdit");
    m_prompt->setFocus();
    m_prompt->selectAll();
    QTest::keyClicks(m_prompt, "x");
    m_studio->press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(prompt(), QString("a cat"));
}

QColor TestPromptKeys::colorAt(int place) const {
    for (const auto& range : m_prompt->document()->firstBlock().layout()->formats())
        if (place >= range.start && place < range.start + range.length) return range.format.foreground().color();
    return {};
}

void TestPromptKeys::notationIsColoured() {
    m_studio->type("promptEdit", "a (red:1.2) {cat|dog} # why");
    QTRY_COMPARE(colorAt(4), ui::colors().weight);
    QCOMPARE(colorAt(14), ui::colors().wildcard);
    QCOMPARE(colorAt(24), ui::colors().faintText);
    QVERIFY(!colorAt(0).isValid());
}

void TestPromptKeys::aRandomSeedIsReadAndKept() {
    m_studio->script().allowEverything();
    paint("a cat");
    const auto seed = m_studio->document().gallery().at(0).plan->seed;
    auto* field = m_studio->find<ui::SeedSpin>("seedSpin");
    QVERIFY(field->isReadOnly());
    QCOMPARE(field->text(), QString::number(seed));
    click(m_studio->find<QWidget>("seedRandomButton"));
    QCOMPARE(field->text(), QString::number(seed));
    QCOMPARE(m_studio->document().plan().seed, seed);
    QVERIFY(!m_studio->document().randomSeed());
}

PGD_TEST(TestPromptKeys)
#include "test_prompt_keys.moc"
