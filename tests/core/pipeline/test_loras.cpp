#include <torch/nn/module.h>
#include <torch/types.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/models/model_registry.h"
#include "core/pipeline/painting/model_store.h"
#include "core/pipeline/pipeline.h"
#include "core/plan/sampler_names.h"
#include "tests/core/support/golden.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
namespace fs = std::filesystem;
namespace models = core::models;
using core::io::TensorMap;

namespace {

Plan loraPlan(std::vector<LoraPlan> loras = {}) {
    Plan plan;
    plan.model = "tiny";
    plan.prompt = "a girl in a red dress";
    plan.width = 64;
    plan.height = 72;
    plan.steps = 2;
    plan.seed = 7;
    nameSampler(plan, "ddim");
    plan.loras = std::move(loras);
    return plan;
}

torch::Tensor weightOf(const torch::nn::Module& network, const char* name) {
    return network.named_parameters()[name].detach().clone();
}

// What the file changes a layer by at strength 1 (Hu et al. 2021, section 4.1).
torch::Tensor changeBy(const fs::path& file, const std::string& down, const std::string& up, double factor) {
    const core::io::SafetensorsFile lora(file);
    const auto a = lora.require(down), b = lora.require(up);
    auto sizes = a.sizes().vec();
    sizes[0] = b.size(0);
    return factor * torch::matmul(b.flatten(1), a.flatten(1)).view(sizes);
}

constexpr const char* kLinearName = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k";

}  // namespace

// LoRAs from the person's list to the picture.
class TestLoras : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Pipeline> m_generator;
    fs::path root() const { return m_folder.path().toStdString(); }
    fs::path fileOf(const std::string& id) const { return root() / "loras" / (id + ".safetensors"); }

    models::ModelSources sources() const { return {root() / "models", root() / "models.json"}; }

    core::Image paint(const Plan& plan) const { return m_generator->generate(plan, {}, {}).image; }

    QString refusal(const Plan& plan) const {
        try {
            paint(plan);
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

    void add(const std::string& id, const TensorMap& tensors) const {
        core::io::writeSafetensors(fileOf(id), tensors);
        models::addToRegistry(root() / "models.json", {.id = {}, .path = fileOf(id)});
    }

    // A LoRA of one layer.
    static TensorMap layer(const std::string& name, int in, int out, float value = 1.0f) {
        return {{name + ".lora_down.weight", torch::full({2, in}, value)},
                {name + ".lora_up.weight", torch::ones({out, 2})}};
    }

 private Q_SLOTS:
    void initTestCase();
    void areKnownByTheirHeader_data();
    void areKnownByTheirHeader();
    void otherMethodsAreNamed();
    void areListedAmongTheModels();
    void changeThePictureAndLeaveNoTrace();
    void whoTakesNoPartIsNotEvenOpened();
    void addUpToTheSumByHand();
    void partnersPaintWithout();
    void aModelThatPaintsAlongTakesItsLorasOff();
    void aFileWrittenAnewCountsAtOnce();
    void whatDoesNotFitIsNamedAndLeavesTheModelWhole_data();
    void whatDoesNotFitIsNamedAndLeavesTheModelWhole();
    void changedLayersAreCountedAsMemory();
    void textsThatComeBackWearThemAgain();
    void cancellingLeavesTheModelWhole();
};

void TestLoras::initTestCase() {
    writeTinyModel(root() / "models" / "tiny");
    writeTinyModel(root() / "models" / "other");
    for (const auto& [id, seed] : {std::pair{"style", 11u}, std::pair{"hero", 12u}}) {
        writeTinyLora(fileOf(id), seed);
        models::addToRegistry(root() / "models.json", {.id = {}, .path = fileOf(id)});
    }
    m_generator = std::make_unique<Pipeline>(sources());
}

void TestLoras::areKnownByTheirHeader_data() {
    QTest::addColumn<QString>("module");
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("family");
    QTest::newRow("1.x") << "lora_unet_x_attn2_to_k" << 768 << "Stable Diffusion 1.x";
    QTest::newRow("2.x") << "lora_unet_x_attn2_to_k" << 1024 << "Stable Diffusion 2.x";
    QTest::newRow("XL") << "lora_unet_x_attn2_to_k" << 2048 << "SDXL";
    QTest::newRow("another width") << "lora_unet_x_attn2_to_k" << 320 << "";
    QTest::newRow("no text") << "lora_te_x_q_proj" << 768 << "";
}

// The values are no numbers: nobody looks at them before a picture is painted.
void TestLoras::areKnownByTheirHeader() {
    QFETCH(QString, module);
    QFETCH(int, width);
    const auto file = root() / "my style.safetensors";
    core::io::writeSafetensors(file, layer(module.toStdString(), width, 320, std::numeric_limits<float>::quiet_NaN()));
    const auto about = models::describe({.id = "mine", .path = file});
    QVERIFY(about.kind == models::Kind::Lora);
    QCOMPARE(about.id, std::string("mine"));
    QCOMPARE(about.label, std::string("my style"));
    QTEST(QString::fromStdString(about.family), "family");
    QCOMPARE(about.strength, 1.0);
}

void TestLoras::otherMethodsAreNamed() {
    core::io::writeSafetensors(root() / "loha.safetensors", {{"lora_unet_x.hada_w1_a", torch::ones({2, 2})}});
    try {
        models::addToRegistry(root() / "models.json", {.id = {}, .path = root() / "loha.safetensors"});
        QFAIL("another method was taken for a LoRA");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains("LoHa, LoKr and DoRA are not supported"), error.what());
    }
}

