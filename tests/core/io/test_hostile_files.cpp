#include <QTemporaryDir>
#include <QtTest>
#include <limits>

#include "core/base/error.h"
#include "core/io/checkpoint.h"
#include "core/io/layouts/recognise.h"
#include "core/io/model_folder.h"
#include "core/io/module_weights.h"
#include "core/nets/autoencoder_kl.h"
#include "core/nets/autoencoder_tiny.h"
#include "core/nets/controlnet.h"
#include "core/nets/lora_stack.h"
#include "core/nets/unet.h"
#include "core/text/clip_text_model.h"
#include "tests/core/io/mindspore_writer.h"
#include "tests/core/support/golden.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using namespace core::io;
namespace fs = std::filesystem;

namespace {

// Something of everything that layouts are told by, as a single file has it.
TensorMap smallCheckpoint() {
    TensorMap tensors;
    const auto add = [&](const char* name, std::vector<std::int64_t> shape) {
        tensors[name] = torch::ones(shape, torch::kHalf);
    };
    add("model.diffusion_model.input_blocks.0.0.weight", {2, 4, 3, 3});
    add("model.diffusion_model.input_blocks.1.0.in_layers.2.weight", {2, 2, 3, 3});
    add("model.diffusion_model.middle_block.1.proj_in.weight", {2, 2});
    add("model.diffusion_model.middle_block.1.transformer_blocks.0.attn2.to_k.weight", {2, 768});
    add("model.diffusion_model.out.2.weight", {4, 2, 3, 3});
    add("first_stage_model.decoder.norm_out.weight", {2});
    add("first_stage_model.decoder.up.0.block.0.norm1.weight", {2});
    add("first_stage_model.encoder.down.0.block.0.conv1.weight", {2, 2, 3, 3});
    add("first_stage_model.encoder.mid.attn_1.q.weight", {2, 2, 1, 1});
    add("cond_stage_model.model.ln_final.weight", {2});
    add("cond_stage_model.model.positional_embedding", {7, 2});
    add("cond_stage_model.model.transformer.resblocks.0.attn.in_proj_weight", {6, 2});
    add("cond_stage_model.model.transformer.resblocks.1.attn.in_proj_bias", {6});
    tensors["betas"] = torch::ones(5, torch::kBool);
    return tensors;
}

// Reads everything there is, as whole files and as parts.
void readAll(const std::shared_ptr<const WeightSource>& file) {
    for (const auto& key : file->keys()) file->require(key).to(torch::kFloat64).sum();
    for (const auto part : partsOf(*file)) {
        const auto view = partOf(file, part);
        for (const auto& key : view->keys()) view->require(key).to(torch::kFloat64).sum();
    }
    try {
        recognise(file);
    } catch (const core::Error&) {
        // These models lack most of their layers, so that a sentence is right.
    }
}

// Two layers under the names that a LoRA changes.
std::shared_ptr<torch::nn::Module> smallNetwork() {
    torch::nn::Sequential network;
    network->push_back("first", torch::nn::Linear(4, 6));
    network->push_back("second", torch::nn::Conv2d(torch::nn::Conv2dOptions(4, 6, 3)));
    return network.ptr();
}

QByteArray contentOf(const fs::path& path) {
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly)) qFatal("cannot read the test file");
    return file.readAll();
}

}  // namespace

// Whatever is in a file, the program opens it or says in a sentence why not.
class TestHostileFiles : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    void survives(mutations::Mutator mutator, const char* name, const std::function<void()>& open,
                  int count = mutations::count()) const {
        const auto outcome = mutations::run(std::move(mutator), count, m_folder.filePath(name), open);
        QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
        QVERIFY2(outcome.refused > count / 4, qPrintable(QString::number(outcome.refused)));
        qInfo("%d opened, %d refused", outcome.opened, outcome.refused);
    }

 private Q_SLOTS:
    void safetensors();
    void shardIndex();
    void mindSpore();
    void lora();
    void configs_data();
    void configs();
    void aMillionTensors();
    void noNumbers();
    void promisesOfGigabytes();
};

void TestHostileFiles::safetensors() {
    writeSafetensors(path("good"), smallCheckpoint());
    survives({contentOf(path("good")), 2200, 1}, "x.safetensors",
             [&] { readAll(openCheckpoint(path("x.safetensors"))); });
}

void TestHostileFiles::shardIndex() {
    writeSafetensors(path("model-1.safetensors"), {{"a", torch::ones(2)}, {"b", torch::ones(3)}});
    writeSafetensors(path("model-2.safetensors"), {{"c", torch::ones(2)}});
    const QByteArray index =
        "{\"metadata\": {\"total_size\": 28}, \"weight_map\": {\"a\": \"model-1.safetensors\", \"b\": "
        "\"model-1.safetensors\", \"c\": \"model-2.safetensors\"}}";
    survives({index, index.size(), 2}, "model.safetensors.index.json", [&] {
        const auto weights = partWeights(m_folder.path().toStdString());
        for (const auto& key : weights->keys()) weights->require(key).sum();
    });
    QFile::remove(m_folder.filePath("model.safetensors.index.json"));
}

