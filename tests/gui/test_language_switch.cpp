#include <QAction>
#include <QFileDialog>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

#include "tests/gui/hand.h"
#include "tests/gui/studio.h"
#include "tests/support/test_program.h"
#include "ui/plan/generate_button.h"
#include "ui/support/language.h"

// Another language while the program runs.
class TestLanguageSwitch : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup();

    void theWindowChangesItsLanguage();
    void nothingIsPaintedInVain();
    void buttonsShowNoLetters();
    void qtsOwnDialogsAreTranslated();

 private:
    QString generate() { return m_studio->find<QPushButton>("generateButton")->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Studio> m_studio;
};

void TestLanguageSwitch::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_studio = std::make_unique<Studio>(m_folder->path());
}

void TestLanguageSwitch::cleanup() {
    m_studio.reset();
    ui::removeLanguage();
}

void TestLanguageSwitch::theWindowChangesItsLanguage() {
    m_studio->type("promptEdit", "a cat");
    m_studio->script().allowEverything();
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->pictures(), 1);
    m_studio->trigger("languageChineseAction");
    QTRY_COMPARE(generate(), QString("生成"));
    QCOMPARE(m_studio->find<QPlainTextEdit>("promptEdit")->toPlainText(), QString("a cat"));
    QCOMPARE(m_studio->pictures(), 1);
    QVERIFY(m_studio->document().isModified());
    QCOMPARE(m_studio->message(), QString());  // nothing was lost, nothing is told
    m_studio->trigger("languageEnglishAction");
    QTRY_COMPARE(generate(), QString("Generate"));
}

void TestLanguageSwitch::nothingIsPaintedInVain() {
    m_studio->trigger("generateAction");
    QTRY_COMPARE(m_studio->script().started(), 1);
    m_studio->trigger("languageChineseAction");
    QVERIFY(m_studio->message().contains("as soon as"));
    QTest::qWait(50);
    m_studio->script().allowEverything();
    QTRY_COMPARE(generate(), QString("生成"));
    QCOMPARE(m_studio->pictures(), 1);
}

void TestLanguageSwitch::buttonsShowNoLetters() {
    m_studio->trigger("languageChineseAction");
    QTRY_COMPARE(generate(), QString("生成"));
    int seen = 0;
    for (const auto* button : m_studio->window().findChildren<QAbstractButton*>()) {
        QVERIFY2(!button->text().contains(QRegularExpression(R"(\(&?[A-Z]\))")), qPrintable(button->text()));
        ++seen;
    }
    QVERIFY(seen > 30);
}

void TestLanguageSwitch::qtsOwnDialogsAreTranslated() {
    ui::installLanguage(*qApp, "zh_CN");
    if (QCoreApplication::translate("QFileDialog", "&Choose") == "&Choose") QSKIP("Qt's own translations are not here");
    QFileDialog dialog(&m_studio->window());
    dialog.setOption(QFileDialog::DontUseNativeDialog);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    dialog.grab();
    for (const auto* button : dialog.findChildren<QPushButton*>()) {
        QVERIFY2(!button->text().contains('&'), qPrintable(button->text()));
        QVERIFY2(button->text() != "Open" && button->text() != "Cancel", qPrintable(button->text()));
    }
}

PGD_TEST(TestLanguageSwitch)
#include "test_language_switch.moc"
