#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/io/layouts/inferred_config.h"
#include "core/io/layouts/module_names.h"
#include "core/io/layouts/recognise.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/autoencoder_kl.h"
#include "core/nets/controlnet.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::io;
using core::nets::UNetConfig;
using core::nets::UNetLevel;

namespace {

// The structure of a family's UNet with fewer channels, so that it fits a test.
struct Shape {
    std::vector<UNetLevel> levels;
    std::int64_t textChannels = 768;
    std::int64_t vectorWidth = 0;
    std::int64_t inChannels = 4;
    bool linear = false;
};

Shape stableDiffusion1() {
    return {
        .levels = {{32, 8, 1, true, true}, {32, 8, 1, true, true}, {64, 8, 1, true, true}, {64, 8, 1, false, false}}};
}

Shape stableDiffusion2() {
    auto shape = stableDiffusion1();
    for (auto& level : shape.levels) level.heads = 1;
    shape.textChannels = 1024;
    shape.linear = true;
    return shape;
}

Shape stableDiffusionXl(std::int64_t vectorWidth) {
    return {.levels = {{32, 1, 1, false, false}, {64, 1, 2, true, true}, {128, 2, 10, true, true}},
            .textChannels = 2048,
            .vectorWidth = vectorWidth,
            .linear = true};
}

UNetConfig configOf(const Shape& shape) {
    UNetConfig config;
    config.levels = shape.levels;
    config.textChannels = shape.textChannels;
    config.inChannels = shape.inChannels;
    config.linearProjection = shape.linear;
    if (shape.vectorWidth > 0) config.added = core::nets::AddedEmbedding{.timeDim = 256, .inputDim = shape.vectorWidth};
    return config;
}

// A UNet's weights under the original names; of an upsampler's two names the one that is in use.
TensorMap originalWeights(const UNetConfig& config, const std::string& prefix) {
    const core::nets::UNet2DConditionModel unet(config);
    const auto names = unetNames({.levels = config.levels.size(), .layersPerBlock = 2});
    TensorMap tensors;
    for (const auto& [name, tensor] : weightsOf(unet, torch::kHalf)) {
        const auto level = name.starts_with("up_blocks.") ? static_cast<std::size_t>(name[10] - '0') : 0;
        const auto originals = names.toOriginal(name);
        const bool attention = config.levels[config.levels.size() - 1 - level].upAttention;
        tensors[prefix + originals.at(originals.size() > 1 && attention ? 1 : 0)] = tensor;
    }
    return tensors;
}

}  // namespace

class TestRecognise : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::shared_ptr<const WeightSource> written(const TensorMap& tensors,
                                                const std::map<std::string, std::string>& metadata = {}) const {
        const auto file = m_folder.filePath("model.safetensors").toStdString();
        writeSafetensors(file, tensors, metadata);
        return openCheckpoint(file);
    }

    QString refusal(const TensorMap& tensors) const {
        try {
            recognise(written(tensors));
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void families_data();
    void families();
    void predictionIsReadFromMetadata();
    void otherUNetsAreRefused();
    void configsOfFoldersAreInferred_data();
    void configsOfFoldersAreInferred();
    void partsAloneAreRecognised();
    void nothingIsRefused();
};

void TestRecognise::families_data() {
    QTest::addColumn<int>("family");
    QTest::newRow("Stable Diffusion 1") << static_cast<int>(ModelFamily::stableDiffusion1);
    QTest::newRow("Stable Diffusion 2") << static_cast<int>(ModelFamily::stableDiffusion2);
    QTest::newRow("SDXL") << static_cast<int>(ModelFamily::stableDiffusionXl);
    QTest::newRow("PanGu-Draw") << static_cast<int>(ModelFamily::panGuDraw3);
}

void TestRecognise::families() {
    QFETCH(int, family);
    const std::vector<Shape> shapes = {stableDiffusion1(), stableDiffusion2(), stableDiffusionXl(2816),
                                       stableDiffusionXl(1536)};
    const auto config = configOf(shapes[static_cast<std::size_t>(family)]);
    const auto file = written(originalWeights(config, "model.diffusion_model."));
    QElapsedTimer timer;
    timer.start();
    const auto summary = recognise(file);
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString("%1 ms").arg(timer.elapsed())));
    QVERIFY(summary.family.has_value());
    QCOMPARE(static_cast<int>(*summary.family), family);
    const auto inferred = UNetConfig::fromJson(JsonFile(summary.parts.at(ModelPart::unet), "inferred"));
    QCOMPARE(QString::fromStdString(inferred.toJson().dump()), QString::fromStdString(config.toJson().dump()));
    core::nets::loadUNet(JsonFile(summary.parts.at(ModelPart::unet), "inferred"), *partOf(file, ModelPart::unet));
    QCOMPARE(QString::fromStdString(summary.prediction),
             *summary.family == ModelFamily::stableDiffusion2 ? QString() : QString("epsilon"));
}

