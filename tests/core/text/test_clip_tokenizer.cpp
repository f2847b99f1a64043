#include <QtTest>
#include <thread>

#include "core/base/error.h"
#include "core/text/clip_tokenizer.h"
#include "tests/core/text/tokenizer_folder.h"
#include "tests/support/test_program.h"

using core::text::ClipTokenizer;
using core::text::EncodedPrompt;
using Ids = std::vector<std::int64_t>;

class TestClipTokenizer : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { m_tokenizer = std::make_unique<ClipTokenizer>(ClipTokenizer::load(m_folder.save())); }

    void framesAndPads() {
        const auto framed = m_tokenizer->encodeFramed("cat, cat", 6);
        QCOMPARE(framed.ids, (Ids{512, 515, m_comma, 515, 513, 513}));
        QCOMPARE(framed.tokens, 3u);
        QCOMPARE(framed.used, 3u);
        QCOMPARE(framed.bytesUsed, 8u);
        const auto bare = m_tokenizer->frame(m_tokenizer->encode("cat, cat"), 6);
        QCOMPARE(bare.ids, framed.ids);
        QCOMPARE(bare.bytesUsed, 0u);
    }

    void tellsWhatWasCutOff_data() {
        QTest::addColumn<QByteArray>("prompt");
        QTest::addColumn<int>("length");
        QTest::addColumn<int>("used");
        QTest::addColumn<int>("bytes");
        QTest::newRow("fits exactly") << QByteArray("cat cat") << 4 << 2 << 7;
        QTest::newRow("last word cut") << QByteArray("cat cat cat") << 4 << 2 << 7;
        QTest::newRow("nothing fits") << QByteArray("cat") << 2 << 0 << 0;
        QTest::newRow("white space counts as used") << QByteArray("cat \n ") << 4 << 1 << 6;
        QTest::newRow("entity counts in full") << QByteArray("&amp; cat") << 3 << 1 << 5;
        QTest::newRow("half a character does not count") << QByteArray("é猫") << 5 << 3 << 2;
    }
    void tellsWhatWasCutOff() {
        QFETCH(QByteArray, prompt);
        QFETCH(int, length);
        const auto framed = m_tokenizer->encodeFramed(prompt.toStdString(), static_cast<std::size_t>(length));
        QCOMPARE(framed.ids.size(), static_cast<std::size_t>(length));
        QTEST(static_cast<int>(framed.used), "used");
        QTEST(static_cast<int>(framed.bytesUsed), "bytes");
    }

    void emptyPrompt() {
        QCOMPARE(m_tokenizer->encodeFramed("", 4).ids, (Ids{512, 513, 513, 513}));
        QVERIFY(m_tokenizer->encode(" \n").empty());
    }

    void refusesImpossibleLengths() {
        QVERIFY_EXCEPTION_THROWN(m_tokenizer->encodeFramed("cat", 1), core::Error);
        QVERIFY_EXCEPTION_THROWN(m_tokenizer->encodeFramed("cat", 1u << 20), core::Error);
    }

    void readsItsConfiguration_data() {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<qint64>("padding");
        QTest::addColumn<int>("length");
        QTest::newRow("empty") << QByteArray("{}") << qint64(513) << 77;
        QTest::newRow("string") << QByteArray(R"({"pad_token": "!", "model_max_length": 40})") << qint64(0) << 40;
        QTest::newRow("object") << QByteArray(R"({"pad_token": {"content": "!", "lstrip": false}})") << qint64(0) << 77;
        QTest::newRow("unknown length") << QByteArray(R"({"model_max_length": 1000000000000000019884624838656})")
                                        << qint64(513) << 77;
    }
    void readsItsConfiguration() {
        QFETCH(QByteArray, config);
        TokenizerFolder folder;
        folder.write("tokenizer_config.json", config.toStdString());
        const auto tokenizer = ClipTokenizer::load(folder.save());
        QTEST(qint64(tokenizer.padding()), "padding");
        QTEST(static_cast<int>(tokenizer.maxLength()), "length");
    }

    void paddingCanComeFromElsewhere() {
        TokenizerFolder folder;
        folder.write("special_tokens_map.json", R"({"pad_token": "!"})");
        QCOMPARE(ClipTokenizer::load(folder.save()).padding(), 0);
        QCOMPARE(ClipTokenizer::load(folder.save(), {.padToken = "\""}).padding(), 1);
        QVERIFY_EXCEPTION_THROWN(ClipTokenizer::load(folder.save(), {.padToken = "[PAD]"}), core::Error);
    }

    void severalThreadsMayAsk() {
        const auto expected = m_tokenizer->encode("a cat sat on the mat, twice");
        std::array<bool, 4> right{};
        std::vector<std::thread> threads;
        for (auto& result : right)
            threads.emplace_back([&] {
                result = true;
                for (int i = 0; i < 500; ++i) {
                    m_tokenizer->encode("word" + std::to_string(i));
                    result = result && m_tokenizer->encode("a cat sat on the mat, twice") == expected;
                }
            });
        for (auto& thread : threads) thread.join();
        for (const auto result : right) QVERIFY(result);
    }

 private:
    TokenizerFolder m_folder;
    std::unique_ptr<ClipTokenizer> m_tokenizer;
    const std::int64_t m_comma = 256 + 11;
};

PGD_TEST(TestClipTokenizer)
#include "test_clip_tokenizer.moc"
