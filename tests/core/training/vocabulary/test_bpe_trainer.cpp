#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/text/clip_tokenizer.h"
#include "core/training/vocabulary/vocabulary_files.h"
#include "tests/support/test_program.h"

using namespace core::training;
using core::text::ClipTokenizer;

namespace {

const std::vector<std::string> kColours = {"red", "blue", "green", "yellow"};
const std::vector<std::string> kPlaces = {"on the beach", "in the forest", "at night"};
const std::vector<std::string> kColoursZh = {"红色", "蓝色", "绿色", "黄色"};
const std::vector<std::string> kPlacesZh = {"在海边", "在森林里", "在夜晚"};

std::vector<std::string> captions() {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 3; ++j) {
            result.push_back("A girl in a " + kColours[i] + " dress " + kPlaces[j] + ", watercolour");
            result.push_back("一个穿" + kColoursZh[i] + "裙子的女孩" + kPlacesZh[j] + "，水彩画");
        }
    return result;
}

BpeVocabulary trained(const std::vector<std::string>& texts, const BpeTrainerOptions& options = {}) {
    BpeTrainer trainer;
    for (const auto& text : texts) trainer.add(text);
    return trainer.train(options);
}

bool operator==(const BpeVocabulary& a, const BpeVocabulary& b) { return a.tokens == b.tokens && a.merges == b.merges; }

bool has(const BpeVocabulary& vocabulary, const std::string& token) {
    return std::find(vocabulary.tokens.begin(), vocabulary.tokens.end(), token) != vocabulary.tokens.end();
}

}  // namespace

class TestBpeTrainer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void learnsByHand() {
        const auto vocabulary = trained({"aab aab aab ab"}, {.vocabularySize = 516});
        // "a b</w>" occurs four times, "a a" three times; then "a ab</w>" three times.
        const std::vector<std::pair<std::string, std::string>> merges = {{"a", "b</w>"}, {"a", "ab</w>"}};
        QCOMPARE(vocabulary.merges, merges);
        QCOMPARE(vocabulary.tokens[512], std::string("ab</w>"));
        QCOMPARE(vocabulary.tokens[513], std::string("aab</w>"));
        QCOMPARE(vocabulary.tokens[514], std::string("<|startoftext|>"));
        QCOMPARE(vocabulary.tokens[515], std::string("<|endoftext|>"));
    }

    void bytesComeInTheOrderOfClip() {
        const auto vocabulary = trained({});
        QCOMPARE(vocabulary.tokens.size(), 514u);
        QCOMPARE(vocabulary.tokens[0], std::string("!"));
        QCOMPARE(vocabulary.tokens[64], std::string("a"));
        QCOMPARE(vocabulary.tokens[256], std::string("!</w>"));
    }

    void theOrderOfCaptionsDoesNotMatter() {
        auto texts = captions();
        const auto forward = trained(texts);
        std::reverse(texts.begin(), texts.end());
        QVERIFY(forward == trained(texts));
    }

    void tokensAreUniqueAndWithinTheLimit() {
        const auto vocabulary = trained(captions(), {.vocabularySize = 600});
        QCOMPARE(vocabulary.tokens.size(), 600u);
        QCOMPARE(std::set<std::string>(vocabulary.tokens.begin(), vocabulary.tokens.end()).size(), 600u);
        const auto everything = trained(captions());
        QVERIFY(everything.tokens.size() < 1500);  // nothing left that occurs twice
        QVERIFY(has(everything, "watercolour</w>"));
    }

    void longPhrasesStayApart() {
        const auto count = [](std::size_t bytes) {
            return trained({"一个穿红色裙子的女孩", "一个穿红色裙子的女孩"}, {.maxTokenBytes = bytes}).tokens.size();
        };
        QVERIFY(count(1) == 514u);
        QVERIFY(count(16) < count(60));
    }

    void refusesTooSmallAVocabulary() { QVERIFY_EXCEPTION_THROWN(trained({}, {.vocabularySize = 513}), core::Error); }

    void theTokenizerReadsWhatTrainingWrote() {
        const auto vocabulary = trained(captions(), {.vocabularySize = 900});
        const auto tokenizer = saved(vocabulary);
        QCOMPARE(tokenizer.vocabularySize(), vocabulary.tokens.size());
        QCOMPARE(tokenizer.maxLength(), 40u);
        QCOMPARE(tokenizer.endOfText(), static_cast<std::int64_t>(vocabulary.tokens.size() - 1));
        QCOMPARE(tokenizer.padding(), tokenizer.endOfText());
        for (const auto& caption : captions()) {
            const auto framed = tokenizer.encodeFramed(caption, 40);
            QVERIFY2(framed.tokens < 20, caption.c_str());
            QCOMPARE(framed.bytesUsed, caption.size());
        }
    }

    // Every token of a caption is a piece of it, in order; together they are the caption without its spaces.
    void tokensSpellTheCaption_data() {
        QTest::addColumn<QByteArray>("caption");
        for (const auto& caption : captions())
            QTest::newRow(caption.c_str()) << QByteArray::fromStdString(caption).toLower();
        QTest::newRow("unseen") << QByteArray("zebra 42! 斑马，ж");
    }
    void tokensSpellTheCaption() {
        QFETCH(QByteArray, caption);
        const auto vocabulary = trained(captions());
        const auto tokenizer = saved(vocabulary);
        std::string spelled;
        for (const auto id : tokenizer.encode(caption.toStdString()))
            spelled += vocabulary.tokens[static_cast<std::size_t>(id)];
        std::string expected;
        for (const auto id : saved(trained({})).encode(caption.toStdString()))  // byte by byte
            expected += trained({}).tokens[static_cast<std::size_t>(id)];
        QCOMPARE(QByteArray::fromStdString(spelled), QByteArray::fromStdString(expected));
    }

    // Token boundaries fall between characters wherever training saw the words.
    void chineseWordsAreWholeCharacters() {
        const auto tokenizer = saved(trained(captions()));
        const std::string caption = "一个穿红色裙子的女孩在海边";
        const auto tokens = tokenizer.tokenize(caption);
        QVERIFY2(tokens.size() <= 6, qPrintable(QString::number(tokens.size())));
        for (const auto& token : tokens) QCOMPARE(token.end % 3, 0u);
        for (std::size_t i = 1; i < tokens.size(); ++i) QVERIFY(tokens[i].end > tokens[i - 1].end);
        QCOMPARE(tokens.back().end, caption.size());
    }

    void anUnwritableFolderIsAnError() {
        QVERIFY_EXCEPTION_THROWN(writeTokenizerFolder("/proc/nowhere", trained({}), 77), core::Error);
    }

 private:
    ClipTokenizer saved(const BpeVocabulary& vocabulary) {
        const auto path = std::filesystem::path(m_folder.path().toStdString()) / "tokenizer";
        writeTokenizerFolder(path, vocabulary, 40);
        return ClipTokenizer::load(path);
    }

    QTemporaryDir m_folder;
};

PGD_TEST(TestBpeTrainer)
#include "test_bpe_trainer.moc"