void TestLoras::areListedAmongTheModels() {
    int loras = 0;
    for (const auto& model : m_generator->models()) {
        const bool isLora = model.id == "style" || model.id == "hero";
        QCOMPARE(model.kind == ModelKind::Lora, isLora);
        loras += isLora;
    }
    QCOMPARE(loras, 2);
    QVERIFY2(refusal(loraPlan({{.model = "absent"}})).contains("expected one of the LoRAs [hero, style]"),
             qPrintable(refusal(loraPlan({{.model = "absent"}}))));
    QVERIFY(refusal(loraPlan({{.model = "tiny"}})).contains("expected one of the LoRAs"));
    auto plan = loraPlan();
    plan.model = "style";
    QVERIFY(refusal(plan).contains("expected one of the models [other, tiny]"));
}

void TestLoras::changeThePictureAndLeaveNoTrace() {
    const auto plain = paint(loraPlan());
    const auto styled = paint(loraPlan({{.model = "style"}}));
    QVERIFY(!(styled == plain));
    QVERIFY(paint(loraPlan()) == plain);
    QVERIFY(paint(loraPlan({{.model = "style"}})) == styled);
    QVERIFY(!(paint(loraPlan({{.model = "style", .strength = -0.5}})) == styled));
    QVERIFY(!(paint(loraPlan({{.model = "style"}, {.model = "hero"}})) == styled));
    QVERIFY(paint(loraPlan({{.model = "style"}})) == styled);
    QVERIFY(Pipeline(sources()).generate(loraPlan({{.model = "style"}}), {}, {}).image == styled);
}

void TestLoras::whoTakesNoPartIsNotEvenOpened() {
    const auto plain = paint(loraPlan());
    QVERIFY(paint(loraPlan({{.model = "absent", .on = false}, {.model = "absent", .strength = 0.0}})) == plain);
    const auto styled = paint(loraPlan({{.model = "style"}}));
    QVERIFY(paint(loraPlan({{.model = "absent", .on = false}, {.model = "style"}})) == styled);
}

