#include <webp/decode.h>

#include <QImage>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/base/error.h"
#include "core/image/exif_block.h"
#include "core/image/exif_comment.h"
#include "core/image/exif_write.h"
#include "core/image/jpeg_file.h"
#include "core/image/picture_format.h"
#include "core/image/webp_file.h"
#include "tests/support/test_program.h"

namespace {

// A picture that lossy formats keep well.
core::Image slope(int width, int height, int channels) {
    core::Image image(width, height, channels);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width * channels; ++x)
            image.row(y)[x] = static_cast<std::uint8_t>(40 + 100 * y / height + (x % channels) * 30);
    return image;
}

// The RGB pixels of a JPEG or WebP.
core::Image decoded(const std::string& bytes, bool isJpeg) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    core::Image image;
    if (isJpeg) {
        const auto read = QImage::fromData(data, static_cast<int>(bytes.size())).convertToFormat(QImage::Format_RGB888);
        image = core::Image(read.width(), read.height());
        for (int y = 0; y < image.height; ++y) std::copy_n(read.constScanLine(y), 3 * image.width, image.row(y));
        return image;
    }
    int width = 0, height = 0;
    auto* pixels = WebPDecodeRGB(data, bytes.size(), &width, &height);
    image = core::Image(width, height);
    if (pixels) std::copy_n(pixels, image.pixels.size(), image.pixels.begin());
    WebPFree(pixels);
    return image;
}

}  // namespace

class TestPictureFormats : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void namesTellTheFormat() {
        using core::formatOfName, core::PictureFormat;
        QVERIFY(formatOfName("a/b.png") == PictureFormat::Png && formatOfName("b.PNG") == PictureFormat::Png);
        QVERIFY(formatOfName("b.jpg") == PictureFormat::Jpeg && formatOfName("b.JpEg") == PictureFormat::Jpeg);
        QVERIFY(formatOfName("b.webp") == PictureFormat::Webp);
        for (const char* name : {"b", "b.gif", "png", ".png", "b.png.txt", "b.png/"}) QVERIFY(!formatOfName(name));
    }

    void exifComesBack_data() {
        QTest::addColumn<std::string>("comment");
        QTest::addColumn<std::string>("description");
        QTest::newRow("Latin") << std::string("a girl\nSteps: 20, Seed: 7") << std::string("pgdraw:{}");
        QTest::newRow("Chinese and beyond")
            << std::string("海滩 😀, é") << std::string("pgdraw:{\"prompt\": \"海滩 😀\"}");
        QTest::newRow("no description") << std::string("x") << std::string();
        QTest::newRow("long") << std::string(20'000, 'a') << std::string(20'000, 'b');
    }
    void exifComesBack() {
        QFETCH(std::string, comment);
        QFETCH(std::string, description);
        const auto exif = core::exifOf(comment, description);
        QCOMPARE(core::exifCommentOf(exif), std::optional(comment));
        QCOMPARE(core::exifDescriptionOf(exif), description.empty() ? std::nullopt : std::optional(description));
        // In a file, around pixels that stay what they were.
        const QTemporaryDir folder;
        for (const bool isJpeg : {true, false})
            for (const auto& image : {slope(37, 21, 3), slope(16, 16, 1), slope(1, 1, 3)}) {
                const auto bytes = isJpeg ? core::encodeJpeg(image, exif) : core::encodeWebp(image, exif);
                const std::filesystem::path file = folder.filePath("picture").toStdString();
                std::ofstream(file, std::ios::binary) << bytes;
                QVERIFY(core::mayHoldExif(file));
                QCOMPARE(core::readExifBlock(file), std::optional(exif));
                const auto back = decoded(bytes, isJpeg);
                QCOMPARE(back.width, image.width);
                QCOMPARE(back.height, image.height);
                for (std::size_t i = 0; i < back.pixels.size(); ++i) {
                    const auto was = image.pixels[image.channels == 3 ? i : i / 3];
                    QVERIFY2(std::abs(back.pixels[i] - was) <= 8,
                             qPrintable(QString("%1: %2, was %3").arg(i).arg(back.pixels[i]).arg(was)));
                }
            }
    }

    void whatDoesNotFitIsRefused() {
        QVERIFY_EXCEPTION_THROWN(core::encodeJpeg({}, {}), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::encodeWebp({}, {}), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::encodeJpeg(slope(8, 8, 3), std::string(70'000, 'x')), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::encodeJpeg(slope(65'501, 1, 1), {}), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::encodeWebp(slope(16'384, 1, 1), {}), core::Error);
    }
};

PGD_TEST(TestPictureFormats)
#include "test_picture_formats.moc"
