#include <QtTest>

#include "core/text/split_words.h"
#include "tests/support/test_program.h"

class TestSplitWords : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void splits_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("empty") << "" << QStringList();
        QTest::newRow("white space") << " \t\n\u00a0\u3000" << QStringList();
        QTest::newRow("words") << "  two  words " << QStringList{"two", "words"};
        QTest::newRow("digits stand alone") << "4k 128" << QStringList{"4", "k", "1", "2", "8"};
        QTest::newRow("numbers of all kinds") << "½²Ⅷ" << QStringList{"½", "²", "Ⅷ"};
        QTest::newRow("signs run together") << "a, (b) --" << QStringList{"a", ",", "(", "b", ")", "--"};
        QTest::newRow("endings") << "it's we've i'll don't"
                                 << QStringList{"it", "'s", "we", "'ve", "i", "'ll", "don", "'t"};
        QTest::newRow("ending at the start of a word") << "'stuff" << QStringList{"'s", "tuff"};
        QTest::newRow("other quotes") << "'x' 'n" << QStringList{"'", "x", "'", "'", "n"};
        QTest::newRow("quote inside signs") << "!'s" << QStringList{"!'", "s"};
        QTest::newRow("chinese clause") << "一只猫，水彩" << QStringList{"一只猫", "，", "水彩"};
        QTest::newRow("combining mark is no letter") << "i\u0307s" << QStringList{"i", "\u0307", "s"};
        QTest::newRow("special tokens") << "<|startoftext|>x<|endoftext|>"
                                        << QStringList{"<|startoftext|>", "x", "<|endoftext|>"};
        QTest::newRow("no special token inside signs") << "!<|endoftext|>" << QStringList{"!<|", "endoftext", "|>"};
        QTest::newRow("emoji") << "😀🚀 x" << QStringList{"😀🚀", "x"};
    }
    void splits() {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        const auto utf8 = text.toStdString();
        QStringList found;
        for (const auto word : core::text::splitWords(utf8))
            found.append(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
        QCOMPARE(found, words);
    }
};

PGD_TEST(TestSplitWords)
#include "test_split_words.moc"