void TestLoras::addUpToTheSumByHand() {
    const models::ModelCatalog catalog(sources());
    ModelStore store(catalog, {}, 0.7);
    const auto plain = store.load(loraPlan(), 0, {}).leader;
    const auto &structure = plain->structure->module(), &texture = plain->texture->module();
    const auto& tower = *plain->texts->towers()[0].net;
    const auto linear = weightOf(structure, kTinyLoraLinear), convolution = weightOf(texture, kTinyLoraConvolution),
               text = weightOf(tower, kTinyLoraText), other = weightOf(structure, "conv_in.weight");
    const auto sum = [&](const torch::Tensor& weight, const std::string& down, const std::string& up, double factor) {
        return weight + 0.7 * changeBy(fileOf("style"), down, up, factor) -
               1.5 * changeBy(fileOf("hero"), down, up, factor);
    };
    store.load(loraPlan({{.model = "style", .strength = 0.7}, {.model = "hero", .strength = -1.5}}), 0, {});
    const std::string name = kLinearName, conv = "unet.down_blocks.0.resnets.0.conv1",
                      words = "text_encoder.text_model.encoder.layers.0.self_attn.q_proj.lora_linear_layer";
    COMPARE_TENSORS(weightOf(structure, kTinyLoraLinear),
                    sum(linear, name + ".lora_down.weight", name + ".lora_up.weight", 0.5), 1e-6);
    COMPARE_TENSORS(weightOf(texture, kTinyLoraConvolution),
                    sum(convolution, conv + ".lora_A.weight", conv + ".lora_B.weight", 1.0), 1e-6);
    COMPARE_TENSORS(weightOf(tower, kTinyLoraText), sum(text, words + ".down.weight", words + ".up.weight", 1.0), 1e-6);
    QVERIFY(torch::equal(weightOf(structure, "conv_in.weight"), other));
    const auto held = store.heldBytes();
    store.load(loraPlan(), 0, {});
    QVERIFY(torch::equal(weightOf(structure, kTinyLoraLinear), linear));
    QVERIFY(torch::equal(weightOf(texture, kTinyLoraConvolution), convolution));
    QVERIFY(torch::equal(weightOf(tower, kTinyLoraText), text));
    QCOMPARE(held - store.heldBytes(), std::int64_t{4 * (2 * 16 * 16 + 2 * 8 * 8 * 9 + 16 * 16)});
}

void TestLoras::partnersPaintWithout() {
    const models::ModelCatalog catalog(sources());
    ModelStore store(catalog, {}, 0.7);
    auto plan = loraPlan({{.model = "style"}});
    plan.partners = {{.model = "other", .bridge = BridgeKind::ImageSpace}};
    const auto ensemble = store.load(plan, 0, {});
    const auto fresh = models::loadDiffusionModel(catalog.open("other", models::Kind::Pair), {});
    QVERIFY(torch::equal(weightOf(ensemble.partners[0].model->structure->module(), kTinyLoraLinear),
                         weightOf(fresh->structure->module(), kTinyLoraLinear)));
    QVERIFY(!torch::equal(weightOf(ensemble.leader->structure->module(), kTinyLoraLinear),
                          weightOf(fresh->structure->module(), kTinyLoraLinear)));
}

void TestLoras::aModelThatPaintsAlongTakesItsLorasOff() {
    auto plan = loraPlan();
    plan.model = "other";
    plan.partners = {{.model = "tiny", .range = {999, 0}, .bridge = BridgeKind::ImageSpace}};
    const auto before = paint(plan);
    paint(loraPlan({{.model = "style"}}));
    QVERIFY(paint(plan) == before);
}

void TestLoras::aFileWrittenAnewCountsAtOnce() {
    writeTinyLora(fileOf("trained"), 20);
    models::addToRegistry(root() / "models.json", {.id = {}, .path = fileOf("trained")});
    const auto plan = loraPlan({{.model = "trained"}});
    const auto before = paint(plan);
    const auto written = fs::last_write_time(fileOf("trained"));
    writeTinyLora(fileOf("trained"), 21);
    fs::last_write_time(fileOf("trained"), written + std::chrono::seconds(1));
    QVERIFY(!(paint(plan) == before));
    models::removeFromRegistry(root() / "models.json", "trained");
    QVERIFY(refusal(plan).contains("found \"trained\""));
}

