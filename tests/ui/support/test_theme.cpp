#include <QApplication>
#include <QTest>
#include <cmath>

#include "tests/support/test_program.h"
#include "ui/support/icons.h"
#include "ui/support/style_sheet.h"
#include "ui/support/theme.h"

class TestTheme : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void textIsReadable_data();
    void textIsReadable();
    void generatorsKeepTheirColours();
    void styleSheetHasNoTokensLeft();
    void iconsFollowTheTheme();
};

namespace {

double channel(double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); }

// Relative luminance and contrast after WCAG 2.1.
double luminance(const QColor& color) {
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QColor centreOf(const QIcon& icon) { return icon.pixmap(64).toImage().pixelColor(32, 32); }

}  // namespace

void TestTheme::textIsReadable_data() {
    QTest::addColumn<int>("theme");
    QTest::addRow("dark") << static_cast<int>(ui::Theme::Dark);
    QTest::addRow("light") << static_cast<int>(ui::Theme::Light);
}

void TestTheme::textIsReadable() {
    QFETCH(int, theme);
    ui::applyTheme(static_cast<ui::Theme>(theme));
    const auto& c = ui::colors();
    for (const QColor& ground : {c.panel, c.field, c.control, c.sunken}) {
        QVERIFY(contrast(c.text, ground) >= 7.0);
        QVERIFY(contrast(c.dimText, ground) >= 4.5);
        QVERIFY(contrast(c.faintText, ground) >= 2.5);
    }
    for (const QColor& ground : {c.accent, c.structure, c.texture}) QVERIFY(contrast(c.onAccent, ground) >= 4.5);
}

void TestTheme::generatorsKeepTheirColours() {
    ui::applyTheme(ui::Theme::Dark);
    const auto dark = ui::colors();
    ui::applyTheme(ui::Theme::Light);
    QCOMPARE(ui::colors().structure, dark.structure);
    QCOMPARE(ui::colors().texture, dark.texture);
}

void TestTheme::styleSheetHasNoTokensLeft() {
    const QString sheet = ui::styleSheet(ui::colors());
    QVERIFY(sheet.size() > 1000);
    QVERIFY(!sheet.contains('@'));
    QVERIFY(sheet.contains(ui::colors().accent.name()));
}

void TestTheme::iconsFollowTheTheme() {
    const QIcon icon = ui::themedIcon("close");  // a cross: its centre is drawn
    ui::applyTheme(ui::Theme::Dark);
    QCOMPARE(centreOf(icon), ui::colors().text);
    ui::applyTheme(ui::Theme::Light);
    QCOMPARE(centreOf(icon), ui::colors().text);
}

PGD_TEST(TestTheme)
#include "test_theme.moc"
