#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"
#include "ui/support/photo_file.h"

// Pictures that a person drops to draw after.
class TestPhotoFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

    QString saved(const char* format, const QSize& size) const {
        QImage image(size, QImage::Format_ARGB32);
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x) image.setPixelColor(x, y, QColor(x % 256, y % 256, 90, 255 - x % 9));
        const QString file = path(QString("good.") + format);
        if (!image.save(file, format)) qFatal("no %s", format);
        return file;
    }

 private Q_SLOTS:
    void largeOnesAreMadeSmaller() {
        const auto image = ui::readPhoto(saved("png", {5000, 100}));
        QCOMPARE(image.width, 4096);
        QCOMPARE(image.channels, 3);
    }

    void damagedOnesNeverCrash_data() {
        QTest::addColumn<QString>("format");
        for (const char* format : {"png", "jpg", "bmp", "ppm"}) QTest::newRow(format) << format;
    }
    void damagedOnesNeverCrash() {
        QFETCH(QString, format);
        QFile file(saved(qPrintable(format), {40, 30}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray good = file.readAll();
        const auto outcome = mutations::run({good, good.size(), 5}, mutations::count(300), path("bad." + format), [&] {
            const auto image = ui::readPhoto(path("bad." + format));
            if (image.width > 4096 || image.height > 4096) throw std::runtime_error("too large");
        });
        QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
    }
};

PGD_TEST(TestPhotoFile)
#include "test_photo_file.moc"
