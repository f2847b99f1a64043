#include <torch/types.h>
#include <torch/utils.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/error.h"
#include "core/models/model_catalog.h"
#include "core/models/model_registry.h"
#include "core/nets/compact_enlarger.h"
#include "core/pipeline/enlarging/enlarging.h"
#include "core/pipeline/pipeline.h"
#include "core/pipeline/tensor_image.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
namespace models = core::models;
namespace fs = std::filesystem;

class TestEnlarging : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    fs::path path(const char* name) const { return m_folder.filePath(name).toStdString(); }

    static core::Image noise(int width, int height) {
        torch::manual_seed(8);
        return imageFrom(torch::rand({1, 3, height, width}) * 2 - 1);
    }

    // What enlarging says against it; empty: nothing.
    static QString sentenceOf(const core::Image& picture, const EnlargeOptions& options) {
        try {
            enlarged(picture, options);
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void initTestCase() {
        writeTinyEnlarger(path("root/twice"), 2);
        writeTinyModel(path("root/tiny"));
        writeTinyEnlargerFile(path("own/mine.safetensors"), 4);
        fs::create_directories(path("none"));
    }

    void picturesArriveAsTheyWere() {
        const auto picture = noise(9, 5);
        QVERIFY(imageFrom(tensorFrom(picture)) == picture);
        QVERIFY(tensorFrom(picture).sizes() == torch::IntArrayRef({1, 3, 5, 9}));
    }

    void bundledOnesServeWhereThereIsNoOther() {
        const auto large = enlarged(noise(17, 11), {.sources = {path("root")}});
        QCOMPARE(large.width, 34);
        QCOMPARE(large.height, 22);
    }

    void whatAPersonAddedGoesFirst() {
        const auto registry = path("models.json");
        models::addToRegistry(registry, {.id = "zoom", .path = path("own/mine.safetensors")});
        const models::ModelSources sources(path("root"), registry);
        QCOMPARE(enlarged(noise(6, 5), {.sources = sources}).width, 24);
        QCOMPARE(enlarged(noise(6, 5), {.sources = sources, .model = "twice"}).width, 12);
        const auto known = models::ModelCatalog(sources).models();
        std::vector<std::string> enlargers;
        for (const auto& model : known)
            if (model.kind == models::Kind::Enlarger) enlargers.push_back(model.id);
        QCOMPARE(enlargers, (std::vector<std::string>{"twice", "zoom"}));
        for (const auto& model : known)
            if (model.id == "zoom") QCOMPARE(model.scale, 4);
    }

    // They take no part in plans.
    void generatorsDoNotOfferThem() {
        const auto list = Pipeline(models::ModelSources(path("root"))).models();
        QCOMPARE(list.size(), std::size_t{1});
        QCOMPARE(list[0].id, std::string("tiny"));
    }

    // Random weights and noise: every border would show.
    void tilesDoNotShow() {
        const auto picture = noise(700, 40);
        int tiles = 0;
        const auto large =
            enlarged(picture, {.sources = {path("root")}, .progress = [&](int, int all) { tiles = all; }});
        QVERIFY(tiles > 1);
        const torch::NoGradGuard noGrad;
        const auto files = models::ModelCatalog(models::ModelSources(path("root"))).openEnlarger("twice");
        const auto whole =
            imageFrom(core::nets::loadCompactEnlarger(files.config, *files.weights())->forward(tensorFrom(picture)));
        int most = 0;
        for (std::size_t i = 0; i < whole.pixels.size(); ++i)
            most = std::max(most, std::abs(int(whole.pixels[i]) - int(large.pixels[i])));
        QVERIFY2(most <= 1, qPrintable(QString::number(most)));
    }

    void whatCannotBeIsSaid() {
        const EnlargeOptions options{.sources = {path("root")}};
        QVERIFY(sentenceOf({}, options).contains("RGB picture"));
        QVERIFY(sentenceOf(core::Image(9000, 1), options).contains("16384"));
        QVERIFY(sentenceOf(core::Image(8000, 8000), options).contains("67 million"));
        QVERIFY(sentenceOf(noise(4, 4), {.sources = {path("none")}}).contains("found none"));
        QVERIFY(sentenceOf(noise(4, 4), {.sources = {path("root")}, .model = "tiny"}).contains("enlargers [twice]"));
        core::CancelToken cancel;
        cancel.cancel();
        QVERIFY_EXCEPTION_THROWN(enlarged(noise(4, 4), {.sources = {path("root")}, .cancel = cancel}), core::Cancelled);
    }

    void aFileOfThatKindDoesNotPaint() {
        const models::ModelLocation place{.id = "mine", .path = path("own/mine.safetensors")};
        QCOMPARE(models::describe(place).scale, 4);
        models::ModelSources sources(path("root"));
        sources.added.push_back(place);
        QVERIFY_EXCEPTION_THROWN(models::ModelCatalog(sources).open("mine", models::Kind::Pair), core::Error);
    }
};

PGD_TEST(TestEnlarging)
#include "test_enlarging.moc"
