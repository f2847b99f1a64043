#include <QtTest>

#include "core/base/error.h"
#include "core/image/resize.h"
#include "tests/support/test_program.h"

class TestResize : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void shrinkingAveragesAreas() {
        core::Image image(4, 2, 1);
        image.pixels = {0, 10, 200, 100, 20, 30, 50, 250};
        QCOMPARE(core::resized(image, 2, 1).pixels, (std::vector<std::uint8_t>{15, 150}));
    }

    void growingIsSmoothAndKeepsTheLevel() {
        core::Image step(4, 4, 3);
        for (int y = 0; y < 4; ++y)
            for (int x = 6; x < 12; ++x) step.row(y)[x] = 200;
        const auto large = core::resized(step, 16, 16);
        QCOMPARE(large.width, 16);
        QCOMPARE(large.channels, 3);
        QCOMPARE(int(large.row(8)[0]), 0);
        QCOMPARE(int(large.row(8)[15 * 3]), 200);
        const int left = large.row(8)[7 * 3];
        const int right = large.row(8)[8 * 3];
        QVERIFY2(left > 40 && left < right && right < 160, qPrintable(QString("%1 %2").arg(left).arg(right)));
    }

    void oneAxisMayShrinkWhileTheOtherGrows() {
        core::Image image(8, 2, 1);
        std::fill(image.pixels.begin(), image.pixels.end(), std::uint8_t{77});
        const auto result = core::resized(image, 3, 5);
        QCOMPARE(result.width, 3);
        QCOMPARE(result.height, 5);
        QCOMPARE(result.pixels, std::vector<std::uint8_t>(15, 77));
    }

    void theSameSizeIsTheSamePicture() {
        core::Image image(3, 3);
        image.pixels[5] = 99;
        QCOMPARE(core::resized(image, 3, 3), image);
    }

    void impossibleSizesAreRefused() {
        const core::Image image(4, 4);
        QVERIFY_EXCEPTION_THROWN(core::resized(core::Image(), 4, 4), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::resized(image, 0, 4), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::resized(image, 4, -1), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::resized(image, 4, 16385), core::Error);
    }
};

PGD_TEST(TestResize)
#include "test_resize.moc"
