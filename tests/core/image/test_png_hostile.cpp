#include <QTemporaryDir>
#include <QtTest>
#include <functional>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "tests/core/image/png_bytes.h"
#include "tests/support/test_program.h"

class TestPngHostile : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void theHandMadePictureIsFine() {
        QCOMPARE(sentenceFor(test::smallPng()), QString());
        QCOMPARE(core::readPng(path()).image.pixels,
                 (std::vector<std::uint8_t>{255, 0, 0, 0, 255, 0, 255, 0, 0, 0, 255, 0}));
    }

    void everyTruncationIsAnIncompleteFile() {
        const auto whole = test::smallPng(test::pngChunk("tEXt", QByteArray("key\0value", 9)));
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto sentence = sentenceFor(whole.left(size));
            QVERIFY2(sentence.contains("file incomplete: expected"), qPrintable(sentence));
        }
    }

    // Every bit is part of the signature, of a checksummed chunk, or of a length that then points elsewhere.
    void everyFlippedBitIsNoticed() {
        const auto whole = test::smallPng();
        const auto end = whole.size() - 12;  // the end marker itself holds nothing
        for (qsizetype i = 0; i < end; ++i) {
            auto bytes = whole;
            bytes[i] = static_cast<char>(bytes[i] ^ (1 << i % 8));
            QVERIFY2(!sentenceFor(bytes).isEmpty(), qPrintable(QString("byte %1").arg(i)));
        }
    }

    void hostileFilesAreOneSentence_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("words");
        const auto pixels = test::pngChunk("IDAT", test::deflated(QByteArray(14, '\0')));
        QTest::newRow("another format") << QByteArray("GIF89a and more bytes than eight") << "another kind of file";
        QTest::newRow("too wide") << test::pngFile(16385, 1, pixels) << "found 16385x1";
        QTest::newRow("too many pixels") << test::pngFile(16000, 16000, pixels) << "found 16000x16000";
        QTest::newRow("overflowing") << test::pngFile(0xffffffff, 0xffffffff, pixels) << "found 4294967295x4294967295";
        QTest::newRow("no width") << test::pngFile(0, 8, pixels) << "found 0x8";
        QTest::newRow("too few pixels") << test::pngFile(8192, 8192, pixels) << "damaged";
        QTest::newRow("no pixels") << test::pngFile(2, 2, {}) << "damaged";
        QTest::newRow("pixels that do not inflate")
            << test::pngFile(2, 2, test::pngChunk("IDAT", "no deflate stream")) << "damaged";
        QTest::newRow("two headers") << test::smallPng(test::pngChunk("IHDR", QByteArray(13, '\1'))) << "damaged";
        QTest::newRow("unknown critical chunk") << test::smallPng(test::pngChunk("ABCD", "x")) << "damaged";
    }

    void hostileFilesAreOneSentence() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, words);
        const auto sentence = sentenceFor(bytes);
        QVERIFY2(sentence.startsWith(QString::fromStdString(path())), qPrintable(sentence));
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QVERIFY(!sentence.contains('\n'));
    }

    void wrongChecksumOfThePixelsIsDamage() {
        auto bytes = test::smallPng();
        bytes[bytes.size() - 12 - 1] = static_cast<char>(~bytes[bytes.size() - 12 - 1]);
        const auto sentence = sentenceFor(bytes);
        QVERIFY2(sentence.contains("CRC"), qPrintable(sentence));
    }

    void textBombsAreBounded() {
        const QByteArray bomb = QByteArray("key\0\0", 5) + test::deflated(QByteArray(20'000'000, 'x'));
        QVERIFY(bomb.size() < 100'000);
        QVERIFY(sentenceFor(test::smallPng(test::pngChunk("zTXt", bomb))).contains("text"));
        const QByteArray fits = QByteArray("key\0\0", 5) + test::deflated(QByteArray(2'000'000, 'x'));
        QCOMPARE(sentenceFor(test::smallPng(test::pngChunk("zTXt", fits))), QString());
        // Several that fit alone are one too many together.
        const auto many = test::pngChunk("zTXt", fits).repeated(9);
        QVERIFY(sentenceFor(test::smallPng(many)).contains("text"));
    }

    void missingFilesAndFoldersAreSentences() {
        QVERIFY_EXCEPTION_THROWN(core::readPng(m_folder.filePath("missing.png").toStdString()), core::Error);
        QVERIFY_EXCEPTION_THROWN(core::readPng(m_folder.path().toStdString()), core::Error);
    }

 private:
    std::string path() const { return m_folder.filePath("hostile.png").toStdString(); }

    // What reading says; empty when it succeeds. Anything but core::Error fails the test by escaping. The same bytes
    // in memory must be judged alike.
    QString sentenceFor(const QByteArray& bytes) {
        test::writeBytes(QString::fromStdString(path()), bytes);
        const auto ofFile = sentenceOf([&] { core::readPng(path()); });
        const auto inMemory = sentenceOf([&] { core::decodePng(bytes.toStdString(), path()); });
        if (ofFile != inMemory) qFatal("file: %s, memory: %s", qPrintable(ofFile), qPrintable(inMemory));
        return ofFile;
    }

    static QString sentenceOf(const std::function<void()>& action) {
        try {
            action();
        } catch (const core::Error& error) {
            return QString::fromUtf8(error.what());
        }
        return {};
    }

    QTemporaryDir m_folder;
};

PGD_TEST(TestPngHostile)
#include "test_png_hostile.moc"
