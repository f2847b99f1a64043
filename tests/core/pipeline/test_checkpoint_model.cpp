#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/base/error.h"
#include "core/io/safetensors.h"
#include "core/models/model_list.h"
#include "core/models/model_registry.h"
#include "core/pipeline/pipeline.h"
#include "tests/core/io/mindspore_writer.h"
#include "tests/core/pipeline/family_plan.h"
#include "tests/core/support/golden.h"
#include "tests/core/support/mutations.h"
#include "tests/core/support/stable_diffusion.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
namespace models = core::models;
namespace fs = std::filesystem;

namespace {

struct Model {
    const char* id;
    Family family;
};
constexpr Model kModels[] = {
    {"sd1", Family::Sd1}, {"sd2", Family::Sd2}, {"sd2v", Family::Sd2V}, {"sdxl", Family::Sdxl}};

// MindSpore's names: norms have gamma and beta, embeddings a table.
std::string mindSporeName(const std::string& key, const core::io::TensorMap& tensors) {
    const auto dot = key.rfind('.');
    const auto layer = key.substr(0, dot);
    const auto weight = tensors.find(layer + ".weight");
    if (dot == key.npos || weight == tensors.end()) return key;
    if (layer.ends_with("_embedding")) return layer + ".embedding_table";
    if (weight->second.dim() == 1) return layer + (key.ends_with("weight") ? ".gamma" : ".beta");
    return key;
}

void writeMindSpore(const fs::path& file, const core::io::TensorMap& tensors) {
    std::ofstream out(file, std::ios::binary);
    for (const auto& [key, tensor] : tensors) {
        const auto bytes = mindspore::value(QByteArray::fromStdString(mindSporeName(key, tensors)), tensor);
        out.write(bytes.constData(), bytes.size());
    }
}

Plan planFor(const std::string& model) {
    auto plan = familyPlan(model);
    plan.spacing = "leading";
    return plan;
}

}  // namespace