void TestHostileFiles::mindSpore() {
    QByteArray content;
    for (const auto& [name, tensor] : smallCheckpoint())
        if (name != "betas") content += mindspore::value(QByteArray::fromStdString(name), tensor);
    content += mindspore::value("betas", {3}, "Bool", QByteArray("\1\0\7", 3));
    content += mindspore::value("large", torch::ones({40, 50}));
    survives({content, content.size(), 3}, "x.ckpt", [&] { readAll(openCheckpoint(path("x.ckpt"))); });
}

void TestHostileFiles::lora() {
    writeSafetensors(path("good"), {{"lora_unet_first.alpha", torch::tensor(1.0f)},
                                    {"lora_unet_first.lora_down.weight", torch::ones({2, 4})},
                                    {"lora_unet_first.lora_up.weight", torch::ones({6, 2})},
                                    {"unet.second.lora_A.weight", torch::ones({2, 4, 3, 3}, torch::kHalf)},
                                    {"unet.second.lora_B.weight", torch::ones({6, 2, 1, 1}, torch::kHalf)}});
    const auto network = smallNetwork();
    core::nets::LoraStack stack(network, core::nets::LoraTarget::unet);
    const auto content = contentOf(path("good"));
    survives({content, content.size(), 4}, "lora.safetensors", [&] {
        const auto file = std::make_shared<core::nets::LoraFile>(openCheckpoint(path("lora.safetensors")));
        stack.apply({{file, 0.5}});
    });
}

void TestHostileFiles::configs_data() {
    QTest::addColumn<QString>("name");
    for (const auto* name :
         {"unet_sd15", "unet_pangu", "controlnet_sd15/controlnet_a", "vae_kl", "vae_tiny", "clip_text"})
        QTest::newRow(name) << name;
}

// Six kinds share the number of mutations, more or less: networks are built for the configs that are read and say
// something else, which takes memory and time.
void TestHostileFiles::configs() {
    QFETCH(QString, name);
    const auto folder = golden::folder(name.toStdString());
    const auto load = [&](const fs::path& from) {
        if (name.startsWith("unet"))
            core::nets::loadUNet(from);
        else if (name.startsWith("controlnet"))
            core::nets::loadControlNet(from);
        else if (name == "vae_kl")
            core::nets::loadAutoencoderKL(from);
        else if (name == "vae_tiny")
            core::nets::loadAutoencoderTiny(from);
        else
            core::text::loadClipText(from);
    };
    const auto model = path("model");
    fs::remove_all(model);
    fs::copy(folder, model);
    const auto content = contentOf(folder / "config.json");
    const auto original = nlohmann::json::parse(content.toStdString());
    survives(
        {content, content.size(), 5}, "model/config.json",
        [&] {
            if (partConfig(model).object() == original) core::fail("the mutation changed nothing that is read");
            load(model);
        },
        mutations::count() / 5);
}

void TestHostileFiles::aMillionTensors() {
    QByteArray header = "{";
    for (int i = 0; i < 1'000'000; ++i)
        header +=
            QByteArray("\"t") + QByteArray::number(i) + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},";
    header.back() = '}';
    const auto length = static_cast<quint64>(header.size());
    QFile file(m_folder.filePath("many.safetensors"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char*>(&length), 8);
    file.write(header);
    file.close();
    QVERIFY_THROWS_EXCEPTION(core::Error, openCheckpoint(path("many.safetensors")));
}

void TestHostileFiles::noNumbers() {
    const auto folder = golden::folder("unet_pangu");
    const auto weights = partWeights(folder);
    TensorMap tensors;
    for (const auto& key : weights->keys()) tensors[key] = weights->require(key);
    for (const auto bad : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        tensors["conv_in.bias"] = torch::full_like(weights->require("conv_in.bias"), bad);
        writeSafetensors(path("nan.safetensors"), tensors);
        try {
            core::nets::loadUNet(partConfig(folder), SafetensorsFile(path("nan.safetensors")));
            QFAIL("a weight that is no number went through");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("\"conv_in.bias\" holds values"), error.what());
        }
    }
}

// A config of a few bytes must not set gigabytes aside.
void TestHostileFiles::promisesOfGigabytes() {
    const auto folder = golden::folder("unet_sd15");
    auto config = partConfig(folder).object();
    config["block_out_channels"] = {16384, 16384, 16384};
    try {
        core::nets::loadUNet(JsonFile(config, "config.json"), *partWeights(folder));
        QFAIL("a network of gigabytes was built");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains("expected a network of at most"), error.what());
    }
}

PGD_TEST(TestHostileFiles)
#include "test_hostile_files.moc"
