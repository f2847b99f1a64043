#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/io/model_folder.h"
#include "core/io/safetensors.h"
#include "tests/support/test_program.h"

using namespace core::io;
namespace fs = std::filesystem;

class TestModelFolder : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;

    void writeText(const char* name, const std::string& text) const { std::ofstream(m_folder / name) << text; }

    QString refusal() const {
        try {
            partWeights(m_folder);
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

    // Two shards with "a" and "b", and their index under the name given.
    void writeShards(const char* index) const {
        writeSafetensors(m_folder / "model-1.safetensors", {{"a", torch::ones(2)}});
        writeSafetensors(m_folder / "model-2.safetensors", {{"b", torch::zeros(3)}});
        writeText(index, "{\"weight_map\": {\"a\": \"model-1.safetensors\", \"b\": \"model-2.safetensors\"}}");
    }

 private Q_SLOTS:
    void init() {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->path().toStdString();
    }

    void fullPrecisionComesFirst() {
        writeSafetensors(m_folder / "diffusion_pytorch_model.fp16.safetensors", {{"x", torch::ones(1, torch::kHalf)}});
        QVERIFY(partWeights(m_folder)->require("x").dtype() == torch::kHalf);
        writeSafetensors(m_folder / "diffusion_pytorch_model.safetensors", {{"x", torch::ones(1)}});
        QVERIFY(partWeights(m_folder)->require("x").dtype() == torch::kFloat32);
    }

    void shardsAreReadAsOne_data() {
        QTest::addColumn<QByteArray>("index");
        for (const auto* name : {"model.safetensors.index.json", "diffusion_pytorch_model.safetensors.index.json",
                                 "model.safetensors.index.fp16.json", "model.fp16.safetensors.index.json"})
            QTest::newRow(name) << QByteArray(name);
    }
    void shardsAreReadAsOne() {
        QFETCH(QByteArray, index);
        writeShards(index.constData());
        const auto weights = partWeights(m_folder);
        QCOMPARE(weights->keys(), (std::vector<std::string>{"a", "b"}));
        QVERIFY(torch::equal(weights->require("a"), torch::ones(2)));
        QCOMPARE(weights->shapeOf("b"), (std::vector<std::int64_t>{3}));
        QVERIFY(!weights->find("c").defined() && !weights->shapeOf("c"));
    }

    void badIndicesAreRefused_data() {
        QTest::addColumn<QByteArray>("map");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray("{}") << "weight_map";
        QTest::newRow("list") << QByteArray("[1]") << "weight_map";
        QTest::newRow("number") << QByteArray("{\"a\": 1}") << "found 1";
        QTest::newRow("other folder") << QByteArray("{\"a\": \"../x.safetensors\"}") << "beside it";
        QTest::newRow("absolute") << QByteArray("{\"a\": \"/x.safetensors\"}") << "beside it";
        QTest::newRow("pickle") << QByteArray("{\"a\": \"model.bin\"}") << "beside it";
        QTest::newRow("absent file") << QByteArray("{\"a\": \"model-9.safetensors\"}") << "cannot be opened";
        QTest::newRow("absent tensor") << QByteArray("{\"c\": \"model-1.safetensors\"}") << "\"c\", which is missing";
    }
    void badIndicesAreRefused() {
        QFETCH(QByteArray, map);
        QFETCH(QString, says);
        writeShards("model.safetensors.index.json");
        writeText("model.safetensors.index.json", "{\"weight_map\": " + map.toStdString() + "}");
        QVERIFY2(refusal().contains(says), qPrintable(refusal()));
    }

    void pickledWeightsSayHowToConvert() {
        writeText("pytorch_model.bin", "PK\x03\x04");
        QVERIFY2(refusal().contains("can run any program") && refusal().contains("convert"), qPrintable(refusal()));
    }

    void filesAreToldByTheirContent_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("archive") << QByteArray("PK\x03\x04 and more") << "can run any program";
        QTest::newRow("pickle") << QByteArray("\x80\x02}q\x01.") << "can run any program";
        QTest::newRow("tar") << QByteArray(257, '\0') + "ustar\0"
                             << "can run any program";
        QTest::newRow("gguf") << QByteArray("GGUF\x03") << "GGUF";
        QTest::newRow("picture") << QByteArray("\x89PNG\r\n") << "found neither";
        QTest::newRow("empty") << QByteArray() << "found neither";
    }
    void filesAreToldByTheirContent() {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        writeText("model.ckpt", content.toStdString());
        try {
            openCheckpoint(m_folder / "model.ckpt");
            QFAIL("the file was opened");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains(says), error.what());
            QVERIFY2(QString(error.what()).contains("model.ckpt"), error.what());
        }
    }

    void safetensorsUnderAnyNameAreRead() {
        writeSafetensors(m_folder / "model.ckpt", {{"x", torch::ones(1)}});
        QCOMPARE(openCheckpoint(m_folder / "model.ckpt")->keys(), std::vector<std::string>{"x"});
    }
};

PGD_TEST(TestModelFolder)
#include "test_model_folder.moc"