// People's single files, from the file to the picture: the same weights as a folder paint the same picture.
class TestCheckpointModel : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path root() const { return m_folder.path().toStdString(); }
    fs::path folderOf(const std::string& id) const { return root() / "models" / id; }
    fs::path fileOf(const std::string& id) const { return root() / (id + ".safetensors"); }

    models::ModelLocation placeOf(const std::string& id) const {
        models::ModelLocation place{
            .id = id + "-file", .path = fileOf(id), .vocabulary = folderOf("sd1") / "tokenizer"};
        if (id == "sd2") place.prediction = "epsilon";
        if (id == "sd2v") place.prediction = "v_prediction";
        return place;
    }

    // Chinese words and CLIP's.
    models::ModelLocation panGu() const {
        const auto vocabulary = root() / "words";
        fs::create_directories(vocabulary);
        for (const auto* name : {"vocab.json", "merges.txt"})
            fs::copy_file(folderOf("sd1") / "tokenizer" / name, vocabulary / name,
                          fs::copy_options::overwrite_existing);
        std::ofstream(vocabulary / "vocab.txt") << "[PAD]\n[UNK]\n[CLS]\n[SEP]\ngirl\nred\ndress\n";
        return {.id = "pangu-file", .path = fileOf("pangu"), .vocabulary = vocabulary};
    }

    core::Image painted(const models::ModelLocation& place) const {
        models::ModelSources sources(root() / "models");
        sources.added = {place};
        return Pipeline(sources).generate(planFor(place.id), {}, {}).image;
    }

    QString refusal(const models::ModelLocation& place) const {
        try {
            painted(place);
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void initTestCase() {
        // Vocabularies of other programs on this machine are none of ours.
        for (const char* name : {"HF_HOME", "HF_HUB_CACHE", "XDG_CACHE_HOME", "VIRTUAL_ENV", "CONDA_PREFIX"})
            qunsetenv(name);
        qputenv("HOME", QByteArray::fromStdString(root().string()));
        for (const auto& [id, family] : kModels) {
            writeStableDiffusion(folderOf(id), family);
            writeSingleFile(folderOf(id), fileOf(id), family);
        }
        writeStableDiffusion(root() / "pangu", Family::PanGu);
        writeSingleFile(root() / "pangu", fileOf("pangu"), Family::PanGu);
    }

    void paintsWhatTheFolderPaints_data() {
        QTest::addColumn<QString>("id");
        for (const auto& model : kModels) QTest::newRow(model.id) << QString(model.id);
    }
    void paintsWhatTheFolderPaints() {
        QFETCH(QString, id);
        const auto image = painted(placeOf(id.toStdString()));
        Pipeline folders(root() / "models");
        QVERIFY(image == folders.generate(planFor(id.toStdString()), {}, {}).image);
    }

    void isDescribedFromItsHeader_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("family");
        QTest::addColumn<QString>("prediction");
        QTest::addColumn<int>("side");
        QTest::newRow("sd1") << "sd1"
                             << "Stable Diffusion 1.x"
                             << "epsilon" << 512;
        QTest::newRow("sd2") << "sd2"
                             << "Stable Diffusion 2.x"
                             << "epsilon" << 512;
        QTest::newRow("sd2v") << "sd2v"
                              << "Stable Diffusion 2.x"
                              << "v_prediction" << 768;
        QTest::newRow("sdxl") << "sdxl"
                              << "SDXL"
                              << "epsilon" << 1024;
        QTest::newRow("pangu") << "pangu"
                               << "PanGu-Draw v3"
                               << "epsilon" << 1024;
    }
    void isDescribedFromItsHeader() {
        QFETCH(QString, id);
        const auto about = models::describe(placeOf(id.toStdString()));
        QTEST(QString::fromStdString(about.family), "family");
        QTEST(QString::fromStdString(about.prediction), "prediction");
        QTEST(about.nativeSize, "side");
        QCOMPARE(about.sizeStep, 8);
        QCOMPARE(about.latentChannels, 4);
    }

    // Design 1.5: Chinese words for the first tower, the second checkpoint's generator for structure.
    void panGuPaintsWithTwoGenerators() {
        auto place = panGu();
        const auto alone = painted(place);
        QCOMPARE(alone.width, 72);
        // The low checkpoint as its own structure is the model alone; another one's structure is not.
        place.structure = fileOf("pangu");
        QVERIFY(painted(place) == alone);
        place.structure = fileOf("sdxl");
        QVERIFY2(refusal(place).contains("expected a structure generator of PanGu-Draw v3"),
                 qPrintable(refusal(place)));
    }

    // As the model was published: two checkpoints of MindSpore, one for each half of the timesteps.
    void panGuPaintsFromMindSpore() {
        auto place = panGu();
        const auto weights = core::io::SafetensorsFile(fileOf("pangu"));
        core::io::TensorMap low, high;
        for (const auto& key : weights.keys()) {
            low[key] = weights.require(key);
            high[key] = key.starts_with("model.diffusion_model.") ? low[key] * 0.9 : low[key];
        }
        core::io::writeSafetensors(root() / "high.safetensors", high);
        place.structure = root() / "high.safetensors";
        const auto picture = painted(place);
        writeMindSpore(root() / "low.ckpt", low);
        writeMindSpore(root() / "high.ckpt", high);
        QCOMPARE(models::describe({.id = "a", .path = root() / "low.ckpt"}).family, std::string("PanGu-Draw v3"));
        place.path = root() / "low.ckpt";
        QVERIFY(!(painted(place) == painted(panGu())));
        place.structure = root() / "high.ckpt";
        QVERIFY(painted(place) == picture);
    }

    void theVocabularyIsAskedFor() {
        auto place = placeOf("sd1");
        place.vocabulary.clear();
        QVERIFY2(refusal(place).contains("name the folder that holds it: vocab.json and merges.txt"),
                 qPrintable(refusal(place)));
        place.lender = folderOf("sd1");
        QVERIFY(painted(place) == painted(placeOf("sd1")));
    }

    void thePredictionIsAskedFor() {
        auto place = placeOf("sd2");
        place.prediction.clear();
        QVERIFY2(refusal(place).contains("do not say what the model predicts"), qPrintable(refusal(place)));
    }

    // A UNet alone, as many share them, with the rest of another model.
    void missingPartsAreBorrowed() {
        models::ModelLocation place{.id = "unet",
                                    .path = folderOf("sd1") / "unet" / "diffusion_pytorch_model.fp16.safetensors",
                                    .vocabulary = {}};
        QVERIFY2(refusal(place).contains("found no autoencoder in this file"), qPrintable(refusal(place)));
        const auto whole = painted(placeOf("sd1"));
        place.lender = folderOf("sd1");
        QVERIFY(painted(place) == whole);
        place.lender = fileOf("sd1");
        place.vocabulary = folderOf("sd1") / "tokenizer";
        QVERIFY(painted(place) == whole);
    }

    // TAESD and its like: in a model's folder, and lent by their own.
    void tinyAutoencodersPaint() {
        const auto folder = root() / "models" / "sd1-tiny";
        fs::copy(folderOf("sd1"), folder, fs::copy_options::recursive);
        fs::remove_all(folder / "vae");
        fs::copy(golden::folder("vae_tiny"), folder / "vae");
        Pipeline folders(root() / "models");
        QVERIFY(folders.estimateMemory(planFor("sd1-tiny")).neededBytes > 0);
        int previews = 0;
        const auto picture =
            folders.generate(planFor("sd1-tiny"), [&](const auto& now) { previews += now.preview != nullptr; }, {});
        QVERIFY(previews > 0);
        QVERIFY(!(picture.image == folders.generate(planFor("sd1"), {}, {}).image));
        models::ModelLocation unet{.id = "unet",
                                   .path = folderOf("sd1") / "unet" / "diffusion_pytorch_model.fp16.safetensors",
                                   .vocabulary = folderOf("sd1") / "tokenizer"};
        unet.lender = folder;
        QVERIFY(painted(unet) == picture.image);
        fs::remove_all(folder);
    }

    // What lends an autoencoder need be nothing else: a file, or a folder in the layout of diffusers.
    void autoencodersLendThemselves() {
        const auto file = core::io::SafetensorsFile(fileOf("sd1"));
        core::io::TensorMap rest, vae;
        for (const auto& key : file.keys())
            (key.starts_with("first_stage_model.") ? vae : rest)[key] = file.require(key);
        core::io::writeSafetensors(root() / "rest.safetensors", rest);
        core::io::writeSafetensors(root() / "vae.safetensors", vae);
        auto place = placeOf("sd1");
        place.path = root() / "rest.safetensors";
        QVERIFY2(refusal(place).contains("found no autoencoder in this file"), qPrintable(refusal(place)));
        const auto whole = painted(placeOf("sd1"));
        for (const auto& lender : {root() / "vae.safetensors", folderOf("sd1") / "vae", fileOf("sd1")}) {
            place.lender = lender;
            QVERIFY2(painted(place) == whole, lender.c_str());
        }
        place.lender = root() / "rest.safetensors";
        QVERIFY2(refusal(place).contains("expected an autoencoder to borrow"), qPrintable(refusal(place)));
        place.lender = folderOf("sd1") / "unet";
        QVERIFY2(refusal(place).contains("expected an autoencoder of class"), qPrintable(refusal(place)));
    }

    void theRegistryRemembers() {
        const auto registry = root() / "data" / "models.json";
        QVERIFY(models::readRegistry(registry).empty());
        auto place = placeOf("sd1");
        place.id.clear();
        QCOMPARE(models::addToRegistry(registry, place), std::string("sd1"));
        // One vocabulary serves all; a second file of the same name gets another id.
        fs::create_directories(root() / "more");
        fs::copy_file(fileOf("sd1"), root() / "more" / "sd1.safetensors");
        QCOMPARE(models::addToRegistry(registry, {.id = {}, .path = root() / "more" / "sd1.safetensors"}),
                 std::string("sd1-2"));
        Pipeline generator(models::ModelSources(root() / "nothing", registry));
        QCOMPARE(generator.models().size(), std::size_t{2});
        QVERIFY(generator.generate(planFor("sd1-2"), {}, {}).image == generator.generate(planFor("sd1"), {}, {}).image);
        // What is changed counts at once, also for a model that is loaded.
        auto changed = models::readRegistry(registry).at(0);
        const auto before = generator.generate(planFor("sd1"), {}, {}).image;
        changed.prediction = "v_prediction";
        models::changeInRegistry(registry, changed);
        QVERIFY(!(generator.generate(planFor("sd1"), {}, {}).image == before));
        const auto entries = models::ownModels(registry).models;
        QCOMPARE(entries.size(), std::size_t{2});
        QCOMPARE(entries[0].about->prediction, std::string("v_prediction"));
        QCOMPARE(static_cast<std::uintmax_t>(entries[0].bytes), fs::file_size(fileOf("sd1")));
        QVERIFY_THROWS_EXCEPTION(core::Error, models::addToRegistry(registry, place));
        QVERIFY_THROWS_EXCEPTION(core::Error, models::addToRegistry(registry, {.id = {}, .path = registry}));
        models::removeFromRegistry(registry, "sd1-2");
        QCOMPARE(generator.models().size(), std::size_t{1});
        QVERIFY(fs::exists(root() / "more" / "sd1.safetensors"));
        QVERIFY_THROWS_EXCEPTION(core::Error, models::removeFromRegistry(registry, "sd1-2"));
    }

    void damagedRegistriesNeverCrash() {
        const auto file = root() / "mutated.json";
        models::writeModelList(file,
                               {.models = {{.place = placeOf("sd2"), .notes = "mine"},
                                           {.place = {.id = "b", .path = folderOf("sdxl"), .lender = folderOf("sd1")}},
                                           {.place = placeOf("sd1"), .folder = root()}},
                                .folders = {root() / "data", root() / "absent"}});
        QFile written(QString::fromStdString(file.string()));
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray good = written.readAll();
        written.close();
        const auto outcome = mutations::run({good, good.size(), 11}, mutations::count(), written.fileName(),
                                            [&] { models::ownModels(file); });
        QVERIFY2(outcome.failure.isEmpty(), qPrintable(outcome.failure));
        QVERIFY(outcome.refused > 0 && outcome.opened > 0);
    }

    void damagedRegistriesAreNamed_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("newer") << QByteArray(R"({"version": 99, "models": []})");
        QTest::newRow("no list") << QByteArray(R"({"version": 1, "models": 3})");
        QTest::newRow("no objects") << QByteArray(R"({"version": 1, "models": [3]})");
        QTest::newRow("no path") << QByteArray(R"({"version": 1, "models": [{"id": "a"}]})");
    }
    void damagedRegistriesAreNamed() {
        QFETCH(QByteArray, text);
        const auto file = root() / "damaged.json";
        std::ofstream(file) << text.toStdString();
        try {
            models::readRegistry(file);
            QFAIL("a damaged list was read");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("damaged.json"), error.what());
        }
        Pipeline generator(models::ModelSources(root() / "models", file));
        QCOMPARE(generator.models().size(), std::size(kModels));
    }
};

PGD_TEST(TestCheckpointModel)
#include "test_checkpoint_model.moc"
