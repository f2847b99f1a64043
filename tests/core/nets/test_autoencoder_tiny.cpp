#include <QtTest>

#include "core/base/error.h"
#include "core/nets/autoencoder_tiny.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

class TestAutoencoderTiny : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void golden_data();
    void golden();
    void cancelIsAskedBeforeEveryLayer();
    void unsupportedConfigsAreRefused_data();
    void unsupportedConfigsAreRefused();
    void wrongShapesAreRefused();
};

namespace {

constexpr const char* kCase = "vae_tiny";
constexpr double kTinyTolerance = 1e-4;

}  // namespace

void TestAutoencoderTiny::golden_data() {
    QTest::addColumn<QString>("run");
    for (const auto& run : golden::Case(kCase).runs()) QTest::newRow(run.c_str()) << QString::fromStdString(run);
}

void TestAutoencoderTiny::golden() {
    QFETCH(QString, run);
    const torch::InferenceMode guard;
    const golden::Case golden(kCase);
    const auto prefix = run.toStdString() + '.';
    const auto vae = core::nets::loadAutoencoderTiny(golden::folder(kCase));
    COMPARE_TENSORS(vae->encode(golden.in(prefix + "image")), golden.out(prefix + "encoded"), kTinyTolerance);
    COMPARE_TENSORS(vae->decode(golden.in(prefix + "latent")), golden.out(prefix + "decoded"), kTinyTolerance);
}

void TestAutoencoderTiny::cancelIsAskedBeforeEveryLayer() {
    const auto vae = core::nets::loadAutoencoderTiny(golden::folder(kCase));
    int calls = 0;
    vae->decode(torch::zeros({1, 4, 2, 2}), core::CancelToken([&] { ++calls; }));
    QCOMPARE(calls, 16);  // decoder.layers.0 to decoder.layers.15
}

void TestAutoencoderTiny::unsupportedConfigsAreRefused_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const std::vector<std::pair<const char*, const char*>> rows = {{"act_fn", "\"silu\""},
                                                                   {"encoder_block_out_channels", "[8, 8, 8, 16]"},
                                                                   {"num_decoder_blocks", "[1]"},
                                                                   {"num_encoder_blocks", "[1, 2, 2, -1]"},
                                                                   {"upsampling_scaling_factor", "3"},
                                                                   {"scaling_factor", "-1"}};
    for (const auto& [key, value] : rows) QTest::addRow("%s %s", key, value) << QString(key) << QString(value);
}

void TestAutoencoderTiny::unsupportedConfigsAreRefused() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    auto config = core::io::JsonFile(golden::folder(kCase) / "config.json").object();
    config[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    try {
        core::nets::AutoencoderTinyConfig::fromJson(core::io::JsonFile(config, "some/config.json"));
        QFAIL("the config went through");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains('"' + key + '"'), error.what());
    }
}

void TestAutoencoderTiny::wrongShapesAreRefused() {
    const auto vae = core::nets::loadAutoencoderTiny(golden::folder(kCase));
    QVERIFY_THROWS_EXCEPTION(core::Error, vae->encode(torch::zeros({1, 4, 8, 8})));
    QVERIFY_THROWS_EXCEPTION(core::Error, vae->decode(torch::zeros({4, 8, 8})));
}

PGD_TEST(TestAutoencoderTiny)
#include "test_autoencoder_tiny.moc"
