#include <QTest>

#include "tests/support/test_program.h"
#include "ui/document/aspect.h"

class TestAspect : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void sizesKeepAreaAndGrid_data();
    void sizesKeepAreaAndGrid();
    void roundingStaysInBounds();
    void labelsNameOfferedRatiosFirst();
};

namespace {

core::plan::ModelInfo starter() { return {.id = "starter", .label = "Starter pair"}; }

}  // namespace

void TestAspect::sizesKeepAreaAndGrid_data() {
    QTest::addColumn<int>("row");
    for (std::size_t row = 0; row < ui::aspects().size(); ++row)
        QTest::addRow("%s", qPrintable(ui::aspects()[row].label())) << static_cast<int>(row);
}

void TestAspect::sizesKeepAreaAndGrid() {
    QFETCH(int, row);
    const ui::Aspect aspect = ui::aspects()[static_cast<std::size_t>(row)];
    const QSize size = ui::sizeFor(aspect, starter());
    QCOMPARE(size.width() % 16, 0);
    QCOMPARE(size.height() % 16, 0);
    const double area = size.width() * size.height() / (256.0 * 256.0);
    QVERIFY2(area > 0.9 && area < 1.1, qPrintable(QString::number(area)));
    QCOMPARE(size.width() > size.height(), aspect.width > aspect.height);
}

void TestAspect::roundingStaysInBounds() {
    QCOMPARE(ui::roundedSize({300, 256}, starter()), QSize(304, 256));
    QCOMPARE(ui::roundedSize({1, 9999}, starter()), QSize(64, 2048));
    QCOMPARE(ui::roundedSize({64, 64},
                             {.id = "wide grid", .label = "", .nativeWidth = 512, .nativeHeight = 512, .sizeStep = 96}),
             QSize(96, 96));
}

void TestAspect::labelsNameOfferedRatiosFirst() {
    QCOMPARE(ui::aspectLabel({256, 256}, starter()), QString("1:1"));
    QCOMPARE(ui::aspectLabel(ui::sizeFor({16, 9}, starter()), starter()), QString("16:9"));
    QCOMPARE(ui::aspectLabel({640, 256}, starter()), QString("5:2"));
}

PGD_TEST(TestAspect)
#include "test_aspect.moc"
