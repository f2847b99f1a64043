#include <torch/types.h>

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
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
        QTest::newRow("header beyond the file") << bytes("{}", 0, 1000) << "file incomplete";
        QTest::newRow("huge header") << bytes("{}", 0, qint64{1} << 60) << "below 100 MB";
        QTest::newRow("no JSON") << bytes("{\"x\":", 0) << "does not parse";
        QTest::newRow("a list") << bytes("[1]", 0) << "does not parse";
        QTest::newRow("entry is no object") << bytes(quoted("{'x':1}"), 0) << "expected an object";
        const auto entry = [](const char* dtype, const char* shape, const char* offsets) {
            return QByteArray(quoted("{'x':{'dtype':'")) + dtype + quoted("','shape':") + shape +
                   quoted(",'data_offsets':") + offsets + "}}";
        };
        QTest::newRow("unknown type") << bytes(entry("F8", "[1]", "[0,1]"), 4) << "expected a dtype";
        QTest::newRow("negative size") << bytes(entry("F32", "[-1]", "[0,4]"), 4) << "sizes below 2^40";
        QTest::newRow("fraction") << bytes(entry("F32", "[1.5]", "[0,4]"), 4) << "sizes below 2^40";
        QTest::newRow("overflow") << bytes(entry("F32", "[1099511627775,1099511627775,16]", "[0,4]"), 4) << "overflows";
        QTest::newRow("too many dimensions") << bytes(entry("F32", "[1,1,1,1,1,1,1,1,1]", "[0,4]"), 4) << "dimensions";
        QTest::newRow("beyond the data") << bytes(entry("F32", "[2]", "[0,8]"), 4) << "inside the 4 of the file";
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
