#include <QtTest>
#include <fstream>
#include <functional>

#include "core/base/error.h"
#include "core/text/clip_vocabulary.h"
#include "tests/core/support/clip_table.h"
#include "tests/core/text/tokenizer_folder.h"
#include "tests/support/test_program.h"

using core::text::ClipVocabulary;

namespace {

using Damage = std::function<void(TokenizerFolder&)>;

// What the error says about a folder after `damage`; empty when it loads.
QString complaintAbout(const Damage& damage) {
    TokenizerFolder folder;
    damage(folder);
    try {
        const ClipVocabulary vocabulary(folder.save());
        return {};
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
}

}  // namespace

Q_DECLARE_METATYPE(Damage)

class TestClipVocabulary : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsItsFiles() {
        TokenizerFolder folder;
        const ClipVocabulary vocabulary(folder.save());
        QCOMPARE(vocabulary.size(), 516u);
        QCOMPARE(vocabulary.startOfText(), 512);
        QCOMPARE(vocabulary.endOfText(), 513);
        QCOMPARE(vocabulary.find("cat</w>"), 515);
        QCOMPARE(vocabulary.find("dog"), -1);
        QVERIFY_EXCEPTION_THROWN(vocabulary.require("dog"), core::Error);
        QCOMPARE(vocabulary.encodeWord("cat").size(), 1u);
        QCOMPARE(vocabulary.encodeWord("cats").size(), 3u);  // ca t s</w>
    }

    void acceptsWindowsLines() {
        QCOMPARE(complaintAbout([](TokenizerFolder& f) { f.merges = "#version: 0.2\r\nc a\r\n\r\n"; }), QString());
    }

    // CLIP's vocabulary is the same in all forms that programs keep it in.
    void formsAgree() {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        clip_table::writePair(root / "pair");
        clip_table::writeTokenizerJson(root / "json", false);
        clip_table::writeTokenizerJson(root / "newer" / "tokenizer", true);
        clip_table::writeTable(root / "table" / "bpe_simple_vocab_16e6.txt.gz");
        clip_table::writeTable(root / "renamed.gz");
        const ClipVocabulary pair(root / "pair");
        for (const auto& place :
             {root / "json", root / "newer", root / "table", root / "renamed.gz", root / "pair" / "vocab.json",
              root / "pair" / "merges.txt", root / "json" / "tokenizer.json"}) {
            const ClipVocabulary other(place);
            QVERIFY2(other.size() == ClipVocabulary::kReleasedSize, place.c_str());
            QCOMPARE(other.startOfText(), 49406);
            QCOMPARE(other.endOfText(), 49407);
            for (const char* token : {"a", "ca", "a</w>", "\xc4\xa0"}) QCOMPARE(other.find(token), pair.find(token));
            const auto pieces = other.encodeWord("cats"), expected = pair.encodeWord("cats");
            QCOMPARE(pieces.size(), std::size_t{3});  // ca t s</w>
            for (std::size_t i = 0; i < pieces.size(); ++i) QCOMPARE(pieces[i].id, expected[i].id);
        }
    }

