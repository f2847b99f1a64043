#include <QtTest>

#include "core/base/error.h"
#include "core/nets/controlnet.h"
#include "core/nets/unet.h"
#include "tests/core/support/golden.h"
#include "tests/support/test_program.h"

using core::nets::ControlResiduals;
using core::nets::ControlStrength;

namespace {

constexpr double kControlTolerance = 1.5e-4;

// One run of a case: the UNet and its ControlNets fed the same inputs.
class Run {
 public:
    Run(const std::string& unet, const std::string& name, const std::string& run)
        : m_golden(name),
          m_folder(golden::folder(name)),
          m_prefix(run + '.'),
          m_unet(core::nets::loadUNet(golden::folder(unet))) {}

    torch::Tensor want(const std::string& name) const { return m_golden.out(m_prefix + name); }
    bool has(const std::string& name) const { return m_golden.findOut(m_prefix + name).defined(); }
    bool hasNet(const std::string& net) const { return std::filesystem::exists(m_folder / ("controlnet_" + net)); }

    ControlResiduals residuals(const std::string& net) const {
        const auto model = core::nets::loadControlNet(m_folder / ("controlnet_" + net));
        return model->forward(input(), m_golden.in(m_prefix + "cond_" + net));
    }

    torch::Tensor unet(const ControlResiduals* control) const {
        const auto [sample, timestep, text, added] = input();
        return m_unet->forward(sample, timestep, text, added, control);
    }

 private:
    core::nets::DenoiserInput input() const {
        return {m_golden.in(m_prefix + "sample"),
                m_golden.in(m_prefix + "timestep"),
                m_golden.in(m_prefix + "encoder_hidden_states"),
                {m_golden.findIn(m_prefix + "text_embeds"), m_golden.findIn(m_prefix + "time_ids")}};
    }

    golden::Case m_golden;
    std::filesystem::path m_folder;
    std::string m_prefix;
    std::shared_ptr<core::nets::UNet2DConditionModel> m_unet;
};

// The tensors that the case stores for one net at one strength; not every run stores all of them.
QString firstDifference(const Run& run, const ControlResiduals& got, const std::string& what) {
    QString found;
    const auto compare = [&](const std::string& name, const torch::Tensor& tensor) {
        if (!found.isEmpty() || !run.has(name)) return;
        const auto difference = golden::difference(tensor, run.want(name), kControlTolerance);
        if (!difference.isEmpty()) found = QString::fromStdString(name) + ": " + difference;
    };
    for (std::size_t i = 0; i < got.down.size(); ++i) compare(what + ".down." + std::to_string(i), got.down[i]);
    compare(what + ".mid", got.mid);
    compare(what + ".unet", run.unet(&got));
    return found;
}

}  // namespace

class TestControlNet : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void golden_data();
    void golden();
    void severalNetsAddUp_data();
    void severalNetsAddUp();
    void mapSizeIsChecked();
    void unequalNetsDoNotAdd();
    void unsupportedConfigsAreRefused_data();
    void unsupportedConfigsAreRefused();
};

void TestControlNet::golden_data() {
    QTest::addColumn<QString>("unet");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("run");
    for (const auto& [unet, name] : {std::pair{"unet_sd15", "controlnet_sd15"}, {"unet_sdxl", "controlnet_sdxl"}})
        for (const auto& run : golden::Case(name).runs())
            QTest::addRow("%s %s", name, run.c_str()) << QString(unet) << QString(name) << QString::fromStdString(run);
}

void TestControlNet::golden() {
    QFETCH(QString, unet);
    QFETCH(QString, name);
    QFETCH(QString, run);
    const torch::InferenceMode guard;
    const Run test(unet.toStdString(), name.toStdString(), run.toStdString());
    COMPARE_TENSORS(test.unet(nullptr), test.want("unet_plain"), kControlTolerance);
    for (const std::string net : {"a", "b"}) {
        if (!test.hasNet(net)) continue;
        const auto full = test.residuals(net);
        QVERIFY(test.has(net + ".s1.0.mid"));
        QCOMPARE(firstDifference(test, full, net + ".s1.0"), QString());
        QCOMPARE(firstDifference(test, scaled(full, {.scale = 0.6}), net + ".s0.6"), QString());
        QCOMPARE(firstDifference(test, scaled(full, {.guess = true}), net + ".guess"), QString());
    }
}

void TestControlNet::severalNetsAddUp_data() {
    QTest::addColumn<QString>("run");
    for (const auto& run : golden::Case("controlnet_sd15").runs())
        QTest::newRow(run.c_str()) << QString::fromStdString(run);
}

void TestControlNet::severalNetsAddUp() {
    QFETCH(QString, run);
    const torch::InferenceMode guard;
    const Run test("unet_sd15", "controlnet_sd15", run.toStdString());
    const auto both = test.residuals("a") + scaled(test.residuals("b"), {.scale = 0.6});
    QVERIFY(test.has("multi.a_s1.0_b_s0.6.mid"));
    QCOMPARE(firstDifference(test, both, "multi.a_s1.0_b_s0.6"), QString());
}

void TestControlNet::mapSizeIsChecked() {
    const auto net = core::nets::loadControlNet(golden::folder("controlnet_sd15") / "controlnet_a");
    QCOMPARE(net->downsampling(), std::int64_t{8});
    const core::nets::DenoiserInput input{torch::zeros({1, 4, 4, 6}), torch::tensor(10), torch::zeros({1, 3, 32}), {}};
    QCOMPARE(net->forward(input, torch::zeros({1, 3, 32, 48})).down.size(), std::size_t{9});
    QVERIFY_THROWS_EXCEPTION(core::Error, net->forward(input, torch::zeros({1, 3, 48, 32})));
    QVERIFY_THROWS_EXCEPTION(core::Error, net->forward(input, torch::zeros({1, 1, 32, 48})));
}

void TestControlNet::unequalNetsDoNotAdd() {
    const ControlResiduals two{{torch::zeros({1}), torch::zeros({1})}, torch::zeros({1})};
    const ControlResiduals one{{torch::zeros({1})}, torch::zeros({1})};
    QVERIFY_THROWS_EXCEPTION(core::Error, two + one);
}

void TestControlNet::unsupportedConfigsAreRefused_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    const std::vector<std::pair<const char*, const char*>> rows = {{"controlnet_conditioning_channel_order", "\"bgr\""},
                                                                   {"conditioning_embedding_out_channels", "[]"},
                                                                   {"conditioning_channels", "0"},
                                                                   {"global_pool_conditions", "true"},
                                                                   {"class_embed_type", "\"projection\""}};
    for (const auto& [key, value] : rows) QTest::addRow("%s %s", key, value) << QString(key) << QString(value);
}

void TestControlNet::unsupportedConfigsAreRefused() {
    QFETCH(QString, key);
    QFETCH(QString, value);
    auto config = core::io::JsonFile(golden::folder("controlnet_sd15") / "controlnet_a/config.json").object();
    config[key.toStdString()] = nlohmann::json::parse(value.toStdString());
    try {
        core::nets::ControlNetConfig::fromJson(core::io::JsonFile(config, "some/config.json"));
        QFAIL("the config went through");
    } catch (const core::Error& error) {
        QVERIFY2(QString(error.what()).contains('"' + key + '"'), error.what());
    }
}

PGD_TEST(TestControlNet)
#include "test_controlnet.moc"