void TestLoras::whatDoesNotFitIsNamedAndLeavesTheModelWhole_data() {
    QTest::addColumn<QByteArray>("module");
    QTest::addColumn<int>("in");
    QTest::addColumn<int>("out");
    QTest::addColumn<float>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* module, int in, int out, float value, const char* says) {
        QTest::newRow(name) << QByteArray(module) << in << out << value << QString(says);
    };
    row("text width", kLinearName, 768, 16, 1.0f, "expected a LoRA for text 16 wide, found one for text 768 wide");
    row("layer width", "lora_unet_mid_block_attentions_0_proj_in", 32, 16, 1.0f, "expected a change of");
    row("no such layer", "lora_unet_elsewhere", 16, 16, 1.0f, "such as elsewhere");
    row("two text encoders", "lora_te2_text_model_encoder_layers_0_self_attn_q_proj", 16, 16, 1.0f,
        "found one for two");
    row("text layer", "lora_te_text_model_encoder_layers_9_self_attn_q_proj", 16, 16, 1.0f, "such as text_model");
    row("no numbers", kLinearName, 16, 16, std::numeric_limits<float>::infinity(), "infinite or no number");
}

// The second LoRA is the bad one, so that the first has been put on already.
void TestLoras::whatDoesNotFitIsNamedAndLeavesTheModelWhole() {
    QFETCH(QByteArray, module);
    QFETCH(int, in);
    QFETCH(int, out);
    QFETCH(float, value);
    QFETCH(QString, says);
    const std::string id = QString("bad %1").arg(QTest::currentDataTag()).toStdString();
    add(id, layer(module.toStdString(), in, out, value));
    const auto plain = paint(loraPlan()), styled = paint(loraPlan({{.model = "style"}}));
    for (int i = 0; i < 2; ++i) {
        const auto said = refusal(loraPlan({{.model = "style"}, {.model = id}}));
        QVERIFY2(said.contains(says), qPrintable(said));
        QVERIFY2(said.contains("LoRAs on \"tiny\"") && said.contains(QString::fromStdString(id) + ".safetensors"),
                 qPrintable(said));
        QVERIFY(!said.contains('\n'));
        QVERIFY(paint(i == 0 ? loraPlan() : loraPlan({{.model = "style"}})) == (i == 0 ? plain : styled));
    }
    models::removeFromRegistry(root() / "models.json", id);
}

void TestLoras::changedLayersAreCountedAsMemory() {
    const auto need = [&](const Plan& plan) { return m_generator->estimateMemory(plan).neededBytes; };
    const std::int64_t copies = 4 * (2 * 16 * 16 + 2 * 8 * 8 * 9 + 16 * 16);  // both generators, and the text tower
    QCOMPARE(need(loraPlan({{.model = "style"}})) - need(loraPlan()), copies);
    QCOMPARE(need(loraPlan({{.model = "style"}, {.model = "hero"}})) - need(loraPlan()), copies);
    QCOMPARE(need(loraPlan({{.model = "style", .on = false}})), need(loraPlan()));
}

void TestLoras::textsThatComeBackWearThemAgain() {
    const auto plain = paint(loraPlan()), styled = paint(loraPlan({{.model = "style"}}));
    core::ComputeOptions compute;
    compute.memoryShare = 0.0;  // no room for text encoders beside the steps
    Pipeline generator(sources(), compute);
    QVERIFY(generator.estimateMemory(loraPlan()).releasesTexts);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(generator.generate(loraPlan({{.model = "style"}}), {}, {}).image == styled);
        QVERIFY(generator.generate(loraPlan({{.model = "style"}}), {}, {}).image == styled);
        QVERIFY(generator.generate(loraPlan(), {}, {}).image == plain);
    }
}

void TestLoras::cancellingLeavesTheModelWhole() {
    const models::ModelCatalog catalog(sources());
    ModelStore store(catalog, {}, 0.7);
    const auto pair = store.load(loraPlan(), 0, {}).leader;
    const auto before = weightOf(pair->structure->module(), kTinyLoraLinear);
    int calls = 0;
    const core::CancelToken cancelAtTheSecond([&] {
        if (++calls == 2) throw core::Cancelled{};
    });
    QVERIFY_THROWS_EXCEPTION(core::Cancelled, store.load(loraPlan({{.model = "style"}}), 0, cancelAtTheSecond));
    QVERIFY(torch::equal(weightOf(pair->structure->module(), kTinyLoraLinear), before));
}

PGD_TEST(TestLoras)
#include "test_loras.moc"