    void otherVocabulariesAreTold() {
        const QTemporaryDir folder;
        const std::filesystem::path root = folder.path().toStdString();
        const auto complaintOn = [](const std::filesystem::path& place) -> QString {
            try {
                const ClipVocabulary vocabulary(place);
            } catch (const core::Error& error) {
                return error.what();
            }
            return {};
        };
        QVERIFY2(complaintOn(root).contains("found none"), qPrintable(complaintOn(root)));
        clip_table::writeTable(root / "bpe_simple_vocab_16e6.txt.gz");
        std::filesystem::resize_file(root / "bpe_simple_vocab_16e6.txt.gz", 20'000);
        QVERIFY2(complaintOn(root).contains("file incomplete"), qPrintable(complaintOn(root)));
        std::ofstream(root / "short.txt.gz") << "#version\nc a\n";
        QVERIFY2(complaintOn(root / "short.txt.gz").contains("the 48894 merges of CLIP's table, found 1"),
                 qPrintable(complaintOn(root / "short.txt.gz")));
        std::ofstream(root / "tokenizer.json") << "{\"model\": {\"vocab\": {\"a\": 0}, \"merges\": [[1, 2]]}}";
        QVERIFY2(complaintOn(root).contains("tokenizer.json: expected the token"), qPrintable(complaintOn(root)));
        std::ofstream(root / "vocab.json") << "version https://git-lfs.github.com/spec/v1\nsize 10\n";
        std::ofstream(root / "merges.txt");
        QVERIFY2(complaintOn(root).contains("expected JSON, found a Git LFS pointer"), qPrintable(complaintOn(root)));
    }

    void refuses_data() {
        QTest::addColumn<Damage>("damage");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const Damage& damage, const char* says) {
            QTest::newRow(name) << damage << QString(says);
        };
        row(
            "id too large", [](auto& f) { f.vocabulary["ca"] = 516; }, "from 0 to 515");
        row(
            "huge id", [](auto& f) { f.vocabulary["ca"] = 1ull << 63; }, "from 0 to 515");
        row(
            "negative id", [](auto& f) { f.vocabulary["ca"] = -1; }, "\"ca\", found -1");
        row(
            "id is no number", [](auto& f) { f.vocabulary["ca"] = "7"; }, "\"ca\", found \"7\"");
        row(
            "id is null", [](auto& f) { f.vocabulary["ca"] = nullptr; }, "found null");
        row(
            "id is a fraction", [](auto& f) { f.vocabulary["ca"] = 1.5; }, "found 1.5");
        row(
            "id twice", [](auto& f) { f.vocabulary["ca"] = 3; }, "every id once");
        row(
            "no end token",
            [](auto& f) {
                f.vocabulary.erase("<|endoftext|>");
                f.vocabulary["x y"] = 513;
            },
            "\"<|endoftext|>\", which is missing");
        row(
            "no byte token",
            [](auto& f) {
                f.vocabulary.erase("q</w>");
                f.vocabulary["x y"] = 256 + 80;
            },
            "\"q</w>\", which is missing");
        row(
            "empty", [](auto& f) { f.vocabulary = nlohmann::json::object(); }, "which is missing");
        row(
            "a list",
            [](auto& f) {
                f.vocabulary = nlohmann::json::array({1, 2});
            },
            "expected a JSON object");
        row(
            "one token in a line", [](auto& f) { f.merges += "cat\n"; }, "merges.txt, line 4: expected two tokens");
        row(
            "three tokens in a line", [](auto& f) { f.merges += "c a t\n"; }, "line 4: expected two tokens");
        row(
            "two spaces", [](auto& f) { f.merges += "c  a\n"; }, "line 4: expected two tokens");
        row(
            "space at the end", [](auto& f) { f.merges += "c \n"; }, "line 4: expected two tokens");
        row(
            "unknown part", [](auto& f) { f.merges += "ca zz\n"; }, "line 4: expected tokens of vocab.json");
        row(
            "unknown whole", [](auto& f) { f.merges += "c b\n"; }, "it has no \"cb\"");
        row(
            "merge twice", [](auto& f) { f.merges += "c a\n"; }, "line 4: expected every merge once");
        row(
            "binary", [](auto& f) { f.merges.assign(1000, '\0'); }, "found nothing but zeros");
        row(
            "too long", [](auto& f) { f.merges.assign(17 << 20, 'x'); }, "expected at most 16777216 bytes");
    }
    void refuses() {
        QFETCH(Damage, damage);
        QFETCH(QString, says);
        const auto complaint = complaintAbout(damage);
        QVERIFY2(complaint.contains(says), qPrintable("it says: " + complaint));
        QVERIFY2(complaint.contains("vocab.json") || complaint.contains("merges.txt"), qPrintable(complaint));
    }

    void refusesMissingFiles() {
        TokenizerFolder folder;
        const auto path = folder.save();
        std::filesystem::remove(path / "merges.txt");
        QVERIFY_EXCEPTION_THROWN(ClipVocabulary{path}, core::Error);
        QVERIFY_EXCEPTION_THROWN(ClipVocabulary{path / "nowhere"}, core::Error);
    }

    void cutFilesNeverCrash() {
        TokenizerFolder folder;
        const auto path = folder.save();
        const auto whole = folder.vocabulary.dump();
        for (std::size_t length = 0; length < whole.size(); length += 97) {
            folder.write("vocab.json", whole.substr(0, length));
            QVERIFY_EXCEPTION_THROWN(ClipVocabulary{path}, core::Error);
        }
    }
};

PGD_TEST(TestClipVocabulary)
#include "test_clip_vocabulary.moc"
