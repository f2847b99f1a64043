#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>
#include <array>

#include "core/base/error.h"
#include "core/image/picture_read.h"
#include "tests/core/image/exif_bytes.h"
#include "tests/core/image/png_bytes.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using core::Ground;

namespace {

// Red left, blue right; dark below.
QImage quarters(QImage::Format format = QImage::Format_RGB888) {
    QImage image(48, 32, format);
    for (int y = 0; y < 32; ++y)
        for (int x = 0; x < 48; ++x) {
            const int light = y < 16 ? 255 : 90;
            image.setPixelColor(x, y, x < 24 ? QColor(light, 0, 0) : QColor(0, 0, light));
        }
    return image;
}

QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, 95)) qFatal("no %s", format);
    return bytes;
}

// An Exif block with nothing but a way to hold the camera.
QByteArray exifOrientation(int orientation) {
    return QByteArray("MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0", 19) + static_cast<char>(orientation) +
           QByteArray("\0\0\0\0\0\0", 6);
}

}  // namespace

class TestPictureRead : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

    core::Image read(const QByteArray& bytes, Ground ground = Ground::White) const {
        test::writeBytes(path("picture"), bytes);
        return core::readPicture(path("picture").toStdString(), ground);
    }

    static bool isNear(const core::Image& image, int x, int y, std::array<int, 3> colour) {
        const auto* pixel = image.row(y) + 3 * x;
        for (std::size_t c = 0; c < 3; ++c)
            if (std::abs(pixel[c] - colour[c]) > 20) return false;
        return true;
    }

 private Q_SLOTS:
    void everyKindIsToldByItsContent_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("PNG") << encoded(quarters(), "PNG");
        QTest::newRow("JPEG") << encoded(quarters(), "JPEG");
        QTest::newRow("JPEG with Exif") << test::jpegWith(exifOrientation(1), encoded(quarters(), "JPEG"));
    }
    void everyKindIsToldByItsContent() {
        QFETCH(QByteArray, bytes);
        const auto image = read(bytes);
        QVERIFY(image.width == 48 && image.height == 32 && image.channels == 3);
        QVERIFY(isNear(image, 6, 6, {255, 0, 0}) && isNear(image, 40, 6, {0, 0, 255}));
        QVERIFY(isNear(image, 6, 26, {90, 0, 0}));
        QVERIFY(core::isReadablePicture(path("picture").toStdString()));
    }

    void webpIsRead() {
        const auto bytes = test::readBytes(PGD_TEST_DATA "/image/line.webp");
        const auto onWhite = read(bytes), onBlack = read(bytes, Ground::Contrast);
        QCOMPARE(onWhite.width, 8);
        QCOMPARE(onWhite.height, 4);
        QVERIFY(isNear(onWhite, 3, 2, {255, 250, 240}) && isNear(onWhite, 5, 2, {255, 255, 255}));
        QVERIFY(isNear(onBlack, 3, 2, {255, 250, 240}) && isNear(onBlack, 5, 2, {0, 0, 0}));
    }

    void greyJpegsAreRead() {
        QImage grey(16, 8, QImage::Format_Grayscale8);
        grey.fill(120);
        QVERIFY(isNear(read(encoded(grey, "JPEG")), 3, 3, {120, 120, 120}));
    }

    // As Exif numbers them; where the red quarter comes to lie.
    void picturesAreUpright_data() {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QPoint>("red");
        QTest::addColumn<QPoint>("dark");
        QTest::newRow("as stored") << 1 << QPoint(6, 6) << QPoint(6, 26);
        QTest::newRow("mirrored") << 2 << QPoint(42, 6) << QPoint(42, 26);
        QTest::newRow("upside down") << 3 << QPoint(42, 26) << QPoint(42, 6);
        QTest::newRow("flipped") << 4 << QPoint(6, 26) << QPoint(6, 6);
        QTest::newRow("mirrored, on its left side") << 5 << QPoint(6, 6) << QPoint(26, 6);
        QTest::newRow("on its left side") << 6 << QPoint(26, 6) << QPoint(6, 6);
        QTest::newRow("mirrored, on its right side") << 7 << QPoint(26, 42) << QPoint(6, 42);
        QTest::newRow("on its right side") << 8 << QPoint(6, 42) << QPoint(26, 42);
        QTest::newRow("no such way") << 9 << QPoint(6, 6) << QPoint(6, 26);
    }
    void picturesAreUpright() {
        QFETCH(int, orientation);
        QFETCH(QPoint, red);
        QFETCH(QPoint, dark);
        const auto bytes = test::jpegWith(exifOrientation(orientation), encoded(quarters(), "JPEG"));
        const auto image = read(bytes);
        QVERIFY(isNear(image, red.x(), red.y(), {255, 0, 0}));
        QVERIFY(isNear(image, dark.x(), dark.y(), {90, 0, 0}));
        QImage byQt;
        test::writeBytes(path("a.jpg"), bytes);
        QImageReader reader(path("a.jpg"));
        reader.setAutoTransform(true);
        QVERIFY(reader.read(&byQt));
        QCOMPARE(byQt.size(), QSize(image.width, image.height));
    }

    void transparencyLiesOnTheGround() {
        QImage shape(8, 8, QImage::Format_ARGB32);
        shape.fill(Qt::transparent);
        shape.setPixelColor(2, 2, Qt::white);
        QVERIFY(isNear(read(encoded(shape, "PNG")), 5, 5, {255, 255, 255}));
        QVERIFY(isNear(read(encoded(shape, "PNG"), Ground::Contrast), 5, 5, {0, 0, 0}));
        shape.setPixelColor(2, 2, Qt::black);
        QVERIFY(isNear(read(encoded(shape, "PNG"), Ground::Contrast), 5, 5, {255, 255, 255}));
    }

    void otherFilesGetASentence() {
        QVERIFY_EXCEPTION_THROWN(read("GIF89a, or so"), core::Error);
        QVERIFY_EXCEPTION_THROWN(read({}), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::readPicture(path("missing").toStdString()), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::readPicture(m_folder.path().toStdString()), core::Error);
        test::writeBytes(path("large"), encoded(quarters(), "JPEG"));
        const core::PngLimits small{.maxSide = 40};
        QVERIFY_EXCEPTION_THROWN(core::readPicture(path("large").toStdString(), Ground::White, small), core::Error);
    }

    void damagedOnesNeverCrash_data() {
        QTest::addColumn<QByteArray>("good");
        QTest::newRow("JPEG") << encoded(quarters(), "JPEG");
        QTest::newRow("WebP") << test::readBytes(PGD_TEST_DATA "/image/line.webp");
    }
    void damagedOnesNeverCrash() {
        QFETCH(QByteArray, good);
        const auto outcome = mutations::run({good, good.size(), 8}, mutations::count(), path("bad"), [&] {
            core::readPicture(path("bad").toStdString(), Ground::Contrast, {.maxPixels = 1'000'000});
        });
        QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
        QVERIFY(outcome.opened > 0 && outcome.refused > 0);
    }
};

PGD_TEST(TestPictureRead)
#include "test_picture_read.moc"
