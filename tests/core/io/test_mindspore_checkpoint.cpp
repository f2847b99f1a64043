#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/io/layouts/checkpoint_parts.h"
#include "core/io/mindspore_checkpoint.h"
#include "core/io/model_folder.h"
#include "core/nets/unet.h"
#include "tests/core/io/mindspore_writer.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::io;

class TestMindSporeCheckpoint : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path write(const QByteArray& content) const {
        QFile file(m_folder.filePath("model.ckpt"));
        if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write the test file");
        file.write(content);
        return file.fileName().toStdString();
    }

    QString refusal(const QByteArray& content) const {
        try {
            MindSporeCheckpoint{write(content)};
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void everyTypeSurvives_data() {
        QTest::addColumn<int>("type");
        for (const auto type : {torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64, torch::kInt32})
            QTest::newRow(torch::toString(type)) << static_cast<int>(type);
    }
    void everyTypeSurvives() {
        QFETCH(int, type);
        const auto value = (torch::arange(24).view({2, 3, 4}) - 7).to(static_cast<torch::Dtype>(type));
        const auto file = openCheckpoint(write(mindspore::value("x", value) + mindspore::value("y.z", value.sum())));
        QCOMPARE(file->keys(), (std::vector<std::string>{"x", "y.z"}));
        QVERIFY(torch::equal(file->require("x"), value));
        QCOMPARE(file->shapeOf("x"), (std::vector<std::int64_t>{2, 3, 4}));
        QVERIFY(!file->find("absent").defined() && !file->shapeOf("absent"));
    }

    // MindSpore writes [0] for the shape of a single number.
    void scalarsOfShapeZeroAreRead() {
        const auto content = mindspore::value("epoch", {0}, "Int32", QByteArray("\x07\0\0\0", 4));
        const MindSporeCheckpoint file(write(content));
        QCOMPARE(file.require("epoch").item<int>(), 7);
    }

    void slicesArePutTogether() {
        const auto value = torch::arange(10, torch::kFloat32).view({5, 2});
        const auto bytes = mindspore::bytesOf(value);
        const auto content = mindspore::value("x", {5, 2}, "Float32", bytes.left(12)) +
                             mindspore::value("x", {5, 2}, "Float32", bytes.mid(12));
        QVERIFY(torch::equal(MindSporeCheckpoint(write(content)).require("x"), value));
    }

    void namesBecomePyTorchs() {
        const auto one = torch::ones(1);
        const auto content = mindspore::value("norm.gamma", one) + mindspore::value("norm.beta", one) +
                             mindspore::value("token_embedding.embedding_table", one);
        QCOMPARE(MindSporeCheckpoint(write(content)).keys(),
                 (std::vector<std::string>{"norm.bias", "norm.weight", "token_embedding.weight"}));
    }

    void otherFieldsAndChecksumsArePassedOver() {
        const auto content = QByteArray("\x12\x03xyz", 5) + mindspore::value("x", torch::ones(3)) + "crc_num1234567890";
        QCOMPARE(MindSporeCheckpoint(write(content)).keys(), std::vector<std::string>{"x"});
    }

    void panGuDrawsUNetIsTheFoldersOne() {
        const auto source = openCheckpoint(golden::folder("single_file_pangu") / "model.safetensors");
        QByteArray content;
        for (auto key : source->keys()) {
            const auto tensor = source->require(key);
            const auto norm = key.find(".norm");
            if (norm != std::string::npos && key.ends_with(".weight")) key.replace(key.size() - 6, 6, "gamma");
            if (norm != std::string::npos && key.ends_with(".bias")) key.replace(key.size() - 4, 4, "beta");
            content += mindspore::value(QByteArray::fromStdString(key), tensor);
        }
        const auto path = golden::folder("unet_pangu");
        const auto part = partOf(openCheckpoint(write(content)), ModelPart::unet);
        const auto got = core::nets::loadUNet(partConfig(path), *part)->named_parameters();
        const auto want = core::nets::loadUNet(path)->named_parameters();
        for (const auto& item : want) QVERIFY2(torch::equal(got[item.key()], item.value()), item.key().c_str());
    }

    // A sparse file: five tensors of a gigabyte, of which only the last has something in it.
    void offsetsBeyondFourGigabytes() {
        constexpr qint64 kBytes = qint64{1} << 30;
        QFile file(m_folder.filePath("large.ckpt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (int i = 0; i < 5; ++i) {
            file.write(mindspore::head(QByteArray("t") + char('0' + i), {kBytes / 4}, "Float32", kBytes));
            file.seek(file.pos() + kBytes - 4);
            const float last = static_cast<float>(i) + 0.5f;
            file.write(reinterpret_cast<const char*>(&last), 4);
        }
        file.close();
        const MindSporeCheckpoint opened(file.fileName().toStdString());
        QCOMPARE(opened.keys().size(), std::size_t{5});
        QCOMPARE(opened.shapeOf("t4"), (std::vector<std::int64_t>{kBytes / 4}));
        QFile::remove(file.fileName());
    }

    void damageIsRefused() {
        const auto good = mindspore::value("x", torch::ones(4));
        QVERIFY(refusal(good.left(good.size() - 1)).contains("file incomplete"));
        QVERIFY(refusal(mindspore::value("", torch::ones(1))).contains("expected a name"));
        QVERIFY(refusal(mindspore::value("x", {3}, "Float32", QByteArray(8, '\0'))).contains("expected 12 bytes"));
        QVERIFY(refusal(mindspore::value("x", {1}, "Complex64", QByteArray(8, '\0'))).contains("found Complex64"));
        const auto huge = qint64{1} << 40;
        QVERIFY(refusal(mindspore::value("x", {huge, huge}, "Float32", QByteArray())).contains("overflows"));
        QVERIFY(refusal(mindspore::value("x", {-1}, "Float32", QByteArray())).contains("below 2^40"));
        QVERIFY(refusal(good + mindspore::value("x", torch::ones(5))).contains("differ in type or shape"));
        QVERIFY(refusal(QByteArray("\x12\x01x", 3)).contains("found no tensor"));
        QVERIFY(refusal(QByteArray("\x0b", 1)).contains("the type 3"));
    }
};

PGD_TEST(TestMindSporeCheckpoint)
#include "test_mindspore_checkpoint.moc"
