#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "core/models/model_registry.h"
#include "core/models/vocabulary_search.h"
#include "core/text/clip_vocabulary.h"
#include "tests/core/support/clip_table.h"
#include "tests/core/support/stable_diffusion.h"
#include "tests/support/test_program.h"

using namespace core::models;
namespace fs = std::filesystem;

// CLIP's vocabulary is found where the programs keep it that people have.
class TestVocabularySearch : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path root() const { return m_folder.path().toStdString(); }
    fs::path home() const { return root() / "home"; }

    // Brings the vocabulary to a place: its folder is linked there.
    static void put(const fs::path& vocabulary, const fs::path& place) {
        fs::create_directories(place.parent_path());
        fs::create_directory_symlink(vocabulary, place);
    }

    // The roots that concern this home, not this machine.
    VocabularyRoots rootsAtHome(const std::vector<ModelLocation>& places = {}) const {
        auto roots = vocabularyRoots(places);
        std::erase_if(roots.packages, [](const fs::path& path) { return path.string().starts_with("/usr/"); });
        return roots;
    }

 private Q_SLOTS:
    void initTestCase() {
        for (const char* name :
             {"HF_HOME", "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE", "XDG_CACHE_HOME", "VIRTUAL_ENV", "CONDA_PREFIX"})
            qunsetenv(name);
        qputenv("HOME", QByteArray::fromStdString(home().string()));
        clip_table::writePair(root() / "pair");
        clip_table::writeTokenizerJson(root() / "json", true);
        clip_table::writeTable(root() / "table" / "bpe_simple_vocab_16e6.txt.gz");
    }

    void init() { fs::remove_all(home()); }

    void isFoundWhereProgramsKeepIt_data() {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("form");
        const auto row = [](const char* place, const char* form = "pair") { QTest::newRow(place) << place << form; };
        row(".cache/huggingface/hub/models--openai--clip-vit-large-patch14/snapshots/32bd64", "json");
        row(".cache/huggingface/hub/models--sd-legacy--stable-diffusion-v1-5/snapshots/451f4f/tokenizer");
        row(".cache/huggingface/hub/models--stabilityai--sdxl/snapshots/46216/tokenizer_2");
        row("ComfyUI/comfy/sd1_tokenizer");
        row("ai/Packages/ComfyUI/comfy/sd1_tokenizer");
        row("SwarmUI/dlbackend/ComfyUI/comfy/sd1_tokenizer");
        row(".local/share/krita/ai_diffusion/server/ComfyUI/comfy/sd1_tokenizer");
        row("Fooocus/ldm_patched/modules/sd1_tokenizer");
        row("stable-diffusion-webui-forge/backend/huggingface/runwayml/stable-diffusion-v1-5/tokenizer");
        row("stable-diffusion-webui/venv/lib/python3.10/site-packages/clip", "table");
        row("stable-diffusion-webui/repositories/open_clip/src/open_clip", "table");
        row("invokeai/models/sd-1/main/stable-diffusion-v1-5/tokenizer");
        row("invokeai/.venv/lib/python3.11/site-packages/open_clip", "table");
        row(".local/lib/python3.11/site-packages/open_clip", "table");
        row("miniconda3/envs/sd/lib/python3.10/site-packages/clip", "table");
    }
    void isFoundWhereProgramsKeepIt() {
        QFETCH(QString, place);
        QFETCH(QString, form);
        QVERIFY(findClipVocabulary(rootsAtHome()).empty());
        put(root() / form.toStdString(), home() / place.toStdString());
        const auto found = findClipVocabulary(rootsAtHome());
        QVERIFY2(!found.empty(), qPrintable(place));
        QCOMPARE(core::text::ClipVocabulary(found).size(), core::text::ClipVocabulary::kReleasedSize);
    }

    void theEnvironmentNamesCaches() {
        put(root() / "pair", root() / "cache" / "hub" / "models--a--b" / "snapshots" / "1" / "tokenizer");
        for (const auto& [name, value] : {std::pair{"HF_HOME", "cache"}, {"HF_HUB_CACHE", "cache/hub"}}) {
            QVERIFY(findClipVocabulary(rootsAtHome()).empty());
            qputenv(name, QByteArray::fromStdString((root() / value).string()));
            QVERIFY(!findClipVocabulary(rootsAtHome()).empty());
            qunsetenv(name);
        }
    }

    // A model lies inside of the program that has the vocabulary, or has it itself.
    void modelsLeadToIt() {
        const auto model = root() / "disk" / "webui" / "models" / "Stable-diffusion" / "a.safetensors";
        put(root() / "table", root() / "disk" / "webui" / "venv" / "lib" / "python3.10" / "site-packages" / "clip");
        QVERIFY(!findClipVocabulary(rootsAtHome({{.id = "a", .path = model}})).empty());
        put(root() / "pair", root() / "folder" / "tokenizer");
        const auto roots = rootsAtHome({{.id = "b", .path = root() / "folder"}});
        QCOMPARE(findClipVocabulary(roots), root() / "folder" / "tokenizer");
    }

    // GPT-2's files have the same names.
    void othersAreNotTaken() {
        const auto hub = home() / ".cache" / "huggingface" / "hub";
        const auto other = hub / "models--gpt2" / "snapshots" / "1";
        fs::create_directories(other);
        std::ofstream(other / "vocab.json") << "{\"a\": 0}";
        std::ofstream(other / "merges.txt") << "#version: 0.2\n";
        fs::create_directories(hub / "models--cut" / "snapshots" / "1" / "tokenizer");
        std::ofstream(hub / "models--cut" / "snapshots" / "1" / "tokenizer" / "tokenizer.json") << "<|startoftext|>";
        QVERIFY(findClipVocabulary(rootsAtHome()).empty());
        put(root() / "pair", hub / "models--z" / "snapshots" / "1");
        QCOMPARE(findClipVocabulary(rootsAtHome()), hub / "models--z" / "snapshots" / "1");
    }

    // A single file on the list, for which nobody named one.
    void filesOnTheListReadIt() {
        const auto folder = root() / "sd1", list = root() / "models.json";
        writeStableDiffusion(folder, Family::Sd1);
        const auto file = root() / "sd1.safetensors";
        writeSingleFile(folder, file, Family::Sd1);
        addToRegistry(list, {.id = "sd1", .path = file});
        auto entry = ownModels(list).models.at(0);
        if (!entry.vocabulary.empty()) QSKIP("this machine has CLIP's vocabulary");
        QVERIFY2(QString::fromStdString(entry.lacks).contains("no other program on this machine"), entry.lacks.c_str());
        put(root() / "pair", home() / "ComfyUI" / "comfy" / "sd1_tokenizer");
        addToRegistry(list, {.id = "again", .path = folder});  // another list: looked for anew
        entry = ownModels(list).models.at(0);
        QCOMPARE(entry.vocabulary, home() / "ComfyUI" / "comfy" / "sd1_tokenizer");
        QVERIFY(entry.place.vocabulary.empty());
        QCOMPARE(entry.lacks, std::string());
        auto changed = entry.place;
        changed.vocabulary = folder / "tokenizer";
        changeInRegistry(list, changed);
        QCOMPARE(ownModels(list).models.at(0).vocabulary, folder / "tokenizer");
    }
};

PGD_TEST(TestVocabularySearch)
#include "test_vocabulary_search.moc"
