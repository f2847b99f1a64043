#include <torch/types.h>

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>
#include <functional>

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/io/safetensors.h"
#include "tests/support/test_program.h"

using namespace core::io;

namespace {

// JSON in single quotes: moc loses its way in raw strings.
QByteArray quoted(const char* text) { return QByteArray(text).replace('\'', '"'); }

}  // namespace

class TestSafetensorsHostile : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    // The bytes of a file: length, header, data.
    static QByteArray bytes(const QByteArray& header, int dataBytes, qint64 length = -1) {
        const auto size = static_cast<quint64>(length < 0 ? header.size() : length);
        return QByteArray(reinterpret_cast<const char*>(&size), 8) + header + QByteArray(dataBytes, '\1');
    }

    std::filesystem::path write(const QByteArray& content) const {
        QFile file(m_folder.filePath("hostile.safetensors"));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write the test file");
        file.write(content);
        return file.fileName().toStdString();
    }

 private Q_SLOTS:
    void isRefusedWithASentence_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << "expected at least 8 bytes";
        QTest::newRow("short") << QByteArray(5, '\0') << "found 5";
        QTest::newRow("header beyond the file")
            << bytes("{}", 0, 1000) << "file incomplete: expected at least 1008 bytes, found 10";
        QTest::newRow("huge header") << bytes("{}", 0, qint64{1} << 60) << "below 100 MB";
        QTest::newRow("no JSON") << bytes("{\"x\":", 0) << "does not parse";
        QTest::newRow("a list") << bytes("[1]", 0) << "does not parse";
        QTest::newRow("entry is no object") << bytes(quoted("{'x':1}"), 0) << "expected an object";
        const auto entry = [](const char* dtype, const char* shape, const char* offsets) {
            return QByteArray(quoted("{'x':{'dtype':'")) + dtype + quoted("','shape':") + shape +
                   quoted(",'data_offsets':") + offsets + "}}";
        };
        QTest::newRow("no type") << bytes(quoted("{'x':{'dtype':8,'shape':[1],'data_offsets':[0,1]}}"), 4)
                                 << "expected a dtype";
        QTest::newRow("small and wrong") << bytes(entry("F8_E5M2", "[2]", "[0,4]"), 4) << "expected 2 bytes";
        QTest::newRow("negative size") << bytes(entry("F32", "[-1]", "[0,4]"), 4) << "sizes below 2^40";
        QTest::newRow("fraction") << bytes(entry("F32", "[1.5]", "[0,4]"), 4) << "sizes below 2^40";
        QTest::newRow("overflow") << bytes(entry("F32", "[1099511627775,1099511627775,16]", "[0,4]"), 4) << "overflows";
        QTest::newRow("too many dimensions") << bytes(entry("F32", "[1,1,1,1,1,1,1,1,1]", "[0,4]"), 4) << "dimensions";
        QTest::newRow("beyond the data") << bytes(entry("F32", "[2]", "[0,8]"), 4)
                                         << "file incomplete: expected 70 bytes, found 66";
        QTest::newRow("beyond any file") << bytes(entry("X", "[2]", "[0,18446744073709551615]"), 4) << "bytes in order";
        QTest::newRow("backwards") << bytes(entry("F32", "[1]", "[4,0]"), 4) << "found 4..0";
        QTest::newRow("one offset") << bytes(entry("F32", "[1]", "[0]"), 4) << "two data_offsets";
        QTest::newRow("size and shape differ") << bytes(entry("F32", "[1]", "[0,3]"), 4) << "expected 4 bytes";
        QTest::newRow("overlap") << bytes(quoted("{'x':{'dtype':'U8','shape':[4],'data_offsets':[0,4]},") +
                                              quoted("'y':{'dtype':'U8','shape':[4],'data_offsets':[2,6]}}"),
                                          8)
                                 << "share bytes";
    }
    void isRefusedWithASentence() {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto file = write(content);
        try {
            const SafetensorsFile opened(file);
            QFAIL("the damaged file was opened");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains(says), error.what());
            QVERIFY2(QString(error.what()).contains("hostile.safetensors"), error.what());
        }
    }

    // What downloads leave in a model's place, under any of its names.
    void whatIsNoModelIsTold_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("page") << QByteArray("\n<!DOCTYPE html>\n<html><head><title>Sign in</title>")
                              << "found a web page";
        QTest::newRow("page of another kind")
            << QByteArray("<?xml version=\"1.0\"?><Error>denied</Error>") << "a web page";
        QTest::newRow("pointer") << QByteArray(
                                        "version https://git-lfs.github.com/spec/v1\noid sha256:6ce0161689b385\n"
                                        "size 4265146304\n")
                                 << "found a Git LFS pointer in its place (to 4265146304 bytes)";
        QTest::newRow("text") << QByteArray("Entry not found") << "found text";
        QTest::newRow("JSON") << QByteArray("{\"error\": \"Repository not found\"}") << "found text";
        QTest::newRow("Chinese") << QString("没有这个文件。").repeated(80).toUtf8() << "found text";
        QTest::newRow("zeros") << QByteArray(5000, '\0') << "nothing but zeros";
    }
    void whatIsNoModelIsTold() {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        const auto file = write(content);
        for (const auto& open : {std::function<void()>([&] { SafetensorsFile{file}; }),
                                 std::function<void()>([&] { openCheckpoint(file); })})
            try {
                open();
                QFAIL("it was opened");
            } catch (const core::Error& error) {
                const QString sentence = error.what();
                QVERIFY2(sentence.contains("hostile.safetensors: not a safetensors file: ") && sentence.contains(says),
                         error.what());
            }
    }

    // A download that broke off, wherever that was.
    void cutFilesSayWhatIsMissing() {
        const auto whole = m_folder.filePath("whole.safetensors");
        writeSafetensors(whole.toStdString(), {{"a", torch::ones({30, 4})}, {"b", torch::ones(7, torch::kInt64)}});
        QFile file(whole);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto content = file.readAll();
        for (qsizetype size = 9; size < content.size(); size += 50) try {
                openCheckpoint(write(content.first(size)));
                QFAIL("a cut file was opened");
            } catch (const core::Error& error) {
                const QString sentence = error.what();
                QVERIFY2(sentence.contains("file incomplete: expected "), error.what());
                QVERIFY2(sentence.endsWith(QString(" bytes, found %1").arg(size)), error.what());
                if (size > content.size() - 500)
                    QVERIFY2(sentence.contains(QString("expected %1 bytes").arg(content.size())), error.what());
            }
    }

    // One tensor that nobody can read does not keep the others back.
    void unknownTypesRefuseThemselvesAlone() {
        const auto file = write(bytes(quoted("{'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]},"
                                             "'b':{'dtype':'U32','shape':[3],'data_offsets':[4,16]},"
                                             "'c':{'dtype':'F4','shape':[2],'data_offsets':[16,17]}}"),
                                      17));
        const SafetensorsFile opened(file);
        QVERIFY(opened.isReal("a") && !opened.isReal("b") && opened.isReal("c"));
        QCOMPARE(opened.require("a").numel(), 1);
        QCOMPARE(opened.shapeOf("b"), std::optional(std::vector<std::int64_t>{3}));
        try {
            opened.require("b");
            QFAIL("a type that LibTorch has not was read");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("tensor \"b\": expected a type such as F32 or F16, found U32"),
                     error.what());
        }
    }

    // Micikevicius et al. 2022, table 1: the largest, the smallest normal and the smallest of all.
    void floatsOfEightBits_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<QList<double>>("values");
        QTest::newRow("E4M3") << "F8_E4M3" << QByteArray("\x38\xb8\x00\x7e\x08\x01\x07\x45", 8)
                              << QList<double>{1, -1, 0, 448, 0.015625, 0.001953125, 0.013671875, 3.25};
        QTest::newRow("E5M2") << "F8_E5M2" << QByteArray("\x3c\xbc\x00\x7b\x04\x01\x03\x42", 8)
                              << QList<double>{1, -1, 0, 57344, 6.103515625e-05, 1.52587890625e-05, 4.57763671875e-05,
                                               3};
    }
    void floatsOfEightBits() {
        QFETCH(QString, type);
        QFETCH(QByteArray, stored);
        QFETCH(QList<double>, values);
        auto content = bytes(
            quoted("{'x':{'dtype':'TYPE','shape':[2,4],'data_offsets':[0,8]}}").replace("TYPE", type.toLatin1()), 0);
        const SafetensorsFile opened(write(content + stored));
        const auto tensor = opened.require("x");
        QCOMPARE(tensor.sizes().vec(), (std::vector<std::int64_t>{2, 4}));
        QVERIFY(opened.isReal("x"));
        for (int i = 0; i < 8; ++i) QCOMPARE(tensor.view(-1)[i].item<double>(), values[i]);
        content += QByteArray(8, '\x7f');
        QVERIFY(SafetensorsFile(write(content)).require("x").isnan().all().item<bool>());
    }

    void aMissingFileIsRefused() {
        QVERIFY_EXCEPTION_THROWN(SafetensorsFile(m_folder.filePath("none").toStdString()), core::Error);
        QVERIFY_EXCEPTION_THROWN(SafetensorsFile(m_folder.path().toStdString()), core::Error);
    }

    // Either a sentence or a file whose tensors can all be read: never a crash.
    void survivesMutations() {
        const auto good = m_folder.filePath("good.safetensors");
        writeSafetensors(good.toStdString(), {{"a", torch::ones({3, 4})}, {"b", torch::ones(7, torch::kInt64)}});
        QFile file(good);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto original = file.readAll();
        QRandomGenerator random(5);
        int refused = 0;
        for (int i = 0; i < 2000; ++i) {
            auto mutated = original;
            for (int k = random.bounded(1, 6); k > 0; --k)
                mutated[random.bounded(qMin<qsizetype>(mutated.size(), 220))] = static_cast<char>(random.bounded(256));
            if (random.bounded(4) == 0) mutated.truncate(random.bounded(mutated.size()));
            try {
                const SafetensorsFile opened(write(mutated));
                for (const auto& key : opened.keys()) opened.require(key).to(torch::kFloat64).sum();
            } catch (const core::Error&) {
                ++refused;
            }
        }
        QVERIFY(refused > 1000);
    }
};

PGD_TEST(TestSafetensorsHostile)
#include "test_safetensors_hostile.moc"
