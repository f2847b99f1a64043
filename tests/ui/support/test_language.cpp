#include <QCoreApplication>
#include <QTest>

#include "tests/support/test_program.h"
#include "ui/support/language.h"

class TestLanguage : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void chineseIsInstalled();
};

void TestLanguage::chineseIsInstalled() {
    QCOMPARE(QCoreApplication::translate("ui::GenerateButton", "Generate"), QString("Generate"));
    ui::installLanguage(*QCoreApplication::instance(), "zh_CN");
    QCOMPARE(QCoreApplication::translate("ui::GenerateButton", "Generate"), QString("生成"));
    QCOMPARE(QCoreApplication::translate("ui::ContentField", "steps"), QString("步数"));
}

PGD_TEST(TestLanguage)
#include "test_language.moc"
