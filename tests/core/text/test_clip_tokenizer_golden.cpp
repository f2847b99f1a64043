#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/text/clip_tokenizer.h"
#include "tests/support/test_program.h"

using core::text::ClipTokenizer;
using Ids = std::vector<std::int64_t>;

// CLIP's real vocabulary against the original encoder. The vocabulary is large and not part of the repository.
class TestClipTokenizerGolden : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        const std::filesystem::path folder(PGD_SOURCE_DIR "/../shared/clip_vocab");
        if (!std::filesystem::exists(folder / "vocab.json")) QSKIP("CLIP's vocabulary is not beside the checkout");
        m_tokenizer = std::make_unique<ClipTokenizer>(ClipTokenizer::load(folder));
        std::ifstream(PGD_TEST_DATA "/golden/clip_tokenizer/prompts.json") >> m_golden;
    }

    void specialTokens() {
        QCOMPARE(m_tokenizer->vocabularySize(), 49408u);
        QCOMPARE(m_tokenizer->startOfText(), m_golden["bos"].get<std::int64_t>());
        QCOMPARE(m_tokenizer->endOfText(), m_golden["eos"].get<std::int64_t>());
    }

    void encodesAsTheOriginal_data() {
        QTest::addColumn<QString>("form");
        for (const char* form : {"vocab.json", "tokenizer.json", "bpe_simple_vocab_16e6.txt.gz"})
            QTest::newRow(form) << QString(form);
    }
    void encodesAsTheOriginal() {
        QFETCH(QString, form);
        const QTemporaryDir folder;
        const auto tokenizer = ClipTokenizer::load(placeOf(form, folder.path().toStdString()));
        QVERIFY(m_golden["rows"].size() >= 20);
        for (const auto& row : m_golden["rows"]) {
            const auto prompt = row["prompt"].get<std::string>();
            const auto framed = tokenizer.encodeFramed(prompt, 77);
            QVERIFY2(tokenizer.encode(prompt) == row["ids"].get<Ids>(), prompt.c_str());
            QVERIFY2(framed.ids == row["padded_77"].get<Ids>(), prompt.c_str());
            QCOMPARE(framed.bytesUsed == prompt.size(), row["ids"].size() <= 75);
        }
    }

 private:
    // The vocabulary in one of the forms that other programs keep it in.
    static std::filesystem::path placeOf(const QString& form, const std::filesystem::path& folder) {
        const std::filesystem::path original(PGD_SOURCE_DIR "/../shared/clip_vocab");
        if (form == "vocab.json") return original;
        const auto file = folder / form.toStdString();
        std::ifstream merges(original / "merges.txt");
        std::string line;
        std::getline(merges, line);
        if (form.endsWith(".gz")) {
            std::ofstream table(file);  // not zipped: what is read is the same
            for (table << line << "\n"; std::getline(merges, line);) table << line << "\n";
            return folder;
        }
        nlohmann::json json;
        std::ifstream(original / "vocab.json") >> json["model"]["vocab"];
        while (std::getline(merges, line)) json["model"]["merges"].push_back(line);
        std::ofstream(file) << json;
        return folder;
    }

    std::unique_ptr<ClipTokenizer> m_tokenizer;
    nlohmann::json m_golden;
};

PGD_TEST(TestClipTokenizerGolden)
#include "test_clip_tokenizer_golden.moc"
