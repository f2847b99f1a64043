#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/io/layouts/checkpoint_parts.h"
#include "core/io/layouts/module_names.h"
#include "core/io/layouts/unwrapped.h"
#include "core/io/model_folder.h"
#include "core/nets/autoencoder_kl.h"
#include "core/nets/controlnet.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using namespace core::io;

namespace {

std::shared_ptr<const WeightSource> singleFile(const std::string& name) {
    return openCheckpoint(golden::folder(name) / "model.safetensors");
}

// What differs between two networks; empty when every weight is equal bit for bit.
QString differenceOf(const torch::nn::Module& got, const torch::nn::Module& want) {
    const auto wanted = want.named_parameters();
    const auto parameters = got.named_parameters();
    if (parameters.size() != wanted.size()) return QString("%1 parameters").arg(parameters.size());
    for (const auto& item : wanted)
        if (!torch::equal(parameters[item.key()], item.value())) return QString::fromStdString(item.key());
    return {};
}

std::vector<std::string> partNames(const WeightSource& file) {
    std::vector<std::string> names;
    for (const auto part : partsOf(file)) names.emplace_back(partName(part));
    return names;
}

}  // namespace

class TestSingleFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::shared_ptr<const WeightSource> written(const TensorMap& tensors) const {
        const auto file = m_folder.filePath("model.safetensors").toStdString();
        writeSafetensors(file, tensors);
        return openCheckpoint(file);
    }

 private Q_SLOTS:
    void partsAreFound();
    void unetIsTheFoldersOne_data();
    void unetIsTheFoldersOne();
    void vectorCondition_data();
    void vectorCondition();
    void vaeIsTheFoldersOne();
    void textIsTheFoldersOne();
    void openClipTextIsTheFoldersOne();
    void stableDiffusion2LosesTheLastLayer();
    void textWithoutOuterNameIsRead();
    void controlNetIsTheFoldersOne();
    void whatTrainersWrapIsTakenOff_data();
    void whatTrainersWrapIsTakenOff();
    void averagesAloneAreTheUNet();
    void otherFilesStayAsTheyAre();
    void whatFitsNowhereIsNamed();
    void aMissingPartIsNamed();
};

void TestSingleFiles::partsAreFound() {
    using Names = std::vector<std::string>;
    QCOMPARE(partNames(*singleFile("single_file_sd15")), (Names{"unet", "vae", "text_encoder"}));
    QCOMPARE(partNames(*singleFile("single_file_sdxl")), (Names{"unet", "text_encoder_2"}));
    QCOMPARE(partNames(*singleFile("single_file_pangu")), (Names{"unet"}));
    const auto vaeAlone = openCheckpoint(golden::folder("vae_kl_b_old_names") / "diffusion_pytorch_model.safetensors");
    QCOMPARE(partNames(*vaeAlone), (Names{"vae"}));
}

void TestSingleFiles::unetIsTheFoldersOne_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("folder");
    QTest::newRow("sd15") << "single_file_sd15"
                          << "unet_sd15";
    QTest::newRow("sdxl") << "single_file_sdxl"
                          << "unet_sdxl";
    QTest::newRow("pangu") << "single_file_pangu"
                           << "unet_pangu";
}

void TestSingleFiles::unetIsTheFoldersOne() {
    QFETCH(QString, file);
    QFETCH(QString, folder);
    const auto path = golden::folder(folder.toStdString());
    const auto part = partOf(singleFile(file.toStdString()), ModelPart::unet);
    const auto unet = core::nets::loadUNet(partConfig(path), *part);
    QCOMPARE(differenceOf(*unet, *core::nets::loadUNet(path)), QString());
    const torch::InferenceMode guard;
    const golden::Case golden(folder.toStdString());
    for (const auto& run : golden.runs()) {
        const auto got = unet->forward(golden.in(run + ".sample"), golden.in(run + ".timestep"),
                                       golden.in(run + ".encoder_hidden_states"),
                                       {golden.findIn(run + ".text_embeds"), golden.findIn(run + ".time_ids")});
        COMPARE_TENSORS(got, golden.out(run + ".sample"), 1e-4);
    }
}

void TestSingleFiles::vectorCondition_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("width");
    QTest::newRow("sdxl") << "single_file_sdxl"
                          << "unet_sdxl" << 8;
    QTest::newRow("pangu") << "single_file_pangu"
                           << "unet_pangu" << 256;
}

