#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/base/error.h"
#include "core/nets/autoencoder_kl.h"
#include "core/nets/unet.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

namespace {

namespace fs = std::filesystem;
using core::io::JsonFile;
using nlohmann::json;

json configOf(const std::string& name) { return JsonFile(golden::folder(name) / "config.json").object(); }

// The sentence of the Error that `action` throws; empty when it throws none.
template <typename Action>
QString errorOf(const Action& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

// The weights of a case beside another config.
void writeModel(const fs::path& folder, const std::string& name, const json& config) {
    const auto* weights = "diffusion_pytorch_model.safetensors";
    std::ofstream(folder / "config.json") << config;
    fs::copy_file(golden::folder(name) / weights, folder / weights);
}

}  // namespace

class TestNetConfigs : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void refusesUnsupportedUNet_data();
    void refusesUnsupportedUNet();
    void refusesUnsupportedAutoencoder_data();
    void refusesUnsupportedAutoencoder();
    void oldShortConfigIsRead();
    void jsonRoundTrip_data();
    void jsonRoundTrip();
    void weightsMustFit_data();
    void weightsMustFit();
};

void TestNetConfigs::refusesUnsupportedUNet_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const std::vector<std::pair<const char*, const char*>> rows = {
        {"act_fn", "\"gelu\""},
        {"addition_embed_type", "\"image\""},
        {"attention_head_dim", "3"},
        {"attention_head_dim", "[4, 4]"},
        {"attention_head_dim", "0"},
        {"block_out_channels", "[]"},
        {"block_out_channels", "[8, 18, 24]"},
        {"block_out_channels", "\"wide\""},
        {"class_embed_type", "\"timestep\""},
        {"conv_in_kernel", "1"},
        {"cross_attention_dim", "-1"},
        {"down_block_types", "[\"DownBlock2D\"]"},
        {"down_block_types", "[\"AttnDownBlock2D\", \"DownBlock2D\", \"DownBlock2D\"]"},
        {"dual_cross_attention", "true"},
        {"encoder_hid_dim", "512"},
        {"flip_sin_to_cos", "false"},
        {"freq_shift", "1"},
        {"mid_block_type", "\"UNetMidBlock2DSimpleCrossAttn\""},
        {"norm_eps", "0"},
        {"num_attention_heads", "8"},
        {"only_cross_attention", "[true, true, false]"},
        {"resnet_time_scale_shift", "\"scale_shift\""},
        {"some_future_setting", "true"},
        {"time_cond_proj_dim", "256"},
        {"_class_name", "\"UNet3DConditionModel\""}};
    for (const auto& [key, value] : rows) QTest::addRow("%s %s", key, value) << QString(key) << QString(value);
}

void TestNetConfigs::refusesUnsupportedUNet() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    auto config = configOf("unet_sd15");
    config[key.toStdString()] = json::parse(value.toStdString());
    const auto message = errorOf([&] { core::nets::UNetConfig::fromJson(JsonFile(config, "some/config.json")); });
    QVERIFY2(message.startsWith("some/config.json: "), qPrintable(message));
    QVERIFY2(key.startsWith('_') || message.contains('"' + key + '"'), qPrintable(message));
}

void TestNetConfigs::refusesUnsupportedAutoencoder_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const std::vector<std::pair<const char*, const char*>> rows = {
        {"act_fn", "\"relu\""},      {"latents_mean", "[0, 0, 0, 0]"}, {"mid_block_add_attention", "false"},
        {"norm_num_groups", "3"},    {"scaling_factor", "0"},          {"shift_factor", "0.1"},
        {"use_quant_conv", "false"}, {"up_block_types", "[]"},         {"latent_channels", "0"},
    };
    for (const auto& [key, value] : rows) QTest::addRow("%s %s", key, value) << QString(key) << QString(value);
}

void TestNetConfigs::refusesUnsupportedAutoencoder() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    auto config = configOf("vae_kl");
    config[key.toStdString()] = json::parse(value.toStdString());
    const auto message =
        errorOf([&] { core::nets::AutoencoderKLConfig::fromJson(JsonFile(config, "some/config.json")); });
    QVERIFY2(message.startsWith("some/config.json: "), qPrintable(message));
}

// The config that Stable Diffusion 1.5 came with: what is not said has the defaults of its time.
void TestNetConfigs::oldShortConfigIsRead() {
    const json config = {
        {"_class_name", "UNet2DConditionModel"},
        {"_diffusers_version", "0.6.0"},
        {"act_fn", "silu"},
        {"attention_head_dim", 8},
        {"block_out_channels", {320, 640, 1280, 1280}},
        {"center_input_sample", false},
        {"cross_attention_dim", 768},
        {"down_block_types", {"CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"}},
        {"downsample_padding", 1},
        {"flip_sin_to_cos", true},
        {"freq_shift", 0},
        {"in_channels", 4},
        {"layers_per_block", 2},
        {"mid_block_scale_factor", 1},
        {"norm_eps", 1e-05},
        {"norm_num_groups", 32},
        {"out_channels", 4},
        {"sample_size", 64},
        {"up_block_types", {"UpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "CrossAttnUpBlock2D"}}};
    const auto unet = core::nets::UNetConfig::fromJson(JsonFile(config, "config.json"));
    QCOMPARE(unet.levels.size(), std::size_t{4});
    QCOMPARE(unet.levels[2].heads, std::int64_t{8});
    QCOMPARE(unet.levels[2].transformerLayers, std::int64_t{1});
    QVERIFY(unet.levels[0].upAttention && !unet.levels[3].upAttention);
    QVERIFY(!unet.linearProjection && !unet.added);
    QCOMPARE(unet.sampleSize, std::int64_t{64});
}

void TestNetConfigs::jsonRoundTrip_data() {
    QTest::addColumn<QString>("name");
    for (const auto* name : {"unet_sd15", "unet_sd21", "unet_sdxl", "unet_pangu"}) QTest::newRow(name) << QString(name);
}

void TestNetConfigs::jsonRoundTrip() {
    QFETCH(QString, name);
    const auto folder = golden::folder(name.toStdString());
    const auto config = core::nets::UNetConfig::fromJson(JsonFile(folder / "config.json")).toJson();
    QTemporaryDir other;
    writeModel(other.path().toStdString(), name.toStdString(), config);
    const auto want = core::nets::loadUNet(folder), got = core::nets::loadUNet(other.path().toStdString());
    QCOMPARE(got->config().toJson().dump(), config.dump());
    QCOMPARE(got->parameters().size(), want->parameters().size());
}

void TestNetConfigs::weightsMustFit_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("missing") << "layers_per_block" << 3 << "missing: down_blocks.0.attentions.2";
    QTest::newRow("unexpected") << "layers_per_block" << 1 << "unexpected: down_blocks.0.attentions.1";
    QTest::newRow("shape") << "cross_attention_dim" << 40 << "attn2.to_k.weight (expected [8, 40], found [8, 32])";
}

void TestNetConfigs::weightsMustFit() {
    QFETCH(QString, key);
    QFETCH(int, value);
    QFETCH(QString, expected);
    auto config = configOf("unet_sd15");
    config[key.toStdString()] = value;
    QTemporaryDir folder;
    writeModel(folder.path().toStdString(), "unet_sd15", config);
    const auto message = errorOf([&] { core::nets::loadUNet(folder.path().toStdString()); });
    QVERIFY2(message.contains(expected), qPrintable(message));
    QVERIFY2(message.startsWith(folder.path()), qPrintable(message));
}

PGD_TEST(TestNetConfigs)
#include "test_net_configs.moc"
