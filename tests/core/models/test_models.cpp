#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/diffusion_model.h"
#include "core/models/learned_bridge.h"
#include "core/models/memory_budget.h"
#include "core/models/model_catalog.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::models;
namespace fs = std::filesystem;

class TestModels : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path root() const { return m_folder.path().toStdString(); }

    // A copy of a model with something changed.
    fs::path copyOf(const char* model, const char* name) const {
        fs::copy(root() / model, root() / "broken" / name, fs::copy_options::recursive);
        return root() / "broken" / name;
    }

    static void change(const fs::path& file, const std::function<void(nlohmann::json&)>& edit) {
        nlohmann::json json = nlohmann::json::parse(std::ifstream(file));
        edit(json);
        std::ofstream(file) << json;
    }

    static QString sentenceOf(const std::function<void()>& action) {
        try {
            action();
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

    static QString loadingSays(const fs::path& folder) {
        return sentenceOf([&] { loadDiffusionModel(openModelFolder(folder), {}); });
    }

 private Q_SLOTS:
    void initTestCase() {
        writeTinyModel(root() / "tiny");
        writeTinyPartner(root() / "tiny-pose", "pose");
        writeTinyPartner(root() / "tiny-edges", "edges");
        writeTinyControlNet(root() / "tiny-net", "edges");
        writeTinyBridge(root() / "tiny-bridge", "tiny", {"tiny-pose"});
        fs::create_directories(root() / "broken");
        fs::create_directories(root() / "damaged");
        std::ofstream(root() / "damaged" / "config.json") << "{";
    }

    void memoryOfARepairTrunkIsCounted() {
        const auto bytes = [](std::int64_t blocks) {
            nlohmann::json vae = {{"_class_name", "PatchAutoencoder"},
                                  {"patch_size", 16},
                                  {"latent_channels", 24},
                                  {"scaling_factor", 1.0},
                                  {"encoder_channels", {8, 8, 8, 8}},
                                  {"decoder_channels", {8, 8, 8, 8}}};
            vae["repair_blocks"] = blocks;
            if (blocks > 0) vae["repair_channels"] = 160;
            return autoencoderBytes(core::io::JsonFile(vae, "config.json"), 16, 16);
        };
        QVERIFY(bytes(6) > bytes(0));
    }

    void theLastTimestepIsRead() {
        const auto folder = copyOf("tiny", "last");
        change(folder / "model_index.json", [](auto& json) { json["last_timestep"] = 200; });
        QCOMPARE(readSummary(folder).lastTimestep, 200);
        QCOMPARE(readSummary(root() / "tiny").lastTimestep, 0);
        change(folder / "model_index.json", [](auto& json) { json["last_timestep"] = 900; });
        QVERIFY(sentenceOf([&] { readSummary(folder); }).contains("last_timestep"));
        fs::remove_all(folder);
    }

    void everyKindIsFound() {
        const auto found = ModelCatalog(root()).models();
        std::vector<std::string> ids;
        for (const auto& model : found) ids.push_back(model.id);
        QCOMPARE(ids, (std::vector<std::string>{"tiny", "tiny-edges", "tiny-net", "tiny-pose"}));
        QVERIFY(found[0].kind == Kind::Pair && found[1].kind == Kind::Partner && found[2].kind == Kind::ControlNet);
        QCOMPARE(found[1].control, std::string("edges"));
        QCOMPARE(found[1].strength, 0.4);
        QCOMPARE(found[3].nativeSize, 32);
        QCOMPARE(found[2].control, std::string("edges"));
        QCOMPARE(found[2].strength, 1.0);
    }

    void latentSpacesAreKnownWithoutLoading() {
        for (const auto& model : ModelCatalog(root()).models()) {
            const bool partner = model.kind == Kind::Partner;
            QCOMPARE(model.latentChannels, partner ? 3 : 4);
            QCOMPARE(model.downsampling, partner ? 4 : 8);
        }
    }

    void partnersReadTheirMapBehindTheLatent() {
        QCOMPARE(loadDiffusionModel(openModelFolder(root() / "tiny"), {})->hintChannels(), std::int64_t{0});
        QCOMPARE(loadDiffusionModel(openModelFolder(root() / "tiny-pose"), {})->hintChannels(), std::int64_t{48});
        QCOMPARE(loadDiffusionModel(openModelFolder(root() / "tiny-edges"), {})->hintChannels(), std::int64_t{16});
    }

    void missingPartsAreNamed() {
        const auto noVae = copyOf("tiny-pose", "no-vae");
        fs::remove_all(noVae / "vae");
        QVERIFY2(loadingSays(noVae).contains("folder \"vae\""), qPrintable(loadingSays(noVae)));
        const auto noWeights = copyOf("tiny-pose", "no-weights");
        fs::remove(noWeights / "vae" / "diffusion_pytorch_model.safetensors");
        QVERIFY(loadingSays(noWeights).contains("diffusion_pytorch_model.safetensors"));
        QVERIFY(sentenceOf([&] { readSummary(root()); }).contains("model_index.json"));
    }

    void partsThatDoNotFitAreRefused() {
        const auto otherControl = copyOf("tiny-pose", "other-control");
        change(otherControl / "model_index.json", [](auto& json) { json["control"] = "edges"; });
        QVERIFY2(loadingSays(otherControl).contains("reads 51 and gives 3"), qPrintable(loadingSays(otherControl)));
        const auto otherSpace = copyOf("tiny-pose", "other-space");
        fs::remove_all(otherSpace / "vae");
        fs::copy(root() / "tiny" / "vae", otherSpace / "vae");
        QVERIFY(loadingSays(otherSpace).contains("4 latent channels"));
        const auto otherStep = copyOf("tiny", "other-step");
        change(otherStep / "model_index.json", [](auto& json) { json["size_step"] = 4; });
        QVERIFY2(loadingSays(otherStep).contains("multiple of the autoencoder's downsampling 8"),
                 qPrintable(loadingSays(otherStep)));
    }

    void wildValuesAreRefused_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("control") << "control" << QByteArray("\"depth\"");
        QTest::newRow("strength") << "strength" << QByteArray("1.5");
        QTest::newRow("native size") << "native_size" << QByteArray("0");
        QTest::newRow("size step") << "size_step" << QByteArray("\"4\"");
    }
    void wildValuesAreRefused() {
        QFETCH(QString, key);
        QFETCH(QByteArray, value);
        const auto folder = copyOf("tiny-pose", QTest::currentDataTag());
        change(folder / "model_index.json",
               [&](auto& json) { json[key.toStdString()] = nlohmann::json::parse(value.toStdString()); });
        const auto sentence = sentenceOf([&] { readSummary(folder); });
        QVERIFY2(sentence.contains(key), qPrintable(sentence));
    }

    void bridgesAreFoundByTheirEnds() {
        QVERIFY(findLearnedBridge(root(), "tiny", "tiny-pose") != nullptr);
        QVERIFY(findLearnedBridge(root(), "tiny", "tiny-edges") == nullptr);
        QVERIFY(findLearnedBridge(root(), "tiny-pose", "tiny") == nullptr);
    }
};

PGD_TEST(TestModels)
#include "test_models.moc"
