#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/json_file.h"
#include "core/io/model_folder.h"
#include "tests/support/test_program.h"

using namespace core::io;

namespace {

// JSON in single quotes: moc loses its way in raw strings.
QByteArray inQuotes(const char* text) { return QByteArray(text).replace('\'', '"'); }

}  // namespace

class TestJsonFile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path write(const QByteArray& content, const char* name = "config.json") const {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write the test file");
        file.write(content);
        return file.fileName().toStdString();
    }

    template <typename Action>
    static QString sentenceOf(const Action& action) {
        try {
            action();
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void readsValuesAndFallbacks() {
        const JsonFile json(write(inQuotes("{'width': 8, 'name': 'x', 'nothing': null}")));
        QCOMPARE(json.require<int>("width"), 8);
        QCOMPARE(json.get<int>("absent", 3), 3);
        QCOMPARE(json.get<int>("nothing", 4), 4);
        QVERIFY(!json.has("nothing"));
    }

    void namesKeyAndFile() {
        const JsonFile json(write(inQuotes("{'width': 'wide'}")));
        QVERIFY(sentenceOf([&] { json.require<int>("height"); }).contains("\"height\""));
        const auto text = sentenceOf([&] { json.require<int>("width"); });
        QVERIFY(text.contains("\"width\"") && text.contains("config.json"));
    }

    void refusesBadFiles() {
        QVERIFY(sentenceOf([&] { JsonFile(write("{\"a\":")); }).contains("does not parse"));
        QVERIFY(sentenceOf([&] { JsonFile(write("[1, 2]")); }).contains("expected a JSON object"));
        QVERIFY(sentenceOf([&] { JsonFile(write("{\"a\": 12345}"), 4); }).contains("at most 4 bytes"));
        QVERIFY(sentenceOf([&] { JsonFile(m_folder.filePath("absent").toStdString()); }).contains("cannot be read"));
    }

    void readsPythonsInfinities() {
        const JsonFile json(
            write(inQuotes("{'low': -Infinity, 'high':Infinity, 'no': NaN, 'text': 'say \\'NaN\\' -Infinity'}")));
        QVERIFY(!json.has("low") && !json.has("high") && !json.has("no"));
        QCOMPARE(json.require<std::string>("text"), std::string("say \"NaN\" -Infinity"));
    }

    // Deep nesting must not exhaust the stack.
    void refusesOrReadsDeepNesting() {
        const auto deep = QByteArray(inQuotes("{'a':")) + QByteArray(200'000, '[') + QByteArray(200'000, ']') + "}";
        const auto text = sentenceOf([&] { QVERIFY(JsonFile(write(deep)).has("a")); });
        QVERIFY(text.isEmpty() || text.contains("config.json"));
    }

    void modelFolderNeedsItsIndex() {
        const auto folder = std::filesystem::path(m_folder.path().toStdString());
        QVERIFY(sentenceOf([&] { ModelFolder{folder}; }).contains("model_index.json"));
        QVERIFY(sentenceOf([&] { partWeights(folder); }).contains("expected a file named"));
    }
};

PGD_TEST(TestJsonFile)
#include "test_json_file.moc"
