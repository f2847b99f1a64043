#include <QtTest>

#include "core/base/error.h"
#include "core/text/clip_text_config.h"
#include "tests/support/test_program.h"

using core::io::JsonFile;
using core::text::ClipTextConfig;
using core::text::TextActivation;

namespace {

ClipTextConfig read(const QByteArray& json) {
    return ClipTextConfig::read(JsonFile(nlohmann::json::parse(json.toStdString()), "config.json"));
}

}  // namespace

class TestClipTextConfig : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void defaultsAreThoseOfClipL() {
        const auto config = read("{}");
        QCOMPARE(config.width, 768);
        QCOMPARE(config.layers, 12);
        QCOMPARE(config.activation, TextActivation::QuickGelu);
        QCOMPARE(config.projection, 0);
    }

    void projectionComesWithItsClass() {
        QCOMPARE(read(R"({"projection_dim": 24})").projection, 0);
        QCOMPARE(read(R"({"projection_dim": 24, "architectures": ["CLIPTextModelWithProjection"]})").projection, 24);
    }

    void writtenAndReadBack() {
        ClipTextConfig config;
        config.vocabularySize = 1500;
        config.width = 128;
        config.feedForwardWidth = 512;
        config.layers = 3;
        config.heads = 4;
        config.positions = 40;
        config.activation = TextActivation::Gelu;
        config.normEpsilon = 2e-5;
        config.endToken = 1499;
        config.projection = 96;
        const auto again = ClipTextConfig::read(JsonFile(config.toJson(), "config.json"));
        QCOMPARE(again.toJson().dump(), config.toJson().dump());
        QCOMPARE(again.projection, 96);
        QCOMPARE(again.activation, TextActivation::Gelu);
        QCOMPARE(again.endToken, 1499);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        QTest::newRow("activation") << QByteArray(R"({"hidden_act": "relu"})") << "quick_gelu or gelu, found relu";
        QTest::newRow("type") << QByteArray(R"({"model_type": "t5"})") << "clip_text_model, found t5";
        QTest::newRow("heads") << QByteArray(R"({"hidden_size": 30, "num_attention_heads": 4})") << "30 and 4";
        QTest::newRow("no heads") << QByteArray(R"({"num_attention_heads": 0})") << "from 1 to 256, found 0";
        QTest::newRow("endless") << QByteArray(R"({"num_hidden_layers": 100000})") << "found 100000";
        QTest::newRow("word") << QByteArray(R"({"vocab_size": "many"})") << "\"vocab_size\"";
        QTest::newRow("epsilon") << QByteArray(R"({"layer_norm_eps": -1})") << "\"layer_norm_eps\"";
    }
    void refuses() {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        try {
            read(json);
            QFAIL("it was accepted");
        } catch (const core::Error& error) {
            const auto text = QString::fromUtf8(error.what());
            QVERIFY2(text.contains(says) && text.contains("config.json"), error.what());
        }
    }
};

PGD_TEST(TestClipTextConfig)
#include "test_clip_text_config.moc"
