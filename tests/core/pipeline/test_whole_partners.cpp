#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <functional>

#include "core/base/error.h"
#include "core/models/model_registry.h"
#include "core/pipeline/painting/cast.h"
#include "core/pipeline/painting/model_store.h"
#include "core/pipeline/painting/partner_run.h"
#include "core/pipeline/painting/shared_space.h"
#include "core/pipeline/pipeline.h"
#include "core/plan/sampler_names.h"
#include "tests/core/pipeline/family_plan.h"
#include "tests/core/pipeline/whole_partners.h"
#include "tests/core/support/stable_diffusion.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
using core::sampling::PictureSize;
namespace fs = std::filesystem;
using Change = std::function<void(Plan&)>;

namespace {

core::SharedImage edgesOf(int width, int height) {
    core::Image edges(width, height, 1);
    for (int i = 0; i < height; ++i) edges.row(i)[i % width] = 255;
    return edges;
}

// An SDXL leader steered by a ControlNet of Stable Diffusion 1, which a partner carries.
Plan steered(int width = 136, int height = 72) {
    auto plan = familyPlan("sdxl", width, height);
    nameSampler(plan, "ddim");
    plan.edges = edgesOf(width, height);
    plan.partners = {{.model = "sd1",
                      .range = {999, 0},
                      .bridge = BridgeKind::ImageSpace,
                      .controls = {{.model = "sd1-net", .map = ControlMap::Edges}}}};
    return plan;
}

// A pair of two generators paints along with one of the same weights.
Plan beside(const std::string& partner) {
    auto plan = familyPlan("tiny", 64, 72);
    nameSampler(plan, "ddim");
    plan.partners = {{.model = partner, .range = {999, 0}, .bridge = BridgeKind::ImageSpace}};
    return plan;
}

}  // namespace

Q_DECLARE_METATYPE(Plan)

