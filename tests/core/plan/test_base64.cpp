#include <QByteArray>
#include <QtTest>
#include <random>

#include "core/plan/base64.h"
#include "tests/support/test_program.h"

using core::plan::fromBase64;
using core::plan::toBase64;

class TestBase64 : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void agreesWithQt() {
        std::mt19937 random(1);
        for (int size = 0; size < 200; ++size) {
            std::string bytes(static_cast<std::size_t>(size), '\0');
            for (auto& byte : bytes) byte = static_cast<char>(random());
            const auto text = toBase64(bytes);
            QCOMPARE(QByteArray::fromStdString(text), QByteArray::fromStdString(bytes).toBase64());
            QVERIFY(fromBase64(text) == bytes);
        }
    }

    void otherTextIsRefused_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"a", "abc", "abcde", "ab=c", "====", "a===", "ab\ncd", "ab c", "ab-_", "\xc3\xa4zz"})
            QTest::newRow(QByteArray(text).toPercentEncoding()) << QByteArray(text);
    }
    void otherTextIsRefused() {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()).has_value());
    }
};

PGD_TEST(TestBase64)
#include "test_base64.moc"