void TestRecognise::predictionIsReadFromMetadata() {
    const auto tensors = originalWeights(configOf(stableDiffusion2()), "model.diffusion_model.");
    QCOMPARE(recognise(written(tensors, {{"modelspec.prediction_type", "v"}})).prediction, std::string("v_prediction"));
    auto marked = tensors;
    marked["v_pred"] = torch::empty({0});
    QCOMPARE(recognise(written(marked)).prediction, std::string("v_prediction"));
}

void TestRecognise::otherUNetsAreRefused() {
    auto refiner = stableDiffusionXl(2560);
    refiner.textChannels = 1280;
    QVERIFY(refusal(originalWeights(configOf(refiner), "model.diffusion_model.")).contains("refiner of SDXL"));
    auto inpainting = stableDiffusion1();
    inpainting.inChannels = 9;
    QVERIFY(refusal(originalWeights(configOf(inpainting), "model.diffusion_model.")).contains("inpainting"));
    auto unknown = stableDiffusion1();
    unknown.textChannels = 512;
    QVERIFY(refusal(originalWeights(configOf(unknown), "model.diffusion_model.")).contains("512 wide"));
}

void TestRecognise::configsOfFoldersAreInferred_data() {
    QTest::addColumn<QString>("folder");
    for (const auto* name : {"unet_sd15", "unet_sd21", "unet_sdxl", "unet_pangu"}) QTest::newRow(name) << name;
}

// All but what weights do not show: heads, groups, the width of a number's sinusoid.
void TestRecognise::configsOfFoldersAreInferred() {
    QFETCH(QString, folder);
    const auto path = golden::folder(folder.toStdString());
    const auto told = UNetConfig::fromJson(partConfig(path)).toJson();
    const auto inferred = inferUNetConfig(*partOf(partWeights(path), ModelPart::unet));
    for (const auto* key : {"in_channels", "out_channels", "layers_per_block", "cross_attention_dim",
                            "use_linear_projection", "block_out_channels", "transformer_layers_per_block",
                            "down_block_types", "up_block_types", "projection_class_embeddings_input_dim"})
        QCOMPARE(QString::fromStdString(inferred.value(key, nlohmann::json()).dump()),
                 QString::fromStdString(told.value(key, nlohmann::json()).dump()));
}

void TestRecognise::partsAloneAreRecognised() {
    const auto vae = recognise(partWeights(golden::folder("vae_kl_b_old_names")));
    QVERIFY(!vae.family && vae.parts.size() == 1);
    const auto told = partConfig(golden::folder("vae_kl_b_old_names")).object();
    for (const auto* key : {"block_out_channels", "latent_channels", "layers_per_block", "down_block_types"})
        QCOMPARE(vae.parts.at(ModelPart::vae).at(key).dump(), told.at(key).dump());
    const auto text = recognise(partWeights(golden::folder("clip_text_proj")));
    const auto towers = partConfig(golden::folder("clip_text_proj")).object();
    for (const auto* key : {"hidden_size", "num_hidden_layers", "intermediate_size", "projection_dim", "vocab_size"})
        QCOMPARE(text.parts.at(ModelPart::textEncoder).at(key).dump(), towers.at(key).dump());
    const auto control = inferControlNetConfig(*partWeights(golden::folder("controlnet_sd15") / "controlnet_a"));
    const auto nets = partConfig(golden::folder("controlnet_sd15") / "controlnet_a").object();
    for (const auto* key : {"block_out_channels", "conditioning_embedding_out_channels", "down_block_types"})
        QCOMPARE(control.at(key).dump(), nets.at(key).dump());
}

void TestRecognise::nothingIsRefused() {
    QVERIFY(refusal({{"x", torch::ones(1)}}).contains("found tensors of none of them"));
}

PGD_TEST(TestRecognise)
#include "test_recognise.moc"