// Partners with prompts, ControlNets, LoRAs, T_struct and sizes of their own.
class TestWholePartners : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Pipeline> m_generator;
    fs::path root() const { return m_folder.path().toStdString(); }

    core::Image paint(const Plan& plan) const { return m_generator->generate(plan, {}, {}).image; }

    // What is said, and how many words of progress came before it.
    std::pair<QString, int> refusal(const Plan& plan) const {
        int reports = 0;
        try {
            m_generator->generate(plan, [&](const auto&) { ++reports; }, {});
        } catch (const core::Error& error) {
            return {error.what(), reports};
        }
        return {};
    }

 private Q_SLOTS:
    void initTestCase() {
        for (const auto& [id, family] : {std::pair{"sd1", Family::Sd1}, {"sdxl", Family::Sdxl}}) {
            writeStableDiffusion(root() / "models" / id, family);
            writeFamilyControlNet(root() / "models" / (std::string(id) + "-net"), family);
        }
        writeTinyModel(root() / "models" / "tiny");
        writeTinyModel(root() / "models" / "twin");
        writeTinyPartner(root() / "models" / "tiny-pose", "pose");
        writeTinyControlNet(root() / "models" / "tiny-net", "edges");
        writeTinyBridge(root() / "models" / "bridge", "tiny", {"tiny-pose"});
        writeTinyLora(root() / "ink.safetensors", 11);
        core::models::addToRegistry(root() / "models.json", {.id = {}, .path = root() / "ink.safetensors"});
        m_generator = std::make_unique<Pipeline>(core::models::ModelSources(root() / "models", root() / "models.json"));
    }

    void asTheBookHasIt_data() {
        QTest::addColumn<Change>("change");
        QTest::newRow("sizes that are equal") << Change([](Plan&) {});
        QTest::newRow("half the leader's size") << Change([](Plan& p) {
            p.partners[0].width = 72;
            p.partners[0].height = 40;
        });
        QTest::newRow("control in a window") << Change([](Plan& p) {
            p.partners[0].controls[0].range = {700, 200};
            p.partners[0].controls[0].strength = 0.6;
        });
    }
    void asTheBookHasIt() {
        QFETCH(Change, change);
        auto plan = steered(144, 80);
        plan.steps = 4;
        plan.spacing = "leading";  // what either model's own is differs
        plan.negativePrompt = "grey";
        auto& partner = plan.partners[0];
        partner.prompt = "ink";
        partner.negative = "photo";
        partner.width = 144;
        partner.height = 80;
        change(plan);
        const auto got = paint(plan), want = paintedByTheBook(root() / "models", plan);
        QCOMPARE(got.pixels.size(), want.pixels.size());
        int most = 0;
        for (std::size_t i = 0; i < got.pixels.size(); ++i)
            most = std::max(most, std::abs(int(got.pixels[i]) - int(want.pixels[i])));
        QVERIFY2(most <= 1, qPrintable(QString::number(most)));
    }

    void everyOwnPartMatters_data() {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const Plan& plan, const Change& change) {
            QTest::newRow(name) << plan << change;
        };
        row("prompt", steered(), [](Plan& p) { p.partners[0].prompt = "snow"; });
        row("negative prompt", steered(), [](Plan& p) { p.partners[0].negative = "grey"; });
        row("control", steered(), [](Plan& p) { p.partners[0].controls.clear(); });
        row("strength of the control", steered(), [](Plan& p) { p.partners[0].controls[0].strength = 0.4; });
        row("range of the control", steered(), [](Plan& p) { p.partners[0].controls[0].range.last = 600; });
        row("its edges", steered(), [](Plan& p) { p.edges = edgesOf(40, 20); });
        row("steps", steered(), [](Plan& p) { p.partners[0].steps = 6; });
        row("width", steered(), [](Plan& p) { p.partners[0].width = 96; });
        row("height", steered(), [](Plan& p) { p.partners[0].height = 64; });
        row("T_struct", beside("twin"), [](Plan& p) { p.partners[0].tStruct = 0; });
        row("LoRA", beside("twin"), [](Plan& p) { p.partners[0].loras = {{.model = "ink"}}; });
        row("LoRA on the leader's own model", beside("tiny"),
            [](Plan& p) { p.partners[0].loras = {{.model = "ink"}}; });
    }
    void everyOwnPartMatters() {
        QFETCH(Plan, plan);
        QFETCH(Change, change);
        const auto before = paint(plan);
        change(plan);
        const auto after = paint(plan);
        QCOMPARE(after.width, plan.width);
        QVERIFY(!(after == before));
        QVERIFY(paint(plan) == after);
    }

    void itComposes_data() {
        QTest::addColumn<Change>("change");
        QTest::newRow("mask") << Change([](Plan& p) {
            core::Image mask(p.width, p.height, 1);
            for (int y = 0; y < p.height; ++y) std::fill_n(mask.row(y), p.width / 2, std::uint8_t{255});
            p.partners[0].mask = mask;
        });
        QTest::newRow("curve") << Change([](Plan& p) { p.partners[0].curve = {{999, 0.6}, {300, 0.1}}; });
        QTest::newRow("window") << Change([](Plan& p) { p.partners[0].range = {800, 300}; });
        QTest::newRow("stages") << Change([](Plan& p) { p.lowStages = {{112, 64, 400}}; });
        QTest::newRow("own size in stages") << Change([](Plan& p) {
            p.lowStages = {{112, 64, 400}};
            p.partners[0].width = 104;
        });
        QTest::newRow("a control on the leader, too")
            << Change([](Plan& p) { p.controls = {{.model = "sdxl-net", .map = ControlMap::Edges}}; });
        QTest::newRow("styles") << Change([](Plan& p) { p.styles = {{"ink ", 2.0}}; });
        QTest::newRow("two partners") << Change([](Plan& p) { p.partners.push_back(p.partners[0]); });
        QTest::newRow("a sampler with noise") << Change([](Plan& p) { nameSampler(p, "euler_a"); });
    }
    void itComposes() {
        QFETCH(Change, change);
        auto plan = steered();
        const auto plain = paint(plan);
        change(plan);
        const auto image = paint(plan);
        QVERIFY(!(image == plain));
        plan.partners[0].controls.clear();
        QVERIFY(!(paint(plan) == image));
    }

    void aLearnedBridgeCarriesAControlledPartner() {
        auto plan = beside("tiny-pose");
        plan.partners[0].bridge = BridgeKind::Learned;
        const auto plain = paint(plan);
        plan.partners[0].prompt = "snow";
        QVERIFY(!(paint(plan) == plain));
    }

    // Nothing of it is even opened.
    void withoutStrengthItIsTheLeadersPicture() {
        auto plan = steered();
        auto alone = plan;
        alone.partners.clear();
        const auto want = paint(alone);
        plan.partners[0].strength = 0.0;
        plan.partners[0].prompt = "snow";
        QVERIFY(paint(plan) == want);
        plan.partners[0].model = "absent";
        plan.partners[0].controls[0].model = "absent";
        plan.partners[0].loras = {{.model = "absent"}};
        plan.partners[0].width = 3;
        QVERIFY(paint(plan) == want);
    }

    void aControlOutOfRangeIsNone() {
        auto plan = steered();
        plan.partners[0].controls[0].range = {2, 2};
        const auto idle = paint(plan);
        plan.partners[0].controls[0].on = false;
        QVERIFY(paint(plan) == idle);
        plan.partners[0].controls.clear();
        QVERIFY(paint(plan) == idle);
    }

    // The words of a plan are everybody's who has none: said again they change nothing.
    void emptyWordsAreThePlans() {
        auto plan = steered();
        plan.negativePrompt = "grey";
        const auto want = paint(plan);
        plan.partners[0].prompt = plan.prompt;
        plan.partners[0].negative = plan.negativePrompt;
        QVERIFY(paint(plan) == want);
    }

    // One model, dressed in two ways: as if it were two models of the same weights.
    void oneModelIsDressedInSeveralWays() {
        auto twin = beside("twin"), self = beside("tiny");
        for (auto* plan : {&twin, &self}) plan->partners[0].loras = {{.model = "ink", .strength = 0.7}};
        const auto want = paint(twin);
        QVERIFY(paint(self) == want);
        QVERIFY(paint(self) == want);
        self.partners[0].loras.clear();
        twin.partners[0].loras.clear();
        QVERIFY(paint(self) == paint(twin));
        const auto need = [&](const Plan& plan) { return m_generator->estimateMemory(plan).neededBytes; };
        const auto plain = need(self);
        self.partners[0].loras = {{.model = "ink"}};
        QVERIFY(need(self) > plain);
    }

    // Latents pass as they are: with no LoRA and words of one's own, the partner is the leader once more.
    void oneSpaceNeedsNoBridge() {
        const core::models::ModelCatalog catalog(root() / "models");
        ModelStore store(catalog, {}, 0.7);
        const auto ensemble = store.load(beside("twin"), 0, {});
        QVERIFY(ensemble.partners[0].sharesSpace);
        QVERIFY(!store.load(steered(), 0, {}).partners[0].sharesSpace);
        auto plan = beside("twin");
        plan.partners[0].guidance = plan.guidance;
        auto alone = plan;
        alone.partners.clear();
        const auto got = paint(plan), want = paint(alone);
        for (std::size_t i = 0; i < got.pixels.size(); ++i)
            QVERIFY(std::abs(int(got.pixels[i]) - int(want.pixels[i])) <= 1);
    }

    void spacesAreMeasured() {
        const auto space = [&](const char* id) {
            return core::models::loadLatentSpace(root() / "models" / id / "vae");
        };
        QCOMPARE(spaceDistance(*space("tiny"), *space("twin")), 0.0);
        QVERIFY(spaceDistance(*space("sd1"), *space("sdxl")) > 0.5);
        QVERIFY(std::isinf(spaceDistance(*space("tiny"), *space("tiny-pose"))));
    }

    void aRegionWithTheLeadersWordsChangesNothing() {
        auto plan = beside("tiny");
        const auto alone = [&] {
            auto copy = plan;
            copy.partners.clear();
            return paint(copy);
        }();
        plan.partners[0].guidance = plan.guidance;
        plan.partners[0].prompt = plan.prompt;
        plan.partners[0].mask = core::Image(plan.width, plan.height, 1);
        QVERIFY(paint(plan) == alone);  // nowhere
        core::Image everywhere(plan.width, plan.height, 1);
        std::ranges::fill(everywhere.pixels, std::uint8_t{255});
        plan.partners[0].mask = everywhere;
        plan.partners[0].strength = 1.0;
        const auto image = paint(plan);
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            QVERIFY(std::abs(int(image.pixels[i]) - int(alone.pixels[i])) <= 1);
    }

    // At full strength everywhere the region's words are the picture's.
    void aRegionPaintsItsWords() {
        auto plan = beside("tiny");
        auto told = plan;
        told.partners.clear();
        told.prompt = "snow";
        plan.partners[0].prompt = "snow";
        plan.partners[0].strength = 1.0;
        plan.partners[0].guidance = plan.guidance;
        plan.partners[0].bridge = BridgeKind::Learned;  // nobody needs one
        const auto got = paint(plan), want = paint(told);
        for (std::size_t i = 0; i < got.pixels.size(); ++i)
            QVERIFY(std::abs(int(got.pixels[i]) - int(want.pixels[i])) <= 1);
        auto half = plan;
        half.partners[0].strength = 0.5;
        QVERIFY(!(paint(half) == got));
        auto twoWords = half;
        twoWords.partners.push_back(half.partners[0]);
        twoWords.partners[1].prompt = "fire";
        QVERIFY(!(paint(twoWords) == paint(half)));
        QVERIFY(m_generator->estimateMemory(half).neededBytes >= m_generator->estimateMemory(told).neededBytes);
    }

    // A latent of its own that is crossed as it is gives what the leader's batch gives.
    void aRegionIsThePartnerItStandsFor() {
        auto region = beside("tiny"), partner = beside("twin");
        for (auto* plan : {&region, &partner}) plan->partners[0].prompt = "snow";
        const auto got = paint(region), want = paint(partner);
        for (std::size_t i = 0; i < got.pixels.size(); ++i)
            QVERIFY(std::abs(int(got.pixels[i]) - int(want.pixels[i])) <= 1);
    }

    void copiesAreCast() {
        Plan plan;
        plan.model = "a";
        plan.loras = {{.model = "x"}};
        plan.partners = {{.model = "a"},
                         {.model = "a", .loras = {{.model = "y"}}},
                         {.model = "b", .strength = 0.0},
                         {.model = "a", .loras = {{.model = "y"}, {.model = "z", .on = false}}},
                         {.model = "b"}};
        const auto cast = castOf(plan);
        QCOMPARE(cast.partners.size(), std::size_t{4});
        QVERIFY((cast.partners[0].copy == ModelCopy{"a", 0}) && cast.partners[0].loras == plan.loras);
        QVERIFY((cast.partners[1].copy == ModelCopy{"a", 1}) && (cast.partners[2].copy == ModelCopy{"a", 1}));
        QVERIFY((cast.partners[3].copy == ModelCopy{"b", 0}) && cast.partners[3].loras.empty());
        QCOMPARE(cast.copies().size(), std::size_t{3});
    }

    void sizesOfItsPicture() {
        core::models::ModelSummary leader, partner;
        leader.nativeSize = 1024;
        partner.nativeSize = 512;
        PartnerPlan plan;
        const auto size = [&](PictureSize stage) { return partnerSize({plan, partner, leader}, stage, {768, 1024}); };
        QVERIFY((size({768, 1024}) == PictureSize{384, 512}));
        plan.width = 640;
        QVERIFY((size({768, 1024}) == PictureSize{480, 640}));
        QVERIFY((size({384, 512}) == PictureSize{240, 320}));
        plan.height = 512;
        QVERIFY((size({768, 1024}) == PictureSize{512, 640}));
        plan.width = 0;
        QVERIFY((size({768, 1024}) == PictureSize{512, 680}));
    }

    void badInputIsASentenceBeforeAnythingIsLoaded_data() {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const Plan& plan, const Change& change, const char* says) {
            QTest::newRow(name) << plan << change << QString(says);
        };
        row(
            "a ControlNet of the leader's family", steered(),
            [](Plan& p) { p.partners[0].controls[0].model = "sdxl-net"; },
            "the ControlNet \"sdxl-net\" does not fit \"sd1\": expected");
        row(
            "a ControlNet on the leader, of the partner's family", steered(),
            [](Plan& p) { p.controls = p.partners[0].controls; }, "the ControlNet \"sd1-net\" does not fit \"sdxl\"");
        row(
            "a size off its grid", steered(), [](Plan& p) { p.partners[0].width = 100; },
            "the partner \"sd1\" cannot paint a picture 100 pixels wide: expected a multiple of 8, for example 104");
        row(
            "a grid that the learned bridge has not", beside("tiny-pose"),
            [](Plan& p) {
                p.partners[0].bridge = BridgeKind::Learned;
                p.partners[0].width = 64;
            },
            "on the grid of \"tiny\"");
        row(
            "a ControlNet that is not there", steered(), [](Plan& p) { p.partners[0].controls[0].model = "absent"; },
            "expected one of the ControlNets");
        row(
            "a ControlNet without a map", steered(), [](Plan& p) { p.edges = {}; }, "and the plan has none");
        row(
            "a LoRA that is not there", steered(), [](Plan& p) { p.partners[0].loras = {{.model = "absent"}}; },
            "expected one of the LoRAs [");
    }
    void badInputIsASentenceBeforeAnythingIsLoaded() {
        QFETCH(Plan, plan);
        QFETCH(Change, change);
        QFETCH(QString, says);
        change(plan);
        const auto [sentence, reports] = refusal(plan);
        QVERIFY2(sentence.contains(says), qPrintable(sentence));
        QCOMPARE(reports, 0);
    }
};

PGD_TEST(TestWholePartners)
#include "test_whole_partners.moc"
