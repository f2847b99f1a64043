#include <QImage>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "tests/core/image/png_bytes.h"
#include "tests/support/test_program.h"

class TestPngText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void textComesBackUnchanged_data() {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("chunk");
        QTest::newRow("plain") << "a red dress" << QByteArray("tEXt");
        QTest::newRow("lines") << "first\nsecond\n\nfourth" << QByteArray("tEXt");
        QTest::newRow("Latin-1") << QString::fromUtf8("une fille à la plage, 20 °C") << QByteArray("tEXt");
        QTest::newRow("Latin-1 that reads as UTF-8") << QString::fromUtf8("Ã© und Â°") << QByteArray("iTXt");
        QTest::newRow("Chinese") << QString::fromUtf8("海滩上穿红裙子的女孩\n水彩") << QByteArray("iTXt");
        QTest::newRow("beyond 16 bits") << QString::fromUtf8("sun 🌞") << QByteArray("iTXt");
        QTest::newRow("control character") << QString("a\x01z") << QByteArray("iTXt");
        QTest::newRow("empty") << "" << QByteArray("tEXt");
        QTest::newRow("long") << QString("0123456789").repeated(10'000) << QByteArray("tEXt");
    }

    void textComesBackUnchanged() {
        QFETCH(QString, value);
        QFETCH(QByteArray, chunk);
        const std::vector<core::PngText> text{{"parameters", value.toStdString()}, {"pgdraw", "{}"}};
        core::writePng(path(), core::Image(4, 4), text);
        QCOMPARE(core::readPngText(path()), text);
        QCOMPARE(core::readPng(path()).text, text);
        QVERIFY(test::readBytes(m_folder.filePath("text.png")).contains(chunk + QByteArray("parameters\0", 11)));
    }

    void otherReadersSeeTheText() {
        const auto prompt = QString::fromUtf8("女孩, à la plage\nSteps: 25");
        core::writePng(path(), core::Image(4, 4), {{"parameters", prompt.toStdString()}});
        QCOMPARE(QImage(m_folder.filePath("text.png")).text("parameters"), prompt);
    }

    void everyKindOfTextIsRead_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        const QByteArray latin1("caf\xe9");
        const QByteArray utf8("caf\xc3\xa9");
        QTest::newRow("tEXt") << QByteArray("tEXt") << QByteArray("key\0", 4) + latin1;
        QTest::newRow("tEXt in UTF-8") << QByteArray("tEXt") << QByteArray("key\0", 4) + utf8;
        QTest::newRow("zTXt in UTF-8") << QByteArray("zTXt") << QByteArray("key\0\0", 5) + test::deflated(utf8);
        QTest::newRow("zTXt") << QByteArray("zTXt") << QByteArray("key\0\0", 5) + test::deflated(latin1);
        QTest::newRow("iTXt") << QByteArray("iTXt") << QByteArray("key\0\0\0fr\0cl\0", 12) + utf8;
        QTest::newRow("iTXt compressed") << QByteArray("iTXt")
                                         << QByteArray("key\0\1\0fr\0cl\0", 12) + test::deflated(utf8);
    }

    void everyKindOfTextIsRead() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, data);
        test::writeBytes(m_folder.filePath("text.png"), test::smallPng(test::pngChunk(type, data)));
        QCOMPARE(core::readPngText(path()), (std::vector<core::PngText>{{"key", "caf\xc3\xa9"}}));
    }

    void brokenTextIsASentence_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("no key") << QByteArray("tEXt") << QByteArray("\0value", 6);
        QTest::newRow("no end of key") << QByteArray("tEXt") << QByteArray("value");
        QTest::newRow("key too long") << QByteArray("tEXt") << QByteArray(80, 'k') + QByteArray("\0v", 2);
        QTest::newRow("unknown method") << QByteArray("zTXt") << QByteArray("key\0\7", 5) + test::deflated("x");
        QTest::newRow("no method") << QByteArray("zTXt") << QByteArray("key\0", 4);
        QTest::newRow("no deflate") << QByteArray("zTXt") << QByteArray("key\0\0nothing", 12);
        QTest::newRow("iTXt cut") << QByteArray("iTXt") << QByteArray("key\0\0\0fr", 8);
        QTest::newRow("iTXt shorter") << QByteArray("iTXt") << QByteArray("key\0\0", 5);
    }

    void brokenTextIsASentence() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, data);
        test::writeBytes(m_folder.filePath("text.png"), test::smallPng(test::pngChunk(type, data)));
        QVERIFY_EXCEPTION_THROWN(core::readPngText(path()), core::Error);
    }

    void impossibleTextIsRefused_data() {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no key") << QByteArray("") << QByteArray("v");
        QTest::newRow("long key") << QByteArray(80, 'k') << QByteArray("v");
        QTest::newRow("key beyond ASCII") << QByteArray("caf\xc3\xa9") << QByteArray("v");
        QTest::newRow("zero byte") << QByteArray("k") << QByteArray("a\0b", 3);
    }

    void impossibleTextIsRefused() {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, value);
        const std::vector<core::PngText> text{{key.toStdString(), value.toStdString()}};
        QVERIFY_EXCEPTION_THROWN(core::writePng(path(), core::Image(4, 4), text), core::Error);
    }

 private:
    std::string path() const { return m_folder.filePath("text.png").toStdString(); }

    QTemporaryDir m_folder;
};

PGD_TEST(TestPngText)
#include "test_png_text.moc"
