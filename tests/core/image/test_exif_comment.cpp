#include <QTemporaryDir>
#include <QtTest>

#include "core/image/exif_block.h"
#include "core/image/exif_comment.h"
#include "tests/core/image/exif_bytes.h"
#include "tests/core/image/png_bytes.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using test::ByteOrder;

namespace {

const QByteArray kBareJpeg("\xff\xd8\xff\xda\0\2\xff\xd9", 8);

QString commentIn(const QByteArray& exif) {
    return QString::fromStdString(core::exifCommentOf(exif.toStdString()).value_or("(none)"));
}

}  // namespace

class TestExifComment : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void encodings_data() {
        QTest::addColumn<QByteArray>("comment");
        QTest::addColumn<QString>("text");
        const QString mixed = QString::fromUtf8("a boat, 水彩 🌞\nSteps: 3");
        const QString chinese = QString::fromUtf8("水彩");
        QTest::newRow("UTF-16 big") << test::utf16Comment(mixed, ByteOrder::Big) << mixed;
        QTest::newRow("UTF-16 little") << test::utf16Comment(mixed, ByteOrder::Little) << mixed;
        QTest::newRow("as the file") << test::utf16Comment(chinese, ByteOrder::Big) << chinese;
        QTest::newRow("with a mark") << test::utf16Comment(QChar(0xfeff) + chinese, ByteOrder::Little) << chinese;
        QTest::newRow("half a pair") << test::utf16Comment("ab" + QString(QChar(0xd83c)), ByteOrder::Big)
                                     << "ab" + QString(QChar(0xfffd));
        QTest::newRow("ASCII") << QByteArray("ASCII\0\0\0a boat", 14) << "a boat";
        QTest::newRow("UTF-8 called ASCII") << "ASCII" + QByteArray(3, '\0') + chinese.toUtf8() << chinese;
        QTest::newRow("Latin-1") << "ASCII" + QByteArray(3, '\0') + "caf\xe9" << QString::fromUtf8("café");
        QTest::newRow("no name") << QByteArray("a boat") << "a boat";
        QTest::newRow("named by zeros") << QByteArray(8, '\0') + "a boat"
                                        << "a boat";
        QTest::newRow("filled with zeros") << QByteArray("ASCII\0\0\0a\0\0\0\0", 13) << "a";
        QTest::newRow("empty") << QByteArray("UNICODE\0", 8) << "(none)";
    }

    void encodings() {
        QFETCH(QByteArray, comment);
        QFETCH(QString, text);
        QCOMPARE(commentIn(test::exifWith(comment)), text);
    }

    void bothByteOrdersAreRead() {
        QCOMPARE(commentIn(test::exifWith("a boat", ByteOrder::Little)), QString("a boat"));
        QCOMPARE(commentIn(test::exifWith("a boat", ByteOrder::Big)), QString("a boat"));
    }

    void everyTruncationIsNoComment() {
        const auto whole = test::exifWith("ASCII" + QByteArray(3, '\0') + "a boat");
        for (qsizetype size = 0; size < whole.size(); ++size) QCOMPARE(commentIn(whole.left(size)), QString("(none)"));
    }

    void filesCarryIt_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto exif = test::exifWith("a boat on the sea");
        const QByteArray xmp("\xff\xe1\0\6http", 8);
        QTest::newRow("JPEG") << test::jpegWith(exif, kBareJpeg);
        QTest::newRow("JPEG with XMP before") << "\xff\xd8" + xmp + test::jpegWith(exif, kBareJpeg).mid(2);
        QTest::newRow("WebP") << test::webpWith(exif);
        QTest::newRow("WebP with JPEG's name") << test::webpWith(QByteArray("Exif\0\0", 6) + exif);
    }

    void filesCarryIt() {
        QFETCH(QByteArray, bytes);
        test::writeBytes(path(), bytes);
        QVERIFY(core::mayHoldExif(path().toStdString()));
        QCOMPARE(core::readExifComment(path().toStdString()).value_or(""), std::string("a boat on the sea"));
    }

    void otherFilesHaveNone_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("PNG") << test::smallPng();
        QTest::newRow("JPEG without Exif") << kBareJpeg;
        QTest::newRow("nothing but segments") << "\xff\xd8" + QByteArray("\xff\xe2\0\2", 4).repeated(200'000);
        QTest::newRow("a segment without length") << QByteArray("\xff\xd8\xff\xe1\0\0", 6);
        QTest::newRow("a chunk of 4 GB") << QByteArray("RIFF\xff\xff\xff\xffWEBPEXIF\xff\xff\xff\xff", 20);
        QTest::newRow("another chunk of 4 GB") << QByteArray("RIFF\xff\xff\xff\xffWEBPVP8 \xff\xff\xff\xff", 20);
    }

    void otherFilesHaveNone() {
        QFETCH(QByteArray, bytes);
        test::writeBytes(path(), bytes);
        QVERIFY(!core::readExifComment(path().toStdString()).has_value());
    }

    void aMissingFileHasNone() {
        QVERIFY(!core::mayHoldExif("/nowhere/at/all.jpg"));
        QVERIFY(!core::readExifComment("/nowhere/at/all.jpg").has_value());
    }

    void damagedFilesEndQuietly() {
        const auto exif = test::exifWith(test::utf16Comment("a boat\nSteps: 3, Seed: 4", ByteOrder::Big));
        for (const auto& whole : {test::jpegWith(exif, kBareJpeg), test::webpWith(exif)}) {
            const auto outcome = mutations::run({whole, whole.size(), 5}, 4 * mutations::count(), path(),
                                                [&] { core::readExifComment(path().toStdString()); });
            QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
        }
    }

 private:
    QString path() const { return m_folder.filePath("picture"); }

    QTemporaryDir m_folder;
};

PGD_TEST(TestExifComment)
#include "test_exif_comment.moc"
