#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/text/clean_text.h"
#include "core/text/word_piece_tokenizer.h"
#include "tests/support/test_program.h"

using core::text::WordPieceTokenizer;

namespace {

// A vocabulary as small as it can be; the number of a line is the token's id.
const std::vector<std::string> kTokens = {"[PAD]", "[UNK]", "[CLS]", "[SEP]",  "un", "##aff", "##able", "海", "滩",
                                          "上",    "，",    "red",   "##dish", ",",  "!",     "cafe",   "2",  "##3"};

}  // namespace

class TestWordPieceTokenizer : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }

    WordPieceTokenizer tokenizer(const std::vector<std::string>& tokens = kTokens, const char* newLine = "\n") const {
        std::ofstream file(folder() / "vocab.txt", std::ios::binary);
        for (const auto& token : tokens) file << token << newLine;
        file.close();
        return WordPieceTokenizer::load(folder());
    }

    // The tokens of a prompt with blanks between them.
    QString pieces(const std::string& prompt) const {
        QStringList words;
        for (const auto id : tokenizer().encode(prompt))
            words += QString::fromStdString(kTokens.at(static_cast<std::size_t>(id)));
        return words.join(' ');
    }

 private Q_SLOTS:
    void tokenizerJsonServesWhereNothingElseIs() {
        const QTemporaryDir other;
        const std::filesystem::path place = other.path().toStdString();
        nlohmann::json vocabulary;
        for (std::size_t i = 0; i < kTokens.size(); ++i) vocabulary[kTokens[i]] = i;
        std::ofstream(place / "tokenizer.json")
            << nlohmann::json{{"model", {{"type", "WordPiece"}, {"vocab", vocabulary}}}};
        const auto loaded = WordPieceTokenizer::load(place);
        QCOMPARE(loaded.vocabularySize(), kTokens.size());
        for (const char* prompt : {"unaffable 海滩", "red reddish", "xyz"})
            QCOMPARE(loaded.encodeFramed(prompt, 20).ids, tokenizer().encodeFramed(prompt, 20).ids);
    }

    void splitsAndCuts_data() {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("want");
        QTest::newRow("longest pieces") << "unaffable"
                                        << "un ##aff ##able";
        QTest::newRow("no piece fits") << "unaffablex"
                                       << "[UNK]";
        QTest::newRow("Chinese characters are words") << "海滩上，red"
                                                      << "海 滩 上 ， red";
        QTest::newRow("unknown character") << "海鸥"
                                           << "海 [UNK]";
        QTest::newRow("punctuation") << "red,!red"
                                     << "red , ! red";
        QTest::newRow("case and accents") << "Café REDDISH"
                                          << "cafe red ##dish";
        QTest::newRow("accent of its own") << QString("cafe") + QChar(0x301) << "cafe";
        QTest::newRow("white space") << " \t red\n\u3000 2 "
                                     << "red 2";
        QTest::newRow("control characters") << QString("r") + QChar(0) + "e" + QChar(0x200b) + "d"
                                            << "red";
        QTest::newRow("numbers") << "23"
                                 << "2 ##3";
        QTest::newRow("nothing") << "  "
                                 << "";
    }
    void splitsAndCuts() {
        QFETCH(QString, prompt);
        QFETCH(QString, want);
        QCOMPARE(pieces(prompt.toStdString()), want);
    }

    void longWordsAreUnknown() {
        QCOMPARE(pieces("red" + std::string(98, 'x')), QString("[UNK]"));
        QCOMPARE(tokenizer().encode(std::string(100'000, 'r')).size(), std::size_t{1});
    }

    void brokenTextIsPassedOver() { QCOMPARE(pieces("red\xff\xfe red"), QString("red red")); }

    void tokensKnowTheirPlace() {
        const std::string prompt = "Café 海";
        const auto tokens = tokenizer().tokenize(prompt);
        QCOMPARE(tokens.size(), std::size_t{2});
        QCOMPARE(tokens[0].end, std::size_t{5});
        QCOMPARE(tokens[1].end, prompt.size());
    }

    // As PanGu-Draw's tower is fed: what does not fit is cut, the end stays, zeros follow.
    void frames() {
        const auto framed = tokenizer().encodeFramed("red 海", 6);
        QCOMPARE(framed.ids, (std::vector<std::int64_t>{2, 11, 7, 3, 0, 0}));
        const auto cut = tokenizer().encodeFramed("red 海滩上", 4);
        QCOMPARE(cut.ids, (std::vector<std::int64_t>{2, 11, 7, 3}));
        QCOMPARE(cut.tokens, std::size_t{4});
        QCOMPARE(cut.used, std::size_t{2});
        QCOMPARE(tokenizer().maxLength(), std::size_t{77});
    }

    void carriageReturnsAreNoPartOfTokens() {
        QCOMPARE(tokenizer(kTokens, "\r\n").encode("red"), std::vector<std::int64_t>{11});
    }

    void refusesBadVocabularies() {
        try {
            tokenizer({"[PAD]", "[CLS]", "[SEP]"});
            QFAIL("a vocabulary without [UNK] was read");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("\"[UNK]\""), error.what());
        }
        QVERIFY_THROWS_EXCEPTION(core::Error, WordPieceTokenizer::load(folder() / "absent"));
        QVERIFY_THROWS_EXCEPTION(core::Error, tokenizer().encode(std::string(core::text::kLongestPrompt + 1, 'a')));
    }
};

PGD_TEST(TestWordPieceTokenizer)
#include "test_word_piece_tokenizer.moc"