// The original code is fed the vector that diffusers builds from the pooled text and the numbers.
void TestSingleFiles::vectorCondition() {
    QFETCH(QString, file);
    QFETCH(QString, folder);
    QFETCH(int, width);
    const golden::Case original(file.toStdString()), golden(folder.toStdString());
    for (const auto& run : golden.runs()) {
        const auto ids = golden.in(run + ".time_ids");
        const auto numbers = core::nets::sinusoid(ids.flatten(), width).reshape({ids.size(0), -1});
        COMPARE_TENSORS(torch::cat({golden.in(run + ".text_embeds"), numbers}, 1), original.out(run + ".vector"), 1e-5);
    }
}

void TestSingleFiles::vaeIsTheFoldersOne() {
    const auto path = golden::folder("vae_kl");
    const auto vae =
        core::nets::loadAutoencoderKL(partConfig(path), *partOf(singleFile("single_file_sd15"), ModelPart::vae));
    QCOMPARE(differenceOf(*vae, *core::nets::loadAutoencoderKL(path)), QString());
}

void TestSingleFiles::textIsTheFoldersOne() {
    const auto path = golden::folder("clip_text");
    const auto text =
        core::text::loadClipText(partConfig(path), *partOf(singleFile("single_file_sd15"), ModelPart::textEncoder));
    QCOMPARE(differenceOf(*text, *core::text::loadClipText(path)), QString());
}

void TestSingleFiles::openClipTextIsTheFoldersOne() {
    const auto path = golden::folder("clip_text_proj");
    const auto text =
        core::text::loadClipText(partConfig(path), *partOf(singleFile("single_file_sdxl"), ModelPart::textEncoder2));
    QCOMPARE(differenceOf(*text, *core::text::loadClipText(path)), QString());
    const torch::InferenceMode guard;
    const golden::Case golden("clip_text_proj");
    COMPARE_TENSORS(text->forward(golden.in("ids")).textEmbeds, golden.out("text_embeds"), 1e-4);
}

// Its text comes from the layer before the last, so its folder has one layer less and no projection.
void TestSingleFiles::stableDiffusion2LosesTheLastLayer() {
    const std::string sdxl = "conditioner.embedders.1.", sd2 = "cond_stage_model.";
    const auto source = singleFile("single_file_sdxl");
    TensorMap tensors;
    for (const auto& key : source->keys())
        if (key.starts_with(sdxl)) tensors[sd2 + key.substr(sdxl.size())] = source->require(key);
    auto config = partConfig(golden::folder("clip_text_proj")).object();
    config["num_hidden_layers"] = 2;
    config["architectures"] = {"CLIPTextModel"};
    const auto text =
        core::text::loadClipText(JsonFile(config, "config.json"), *partOf(written(tensors), ModelPart::textEncoder));
    const torch::InferenceMode guard;
    const golden::Case golden("clip_text_proj");
    COMPARE_TENSORS(text->forward(golden.in("ids")).hiddenStates.back(), golden.out("hidden_states.2"), 1e-4);
}

void TestSingleFiles::textWithoutOuterNameIsRead() {
    const std::string inner = "cond_stage_model.transformer.text_model.";
    const auto source = singleFile("single_file_sd15");
    TensorMap tensors;
    for (const auto& key : source->keys())
        if (key.starts_with(inner))
            tensors["cond_stage_model.transformer." + key.substr(inner.size())] = source->require(key);
    const auto path = golden::folder("clip_text");
    const auto text = core::text::loadClipText(partConfig(path), *partOf(written(tensors), ModelPart::textEncoder));
    QCOMPARE(differenceOf(*text, *core::text::loadClipText(path)), QString());
}

// Its authors' file holds the ControlNet under their names.
void TestSingleFiles::controlNetIsTheFoldersOne() {
    const auto path = golden::folder("controlnet_sd15") / "controlnet_a";
    const auto folder = partWeights(path);
    const auto names = controlNetNames({.levels = 3, .layersPerBlock = 2}, 8);
    TensorMap tensors;
    for (const auto& key : folder->keys())
        tensors["control_model." + names.toOriginal(key).at(0)] = folder->require(key);
    for (const auto* key : {"input_hint_block.0.weight", "input_hint_block.14.bias", "zero_convs.8.0.weight",
                            "middle_block_out.0.bias", "input_blocks.6.0.op.weight", "time_embed.2.weight"})
        QVERIFY2(tensors.contains(std::string("control_model.") + key), key);
    const auto part = partOf(written(tensors), ModelPart::controlNet);
    const auto net = core::nets::loadControlNet(partConfig(path), *part);
    QCOMPARE(differenceOf(*net, *core::nets::loadControlNet(path)), QString());
}

