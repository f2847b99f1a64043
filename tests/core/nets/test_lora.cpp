#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/nets/lora_stack.h"
#include "core/nets/unet.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using core::io::SafetensorsFile;
using core::io::TensorMap;
using core::nets::LoraFile;
using core::nets::LoraStack;
using core::nets::LoraTarget;

namespace {

constexpr double kLoraTolerance = 1e-4;

std::shared_ptr<LoraFile> goldenLora(const std::string& name, const std::string& file) {
    return std::make_shared<LoraFile>(
        std::make_shared<SafetensorsFile>(golden::folder(name) / (file + ".safetensors")));
}

torch::Tensor evaluated(core::nets::UNet2DConditionModel& unet, const golden::Case& golden) {
    const torch::InferenceMode guard;
    return unet.forward(golden.in("wide.sample"), golden.in("wide.timestep"), golden.in("wide.encoder_hidden_states"),
                        {golden.findIn("wide.text_embeds"), golden.findIn("wide.time_ids")});
}

}  // namespace

class TestLora : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::shared_ptr<LoraFile> written(const TensorMap& tensors) const {
        const auto file = m_folder.filePath("lora.safetensors").toStdString();
        core::io::writeSafetensors(file, tensors);
        return std::make_shared<LoraFile>(std::make_shared<SafetensorsFile>(file));
    }

    // What opening the file, or applying it to unet_sd15, says; empty when it goes well.
    QString refusal(const TensorMap& tensors) const {
        try {
            const auto unet = core::nets::loadUNet(golden::folder("unet_sd15"));
            LoraStack(unet, LoraTarget::unet).apply({{written(tensors)}});
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void golden_data();
    void golden();
    void severalAddUp();
    void removedAtOnce();
    void halfPrecisionWeightsAreMerged();
    void textTowersAreNamedByEveryone_data();
    void textTowersAreNamedByEveryone();
    void whatDoesNotFitIsRefused_data();
    void whatDoesNotFitIsRefused();
    void showsItsModel();
};

void TestLora::golden_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("unet");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("outputs");  // the three later formats hold the same numbers
    QTest::addColumn<double>("strength");
    for (const double strength : {0.8, 1.0}) {
        for (const QString file : {"kohya", "diffusers", "diffusers_processor", "peft"})
            QTest::addRow("%s %.1f", qPrintable(file), strength)
                << "lora_sd15"
                << "unet_sd15" << file << (file == "kohya" ? "kohya" : "diffusers") << strength;
    }
    QTest::addRow("kohya_sgm 0.8") << "lora_sdxl"
                                   << "unet_sdxl"
                                   << "kohya_sgm"
                                   << "kohya_sgm" << 0.8;
}

void TestLora::golden() {
    QFETCH(QString, name);
    QFETCH(QString, unet);
    QFETCH(QString, file);
    QFETCH(QString, outputs);
    QFETCH(double, strength);
    const golden::Case golden(name.toStdString());
    const auto network = core::nets::loadUNet(golden::folder(unet.toStdString()));
    COMPARE_TENSORS(evaluated(*network, golden), golden.out("plain"), kLoraTolerance);
    LoraStack stack(network, LoraTarget::unet);
    stack.apply({{goldenLora(name.toStdString(), file.toStdString()), strength}});
    const auto want = golden.out(fmt::format("{}.s{:.1f}", outputs.toStdString(), strength));
    COMPARE_TENSORS(evaluated(*network, golden), want, kLoraTolerance);
}

void TestLora::severalAddUp() {
    const golden::Case golden("lora_sd15");
    const auto network = core::nets::loadUNet(golden::folder("unet_sd15"));
    const auto peft = goldenLora("lora_sd15", "peft"), diffusers = goldenLora("lora_sd15", "diffusers");
    LoraStack stack(network, LoraTarget::unet);
    stack.apply({{peft, 0.5}, {diffusers, 0.3}});
    COMPARE_TENSORS(evaluated(*network, golden), golden.out("diffusers.s0.8"), kLoraTolerance);
    stack.apply({{peft, 0.5}, {diffusers, -0.5}});
    COMPARE_TENSORS(evaluated(*network, golden), golden.out("plain"), kLoraTolerance);
}

// Bit for bit, and without a copy of what was not touched.
void TestLora::removedAtOnce() {
    const auto network = core::nets::loadUNet(golden::folder("unet_sd15"));
    const auto parameters = network->named_parameters();
    std::map<std::string, std::pair<void*, torch::Tensor>> before;
    for (const auto& item : parameters) before[item.key()] = {item.value().data_ptr(), item.value().detach().clone()};
    const auto unchanged = [&] {
        for (const auto& [name, state] : before)
            if (parameters[name].data_ptr() != state.first || !torch::equal(parameters[name], state.second))
                return false;
        return true;
    };
    {
        LoraStack stack(network, LoraTarget::unet);
        stack.apply({{goldenLora("lora_sd15", "kohya"), 1.0}});
        QVERIFY(!unchanged());
        QCOMPARE(parameters["conv_in.weight"].data_ptr(), before["conv_in.weight"].first);
        stack.apply({});
        QVERIFY(unchanged());
        stack.apply({{goldenLora("lora_sd15", "kohya"), 0.4}});
        QVERIFY(!unchanged());
    }
    QVERIFY(unchanged());
}

