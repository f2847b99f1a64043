#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "tests/core/image/png_bytes.h"
#include "tests/support/test_program.h"

namespace {

core::Image gradient(int width, int height, int channels) {
    core::Image image(width, height, channels);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) image.pixels[i] = static_cast<std::uint8_t>(i * 7);
    return image;
}

// What a viewer shows on a white page.
QImage onWhite(const QImage& image) {
    QImage result(image.size(), QImage::Format_RGB888);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const auto colour = image.pixelColor(x, y);
            const auto blend = [&](int c) { return qRound(255 + (c - 255) * colour.alphaF()); };
            result.setPixelColor(x, y, QColor(blend(colour.red()), blend(colour.green()), blend(colour.blue())));
        }
    return result;
}

int largestDifference(const core::Image& image, const QImage& expected) {
    int difference = 0;
    for (int y = 0; y < image.height; ++y)
        for (int i = 0; i < image.width * 3; ++i)
            difference = std::max(difference, std::abs(image.row(y)[i] - expected.constScanLine(y)[i]));
    return difference;
}

}  // namespace

class TestPngFile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void rgbComesBackUnchanged() {
        const auto image = gradient(37, 19, 3);
        core::writePng(path(), image);
        QCOMPARE(core::readPng(path()).image, image);
        const QImage seenByQt(QString::fromStdString(path()));
        QCOMPARE(largestDifference(image, seenByQt.convertToFormat(QImage::Format_RGB888)), 0);
    }

    void greyIsWrittenAsGreyAndReadAsRgb() {
        const auto grey = gradient(8, 5, 1);
        core::writePng(path(), grey);
        QCOMPARE(QImage(QString::fromStdString(path())).format(), QImage::Format_Grayscale8);
        const auto read = core::readPng(path()).image;
        QCOMPARE(read.channels, 3);
        for (std::size_t i = 0; i < read.pixels.size(); ++i) QCOMPARE(read.pixels[i], grey.pixels[i / 3]);
    }

    void everyKindBecomesRgb_data() {
        QTest::addColumn<QImage::Format>("format");
        QTest::newRow("one bit") << QImage::Format_Mono;
        QTest::newRow("palette") << QImage::Format_Indexed8;
        QTest::newRow("grey") << QImage::Format_Grayscale8;
        QTest::newRow("grey, 16 bits") << QImage::Format_Grayscale16;
        QTest::newRow("alpha") << QImage::Format_ARGB32;
        QTest::newRow("alpha, 16 bits") << QImage::Format_RGBA64;
        QTest::newRow("rgb, 16 bits") << QImage::Format_RGBX64;
    }

    void everyKindBecomesRgb() {
        QFETCH(QImage::Format, format);
        QImage source(16, 16, QImage::Format_ARGB32);
        for (int y = 0; y < 16; ++y)
            for (int x = 0; x < 16; ++x) source.setPixelColor(x, y, QColor(x * 16, y * 16, 128, 255 - x * 10));
        const auto converted = source.convertToFormat(format);
        QVERIFY(converted.save(QString::fromStdString(path()), "PNG"));
        const auto read = core::readPng(path()).image;
        QCOMPARE(read.width, 16);
        QCOMPARE(read.channels, 3);
        QVERIFY(largestDifference(read, onWhite(converted)) <= 1);
    }

    void memoryHoldsTheSameBytes_data() {
        QTest::addColumn<int>("channels");
        QTest::newRow("grey") << 1;
        QTest::newRow("rgb") << 3;
    }

    void memoryHoldsTheSameBytes() {
        QFETCH(int, channels);
        const auto image = gradient(37, 19, channels);
        const auto bytes = core::encodePng(image);
        QCOMPARE(core::decodePng(bytes, "here"), image);
        core::writePng(path(), image);
        QFile file(QString::fromStdString(path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), bytes);
    }

    void greyWithAlphaStaysGreyOnWhite() {
        // Grey 0 of alpha 51 and grey 100 of alpha 255, hand-made: colour type 4.
        const auto png = test::pngOf(2, 1, 4, test::deflated(QByteArray("\0\x00\x33\x64\xff", 5)));
        const auto image = core::decodePng(png.toStdString(), "here");
        QCOMPARE(image.channels, 1);
        QCOMPARE(image.pixels, (std::vector<std::uint8_t>{204, 100}));
    }

    void impossibleImagesAreRefused_data() {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("bytes");
        QTest::newRow("empty") << 0 << 3 << 0;
        QTest::newRow("negative") << -4 << 3 << 24;
        QTest::newRow("two channels") << 4 << 2 << 16;
        QTest::newRow("too few pixels") << 4 << 3 << 23;
    }

    void impossibleImagesAreRefused() {
        QFETCH(int, width);
        QFETCH(int, channels);
        QFETCH(int, bytes);
        core::Image image;
        image.width = width;
        image.height = 2;
        image.channels = channels;
        image.pixels.resize(static_cast<std::size_t>(bytes));
        QVERIFY_EXCEPTION_THROWN(core::writePng(path(), image), core::Error);
        QVERIFY(!std::filesystem::exists(path()));
        QVERIFY_EXCEPTION_THROWN(core::encodePng(image), core::Error);
    }

    void aMissingFolderIsASentence() {
        const auto file = m_folder->filePath("missing/a.png").toStdString();
        QVERIFY_EXCEPTION_THROWN(core::writePng(file, gradient(2, 2, 3)), core::Error);
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

 private:
    std::string path() const { return m_folder->filePath("picture.png").toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

PGD_TEST(TestPngFile)
#include "test_png_file.moc"
