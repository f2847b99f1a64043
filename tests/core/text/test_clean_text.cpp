#include <QtTest>

#include "core/base/error.h"
#include "core/text/clean_text.h"
#include "tests/support/test_program.h"

using core::text::cleanText;

class TestCleanText : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void cleans_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<QByteArray>("clean");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("lower case") << QByteArray("A Photo") << QByteArray("a photo");
        QTest::newRow("other scripts") << QByteArray("КОТ ÀÉ") << QByteArray("кот àé");
        QTest::newRow("one letter becomes two") << QByteArray("İstanbul") << QByteArray("i\xcc\x87stanbul");
        QTest::newRow("final sigma") << QByteArray("ΟΔΟΣ ΣΑΣ") << QByteArray("οδος σας");
        QTest::newRow("composed") << QByteArray("cafe\xcc\x81") << QByteArray("café");
        QTest::newRow("entity") << QByteArray("R&amp;B") << QByteArray("r&b");
        QTest::newRow("entity twice") << QByteArray("&amp;lt;b&amp;gt;") << QByteArray("<b>");
        QTest::newRow("never thrice") << QByteArray("&amp;amp;amp;") << QByteArray("&amp;");
        QTest::newRow("decimal") << QByteArray("&#233;&#x4e00;&#X41;") << QByteArray("é一a");
        QTest::newRow("without semicolon") << QByteArray("&copy2024 &#65b") << QByteArray("©2024 ab");
        QTest::newRow("windows number") << QByteArray("&#151;") << QByteArray("—");
        QTest::newRow("impossible numbers") << QByteArray("&#0;&#xd800;&#99999999999999999999999;")
                                            << QByteArray("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("typography needs a semicolon") << QByteArray("&hellip; &hellip") << QByteArray("… &hellip");
        QTest::newRow("unknown name") << QByteArray("&nosuchname; AT&T &; &#; & &#x;")
                                      << QByteArray("&nosuchname; at&t &; &#; & &#x;");
        QTest::newRow("ill-formed") << QByteArray("a\xff\xc3") << QByteArray("a\xef\xbf\xbd\xef\xbf\xbd");
        QTest::newRow("no-break space") << QByteArray("a&nbsp;b")
                                        << QByteArray(
                                               "a\xc2\xa0"
                                               "b");
    }
    void cleans() {
        QFETCH(QByteArray, prompt);
        QFETCH(QByteArray, clean);
        QCOMPARE(QByteArray::fromStdString(cleanText(prompt.toStdString()).text()), clean);
    }

    // Every prefix of the result knows how much of the prompt it stands for.
    void remembersWhereItCameFrom() {
        const std::string prompt = "&amp;Éİe\xcc\x81x";  // 5 + 2 + 2 + 3 + 1 bytes
        const auto clean = cleanText(prompt);
        QCOMPARE(QByteArray::fromStdString(clean.text()), QByteArray("&éi\xcc\x87éx"));
        const std::vector<std::size_t> consumed = {0, 5, 5, 7, 7, 7, 9, 9, 12, 13};
        for (std::size_t i = 0; i < consumed.size(); ++i) QCOMPARE(clean.consumed(i), consumed[i]);
    }

    void refusesEndlessPrompts() {
        const std::string longest(core::text::kLongestPrompt, 'x');
        QCOMPARE(cleanText(longest).text().size(), longest.size());
        QVERIFY_EXCEPTION_THROWN(cleanText(longest + "x"), core::Error);
    }
};

PGD_TEST(TestCleanText)
#include "test_clean_text.moc"