void TestSingleFiles::whatFitsNowhereIsNamed() {
    const auto source = singleFile("single_file_pangu");
    TensorMap tensors;
    for (const auto& key : source->keys()) tensors[key] = source->require(key);
    tensors["model.diffusion_model.surprise.weight"] = torch::ones(1);
    const auto part = partOf(written(tensors), ModelPart::unet);
    try {
        core::nets::loadUNet(partConfig(golden::folder("unet_pangu")), *part);
        QFAIL("an unknown weight was ignored");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains("1 unexpected: surprise.weight"), error.what());
    }
}

void TestSingleFiles::aMissingPartIsNamed() {
    try {
        partOf(singleFile("single_file_pangu"), ModelPart::vae);
        QFAIL("a part was found that is not there");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains("expected a vae"), error.what());
    }
}

void TestSingleFiles::whatTrainersWrapIsTakenOff_data() {
    QTest::addColumn<QString>("prefix");
    for (const char* prefix : {"state_dict.", "module.", "state_dict.module.", "_orig_mod.", "state_dict.state_dict."})
        QTest::newRow(prefix) << QString(prefix);
}

void TestSingleFiles::whatTrainersWrapIsTakenOff() {
    QFETCH(QString, prefix);
    const auto plain = singleFile("single_file_sd15");
    TensorMap tensors{{"global_step", torch::tensor(7)}};
    for (const auto& key : plain->keys()) tensors[prefix.toStdString() + key] = plain->require(key).contiguous();
    if (prefix.startsWith("state")) tensors["optimizer_states.0.step"] = torch::tensor(7);
    const auto file = written(tensors);
    QCOMPARE(partNames(*file), partNames(*plain));
    const auto path = golden::folder("unet_sd15");
    const auto unet = core::nets::loadUNet(partConfig(path), *partOf(file, ModelPart::unet));
    QCOMPARE(differenceOf(*unet, *core::nets::loadUNet(path)), QString());
}

// As CompVis' LitEma names them: without a dot. With nothing else of the UNet in the file, they are it.
void TestSingleFiles::averagesAloneAreTheUNet() {
    for (const auto* name : {"sd15", "sdxl"}) {
        const auto plain = singleFile(std::string("single_file_") + name);
        TensorMap tensors{{"model_ema.decay", torch::tensor(0.9999f)}, {"model_ema.num_updates", torch::tensor(7)}};
        for (const auto& key : plain->keys()) {
            auto renamed = key;
            if (key.starts_with("model.diffusion_model.")) {
                renamed = key.substr(6);
                QCOMPARE(withDots(QString::fromStdString(renamed).remove('.').toStdString()), std::optional(renamed));
                std::erase(renamed, '.');
                renamed = "model_ema." + renamed;
            }
            tensors[renamed] = plain->require(key).contiguous();
        }
        const auto file = written(tensors);
        QCOMPARE(partNames(*file), partNames(*plain));
        const auto path = golden::folder(std::string("unet_") + name);
        const auto unet = core::nets::loadUNet(partConfig(path), *partOf(file, ModelPart::unet));
        QCOMPARE(differenceOf(*unet, *core::nets::loadUNet(path)), QString());
    }
    QCOMPARE(withDots("diffusion_modelinput_blocks110in_layers0weight"),
             std::optional<std::string>("diffusion_model.input_blocks.11.0.in_layers.0.weight"));
    QVERIFY(!withDots("diffusion_modelinput_blocks1") && !withDots("decay"));
}

void TestSingleFiles::otherFilesStayAsTheyAre() {
    const TensorMap both{{"model.diffusion_model.out.2.weight", torch::ones(1)},
                         {"model_ema.diffusion_modelout2weight", torch::zeros(1)},
                         {"module.x", torch::ones(1)}};
    const auto file = written(both);
    QCOMPARE(file->keys().size(), both.size());
    QVERIFY(file->require("model.diffusion_model.out.2.weight").equal(torch::ones(1)));
}

PGD_TEST(TestSingleFiles)
#include "test_single_files.moc"
