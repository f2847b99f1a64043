#include <QTemporaryDir>
#include <fstream>
#include <functional>

#include "core/base/error.h"
#include "core/base/model_id.h"
#include "core/base/utf8.h"
#include "core/io/safetensors.h"
#include "core/models/model_catalog.h"
#include "core/models/model_list.h"
#include "core/models/model_registry.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::models;
namespace fs = std::filesystem;

// The person's own models: watched folders, notes, and what files say in words.
class TestModelList : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path root() const { return m_folder->path().toStdString(); }
    fs::path registry() const { return root() / "data" / "models.json"; }
    fs::path shelf() const { return root() / "shelf"; }

    static void put(const fs::path& file, const std::string& text) {
        fs::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
    }

    std::vector<std::string> ids() const {
        std::vector<std::string> found;
        for (const auto& model : ModelCatalog({root() / "nothing", registry()}).models()) found.push_back(model.id);
        return found;
    }

    static QString sentence(const std::function<void()>& action) {
        try {
            action();
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        writeTinyModel(shelf() / "first");
    }

    // Whatever a file is called: a plan that names its model can be saved and read.
    void everyNameIsOneThatAPlanCanHold() {
        std::string wide;
        for (int i = 0; i < 80; ++i) wide += "画";
        std::vector<ListedModel> known;
        for (const std::string& name :
             {std::string(250, 'a'), wide, std::string("..hidden"), std::string("back\\slash"),
              std::string("broken\xff"), std::string("..."), std::string("plain.v2")})
            for (int copy = 0; copy < 2; ++copy) {
                const auto id = freeId(known, fs::path("/models") / (name + ".safetensors"));
                QVERIFY2(core::isUtf8(id) && !id.empty() && id.size() <= core::kLongestModelId, id.c_str());
                QVERIFY2(id.front() != '.' && id.find('\\') == std::string::npos, id.c_str());
                for (const auto& other : known) QVERIFY2(other.place.id != id, id.c_str());
                known.push_back({.place = {.id = id, .path = {}}});
            }
        QCOMPARE(known.back().place.id, std::string("plain.v2-2"));
    }

    void whatLiesInAWatchedFolderIsOffered() {
        watchFolder(registry(), shelf());
        QCOMPARE(ids(), (std::vector<std::string>{"first"}));
        fs::create_directories(shelf() / "deep" / "er");
        fs::copy(shelf() / "first", shelf() / "deep" / "er" / "second", fs::copy_options::recursive);
        fs::copy(shelf() / "first", shelf() / "deep" / "first", fs::copy_options::recursive);
        put(shelf() / "deep" / "half.safetensors", "{");
        QCOMPARE(ids(), (std::vector<std::string>{"first", "first-2", "second"}));
        const auto own = ownModels(registry());
        QCOMPARE(own.models.size(), std::size_t{4});
        QVERIFY(own.models[0].folder == shelf() && !own.models[0].isFile && own.models[0].bytes > 0);
        const auto half = std::ranges::find(own.models, "half", [](const auto& entry) { return entry.place.id; });
        QVERIFY2(QString::fromStdString(half->problem).contains("incomplete"), half->problem.c_str());
        QCOMPARE(own.folders.at(0).subfolders.size(), std::size_t{2});
        QVERIFY(ModelCatalog({root() / "nothing", registry()}).open("second", Kind::Pair).bytes() > 0);
        fs::remove_all(shelf() / "deep");
        QCOMPARE(ids(), (std::vector<std::string>{"first"}));
    }

    void whatWasSaidOfAModelGoesWithItsFolder() {
        watchFolder(registry(), shelf());
        noteInRegistry(registry(), "first", "good with trees");
        QCOMPARE(ownModels(registry()).models.at(0).notes, std::string("good with trees"));
        QVERIFY2(sentence([&] { removeFromRegistry(registry(), "first"); }).contains("forgotten with it"),
                 "a watched model was forgotten");
        // It may be away for a while.
        fs::rename(shelf() / "first", root() / "first");
        QVERIFY(ids().empty());
        fs::rename(root() / "first", shelf() / "first");
        QCOMPARE(ownModels(registry()).models.at(0).notes, std::string("good with trees"));
        unwatchFolder(registry(), shelf());
        QVERIFY(ids().empty());
        QVERIFY(readModelList(registry()).models.empty());
        QVERIFY(fs::exists(shelf() / "first" / "model_index.json"));
    }

    void addedModelsStayWhenTheirFolderIsForgotten() {
        addToRegistry(registry(), {.id = "mine", .path = shelf() / "first"});
        noteInRegistry(registry(), "mine", "mine");
        watchFolder(registry(), shelf());
        QCOMPARE(ids(), (std::vector<std::string>{"mine"}));
        unwatchFolder(registry(), shelf());
        QCOMPARE(ids(), (std::vector<std::string>{"mine"}));
        auto changed = readRegistry(registry()).at(0);
        changed.prediction = "epsilon";
        changeInRegistry(registry(), changed);
        QCOMPARE(readModelList(registry()).models.at(0).notes, std::string("mine"));
    }

    void foldersThatMakeNoSenseAreRefused() {
        const auto says = [&](const fs::path& folder) { return sentence([&] { watchFolder(registry(), folder); }); };
        QVERIFY(says(root() / "absent").contains("expected a folder to watch"));
        QVERIFY(says(shelf() / "first").contains("add it as one"));
        watchFolder(registry(), shelf());
        fs::create_directories(shelf() / "inner");
        QVERIFY(says(shelf() / "inner").contains("is watched already"));
        QVERIFY(says(shelf()).contains("is watched already"));
        QVERIFY(sentence([&] { unwatchFolder(registry(), root()); }).contains("expected one of the watched folders"));
        QVERIFY(sentence([&] { noteInRegistry(registry(), "absent", "x"); }).contains("[first]"));
        QVERIFY(sentence([&] { noteInRegistry(registry(), "first", "\xff"); }).contains("UTF-8"));
        QVERIFY(
            sentence([&] { addToRegistry(registry(), {.id = {}, .path = shelf() / "first"}); }).contains("already"));
        fs::remove_all(shelf());
        const auto own = ownModels(registry());
        QVERIFY(own.models.empty() && own.folders.at(0).problem.find("cannot be read") != std::string::npos);
    }

    // Links lead round in circles; a thousand folders are nobody's models.
    void foldersAreBounded() {
        fs::create_directory_symlink(shelf(), shelf() / "again");
        fs::create_directories(shelf() / "1" / "2" / "3" / "4" / "5");
        put(shelf() / "1" / "2" / "3" / "4" / "5" / "deep.safetensors", "");
        put(shelf() / "1" / "2" / "3" / "near.safetensors", "");
        put(shelf() / ".hidden.safetensors", "");
        const auto found = lookInto(shelf());
        QCOMPARE(found.models.size(), std::size_t{2});
        QCOMPARE(found.models[0].filename().string(), std::string("near.safetensors"));
    }

    void filesSayTheirLicence() {
        const auto file = root() / "model.safetensors";
        core::io::writeSafetensors(file, {},
                                   {{"modelspec.license", "CreativeML Open RAIL++-M"},
                                    {"modelspec.thumbnail", "data:image/jpeg;base64,AAAA"}});
        auto words = readModelWords(file);
        QCOMPARE(words.licence, std::string("CreativeML Open RAIL++-M"));
        QVERIFY(words.licenceText.empty() && words.picture.empty());
        QCOMPARE(words.thumbnail, std::string("data:image/jpeg;base64,AAAA"));
        put(root() / "model.preview.png", "x");
        QCOMPARE(readModelWords(file).picture, root() / "model.preview.png");
        put(root() / "model.jpg", "x");
        QCOMPARE(readModelWords(file).picture, root() / "model.jpg");
        core::io::writeSafetensors(file, {}, {{"license", "MIT\nPermission is hereby granted"}});
        words = readModelWords(file);
        QCOMPARE(words.licence, std::string("MIT"));
        QVERIFY(words.licenceText.ends_with("granted"));
    }

    void foldersSayTheirLicence() {
        const auto folder = shelf() / "first";
        QVERIFY(readModelWords(folder).licence.empty());
        put(folder / "LICENSE", "The licence of somebody\n\nin full");
        QCOMPARE(readModelWords(folder).licence, std::string("The licence of somebody"));
        put(folder / "README.md", "---\ntags:\n- x\nlicense: \"openrail++\"\n---\nlicense: no\n");
        QCOMPARE(readModelWords(folder).licence, std::string("openrail++"));
        QVERIFY(readModelWords(folder).licenceText.ends_with("in full"));
        put(folder / "README.md", "---\nlicense: other\nlicense_name: mine\n---\n");
        QCOMPARE(readModelWords(folder).licence, std::string("mine"));
        put(folder / "preview.webp", "x");
        QCOMPARE(readModelWords(folder).picture, folder / "preview.webp");
    }

    void hostileWordsAreBounded() {
        const auto folder = shelf() / "first";
        put(folder / "LICENSE", std::string(5 << 20, 'x'));
        put(folder / "README.md", "---\nlicense: " + std::string(1 << 20, 'y'));
        const auto words = readModelWords(folder);
        QCOMPARE(words.licenceText.size(), std::size_t{64 << 10});
        QCOMPARE(words.licence.size(), std::size_t{200});
        put(root() / "broken.safetensors", "{{{{{{{{{{{{");
        QVERIFY(readModelWords(root() / "broken.safetensors").licence.empty());
        QVERIFY(readModelWords(root() / "absent").licence.empty());
    }
};

PGD_TEST(TestModelList)
#include "test_model_list.moc"