void TestLora::halfPrecisionWeightsAreMerged() {
    const auto network = core::nets::loadUNet(golden::folder("unet_sd15"));
    network->to(torch::kBFloat16);
    const auto weight = network->named_parameters()["mid_block.attentions.0.proj_in.weight"];
    const auto before = weight.detach().clone();
    LoraStack stack(network, LoraTarget::unet);
    stack.apply({{goldenLora("lora_sd15", "kohya"), 1.0}});
    QVERIFY(weight.dtype() == torch::kBFloat16 && !torch::equal(weight, before));
}

void TestLora::textTowersAreNamedByEveryone_data() {
    QTest::addColumn<QByteArray>("down");
    QTest::addColumn<QByteArray>("up");
    const auto row = [](const char* name, const char* down, const char* up) {
        QTest::newRow(name) << QByteArray(down) << QByteArray(up);
    };
    row("kohya", "lora_te_text_model_layer_self_attn_q_proj.lora_down.weight",
        "lora_te_text_model_layer_self_attn_q_proj.lora_up.weight");
    row("kohya for SDXL", "lora_te1_text_model_layer_self_attn_q_proj.lora_down.weight",
        "lora_te1_text_model_layer_self_attn_q_proj.lora_up.weight");
    row("diffusers", "text_encoder.text_model.layer.self_attn.q_proj.lora_linear_layer.down.weight",
        "text_encoder.text_model.layer.self_attn.q_proj.lora_linear_layer.up.weight");
    row("older diffusers", "text_encoder.text_model.layer.self_attn.to_q_lora.down.weight",
        "text_encoder.text_model.layer.self_attn.to_q_lora.up.weight");
    row("PEFT", "text_encoder.text_model.layer.self_attn.q_proj.lora_A.weight",
        "text_encoder.text_model.layer.self_attn.q_proj.lora_B.weight");
}

void TestLora::textTowersAreNamedByEveryone() {
    QFETCH(QByteArray, down);
    QFETCH(QByteArray, up);
    const auto lora = written({{down.toStdString(), torch::ones({2, 8})}, {up.toStdString(), torch::ones({8, 2})}});
    QVERIFY(lora->changes(LoraTarget::textEncoder) && !lora->changes(LoraTarget::unet));
    const auto name = lora->layers(LoraTarget::textEncoder).at(0);
    QCOMPARE(name.module,
             std::string(name.underscored ? "text_model_layer_self_attn_q_proj" : "text_model.layer.self_attn.q_proj"));
}

void TestLora::whatDoesNotFitIsRefused_data() {
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<int>("out");
    QTest::addColumn<int>("rank");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* first, const char* second, int out, int rank, const char* says) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second) << out << rank << QString(says);
    };
    const char* down = "lora_unet_mid_block_attentions_0_proj_in.lora_down.weight";
    const char* up = "lora_unet_mid_block_attentions_0_proj_in.lora_up.weight";
    row("fits", down, up, 24, 2, "");
    row("wider", down, up, 32, 2, "made for another model: expected a change of \"mid_block.attentions.0.proj_in");
    row("ranks differ", down, up, 24, 3, "found [2, 24] and [24, 3]");
    row("no up", down, down, 24, 2, "alone");
    row("stranger", "lora_unet_elsewhere.lora_down.weight", "lora_unet_elsewhere.lora_up.weight", 24, 2,
        "1 of its layers are not in this one, such as elsewhere");
    row("LoHa", "lora_unet_mid_block.hada_w1_a", up, 24, 2, "LoHa, LoKr and DoRA are not supported");
}

void TestLora::whatDoesNotFitIsRefused() {
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(int, out);
    QFETCH(int, rank);
    QFETCH(QString, says);
    const auto said =
        refusal({{first.toStdString(), torch::ones({2, 24})}, {second.toStdString(), torch::ones({out, rank})}});
    QVERIFY2(says.isEmpty() ? said.isEmpty() : said.contains(says), qPrintable(said));
    const auto nan = torch::full({2, 24}, std::numeric_limits<float>::quiet_NaN());
    if (says.isEmpty())
        QVERIFY(refusal({{first.toStdString(), nan}, {second.toStdString(), torch::ones({24, 2})}})
                    .contains("infinite or no number"));
}

void TestLora::showsItsModel() {
    QCOMPARE(goldenLora("lora_sd15", "peft")->textWidth(), std::int64_t{32});
    QCOMPARE(goldenLora("lora_sdxl", "kohya_sgm")->textWidth(), std::int64_t{40});
    QVERIFY(!LoraFile::looksLike(SafetensorsFile(golden::folder("single_file_pangu") / "model.safetensors")));
}

PGD_TEST(TestLora)
#include "test_lora.moc"
