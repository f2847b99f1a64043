#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/models/model_catalog.h"
#include "core/models/model_registry.h"
#include "core/pipeline/painting/model_store.h"
#include "core/pipeline/pipeline.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using core::pipeline::Pipeline;
using core::plan::Plan;

class TestMemory : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path root() const { return m_folder.path().toStdString(); }

    static Plan plan(int width, int height) {
        Plan plan;
        plan.model = "tiny";
        plan.width = width;
        plan.height = height;
        plan.steps = 1;
        return plan;
    }

    static core::ComputeOptions withoutRoom() {
        core::ComputeOptions compute;
        compute.memoryShare = 0.0;
        return compute;
    }

    std::int64_t need(const Plan& plan) const { return Pipeline(root()).estimateMemory(plan).neededBytes; }

    void changeUNet(const char* model, const char* key, const nlohmann::json& value) const {
        const auto file = root() / model / "unet" / "config.json";
        auto json = nlohmann::json::parse(std::ifstream(file));
        json[key] = value;
        std::ofstream(file) << json;
    }

 private Q_SLOTS:
    void initTestCase() {
        writeTinyModel(root() / "tiny");
        writeTinyPartner(root() / "tiny-pose", "pose");
        writeTinyPartner(root() / "wide", "pose");
        changeUNet("wide", "block_out_channels", {64, 128});
    }

    void growsWithThePicture() {
        const auto small = need(plan(256, 256)), large = need(plan(512, 512)), wide = need(plan(512, 256));
        QVERIFY(small > 0);
        QVERIFY(wide > small && large > wide);
        QVERIFY(large - small > 2 * (wide - small));
    }

    void tilesBoundTheDecoder() {
        const auto whole = need(plan(640, 640)), tiled = need(plan(648, 640));
        QVERIFY(tiled < whole);
    }

    void countsBranchesPartnersAndStages() {
        auto guided = plan(512, 512);
        guided.styles = {{"blue ", 2.0}, {"red ", 0.0}};
        auto plain = plan(512, 512);
        plain.guidance = 1.0;
        changeUNet("tiny", "block_out_channels", {256, 512});
        QVERIFY(need(guided) > need(plan(512, 512)));
        QVERIFY(need(plain) < need(plan(512, 512)));
        changeUNet("tiny", "block_out_channels", {8, 16});
        auto partner = plan(512, 512);
        partner.partners.push_back({.model = "wide"});
        QVERIFY(need(partner) > need(plan(512, 512)));
        partner.partners[0].on = false;
        QCOMPARE(need(partner), need(plan(512, 512)));
        auto staged = plan(512, 512);
        staged.lowStages.push_back({128, 128, 600});
        QCOMPARE(need(staged), need(plan(512, 512)));
    }

    void tellsWhatIsFree() {
        Pipeline generator(root());
        const auto before = generator.estimateMemory(plan(64, 64));
        QVERIFY(before.availableBytes > 0);
        generator.generate(plan(64, 64), {}, {});
        const auto after = generator.estimateMemory(plan(64, 64));
        QCOMPARE(after.neededBytes, before.neededBytes);
    }

    void aPictureBeyondMemoryIsRefusedBeforeLoading() {
        changeUNet("wide", "block_out_channels", {8192, 16384});
        auto huge = plan(2048, 2048);
        huge.partners.push_back({.model = "wide", .bridge = core::plan::BridgeKind::ImageSpace});
        Pipeline generator(root());
        const auto memory = generator.estimateMemory(huge);
        if (memory.neededBytes <= memory.availableBytes) QSKIP("this machine has more memory than the largest network");
        int reports = 0;
        try {
            generator.generate(huge, [&](const auto&) { ++reports; }, {});
            QFAIL("expected an error");
        } catch (const core::Error& error) {
            const QString sentence = error.what();
            QVERIFY2(sentence.contains("a picture of 2048 x 2048 needs about"), error.what());
            QVERIFY2(sentence.contains("GB are free: try a smaller size"), error.what());
        }
        QCOMPARE(reports, 0);
    }

    // A model that stayed in memory paints though its files are gone.
    void modelsStayWhileThereIsRoom_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("stays");
        QTest::newRow("room") << 0.7 << true;
        QTest::newRow("no room") << 0.0 << false;
    }
    void modelsStayWhileThereIsRoom() {
        QFETCH(double, share);
        const QTemporaryDir folder;
        const std::filesystem::path models = folder.path().toStdString();
        for (const auto* id : {"first", "second"}) writeTinyModel(models / id);
        core::ComputeOptions compute;
        compute.memoryShare = share;
        Pipeline generator(models, compute);
        auto first = plan(64, 64), second = plan(64, 64);
        first.model = "first";
        second.model = "second";
        const auto picture = generator.generate(first, {}, {}).image;
        generator.generate(second, {}, {});
        std::filesystem::remove(models / "first" / "unet" / "diffusion_pytorch_model.safetensors");
        bool painted = true;
        try {
            QVERIFY(generator.generate(first, {}, {}).image == picture);
        } catch (const core::Error&) {
            painted = false;
        }
        QTEST(painted, "stays");
    }

    void textEncodersGoWhenMemoryIsTight() {
        const core::models::ModelCatalog catalog{core::models::ModelSources(root())};
        core::pipeline::ModelStore store(catalog, {}, 0.7);
        store.load(plan(64, 64), 0, {});
        const auto whole = store.heldBytes();
        const auto texts = catalog.open("tiny", core::models::Kind::Pair).textBytes();
        QVERIFY(texts > 0 && texts < whole);
        store.releaseTexts();
        QCOMPARE(store.heldBytes(), whole - texts);
        store.load(plan(64, 64), 0, {});
        QCOMPARE(store.heldBytes(), whole);
    }

    // What a load that was cancelled or failed leaves in memory is what counts, no more and no less.
    void brokenLoadsLeaveTheRightCount() {
        const QTemporaryDir folder;
        const std::filesystem::path models = folder.path().toStdString();
        writeTinyModel(models / "tiny");
        writeTinyModel(models / "other");
        writeTinyControlNet(models / "tiny-net", "edges");
        const core::models::ModelCatalog catalog{core::models::ModelSources(models)};
        const auto bytesOf = [&](const char* id) { return catalog.open(id, core::models::Kind::Pair).bytes(); };
        core::pipeline::ModelStore store(catalog, {}, 0.7);
        const auto cancelAfter = [&](int calls, const Plan& plan) {
            QVERIFY_EXCEPTION_THROWN(store.load(plan, 0, core::CancelToken([&calls] {
                                                    if (--calls < 0) throw core::Cancelled();
                                                })),
                                     core::Cancelled);
        };
        for (const int calls : {0, 1, 2, 3}) {
            cancelAfter(calls, plan(64, 64));
            QCOMPARE(store.heldBytes(), std::int64_t{0});
        }
        auto both = plan(64, 64);
        both.partners.push_back({.model = "other", .bridge = core::plan::BridgeKind::ImageSpace});
        cancelAfter(6, both);  // the first is whole by then
        QCOMPARE(store.heldBytes(), bytesOf("tiny"));

        auto controlled = plan(64, 64);
        controlled.controls.push_back({.model = "tiny-net"});
        std::filesystem::resize_file(models / "tiny-net" / "diffusion_pytorch_model.safetensors", 3000);
        QVERIFY_EXCEPTION_THROWN(store.load(controlled, 0, {}), core::Error);
        QCOMPARE(store.heldBytes(), bytesOf("tiny"));
        store.load(both, 0, {});
        QCOMPARE(store.heldBytes(), bytesOf("tiny") + bytesOf("other"));
    }

    // A model that is given another file while it is opened is loaded anew for the next picture.
    void aPlaceThatChangesMeanwhileIsNoticed() {
        const QTemporaryDir folder;
        const std::filesystem::path models = folder.path().toStdString(), list = models / "models.json";
        writeTinyModel(models / "a");
        writeTinyModel(models / "b");
        core::models::addToRegistry(list, {.id = "mine", .path = models / "a"});
        const core::models::ModelCatalog catalog{core::models::ModelSources(models / "none", list)};
        core::pipeline::ModelStore store(catalog, {}, 0.7);
        auto mine = plan(64, 64);
        mine.model = "mine";
        const auto first = store.load(mine, 0, core::CancelToken([&] {
                                          core::models::changeInRegistry(list, {.id = "mine", .path = models / "b"});
                                      }));
        const auto second = store.load(mine, 0, {});
        QVERIFY(second.leader != first.leader);
        QVERIFY(store.load(mine, 0, {}).leader == second.leader);
    }

    // Bit for bit, alone, with a partner, and again after the encoders went.
    void picturesAreTheSameWhenMemoryIsTight() {
        auto together = plan(64, 64);
        together.prompt = "a girl in a red dress";
        together.partners.push_back({.model = "tiny-pose", .bridge = core::plan::BridgeKind::ImageSpace});
        Pipeline roomy(root()), tight(root(), withoutRoom());
        QVERIFY(!roomy.estimateMemory(together).releasesTexts);
        QVERIFY(tight.estimateMemory(together).releasesTexts);
        QVERIFY(tight.estimateMemory(together).neededBytes < roomy.estimateMemory(together).neededBytes);
        const auto picture = roomy.generate(together, {}, {}).image;
        QVERIFY(tight.generate(together, {}, {}).image == picture);
        QVERIFY(tight.generate(together, {}, {}).image == picture);
    }

    // Those that went come from their files, as is seen when the files are gone.
    void textEncodersComeFromTheirFilesAgain() {
        const QTemporaryDir folder;
        const std::filesystem::path models = folder.path().toStdString();
        writeTinyModel(models / "tiny");
        Pipeline roomy(models), tight(models, withoutRoom());
        const auto picture = roomy.generate(plan(64, 64), {}, {}).image;
        QVERIFY(tight.generate(plan(64, 64), {}, {}).image == picture);
        std::filesystem::remove(models / "tiny" / "text_encoder" / "model.safetensors");
        QVERIFY(roomy.generate(plan(64, 64), {}, {}).image == picture);
        QVERIFY_EXCEPTION_THROWN(tight.generate(plan(64, 64), {}, {}), core::Error);
    }

    void wrongPlansGetTheSentenceOfGenerate() {
        auto wrong = plan(256, 256);
        wrong.model = "absent";
        QVERIFY_EXCEPTION_THROWN(need(wrong), core::Error);
        wrong = plan(256, 32);
        QVERIFY_EXCEPTION_THROWN(need(wrong), core::Error);
    }
};

PGD_TEST(TestMemory)
#include "test_memory.moc"
