#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/error.h"
#include "core/pipeline/pipeline.h"
#include "core/plan/sampler_names.h"
#include "tests/core/support/tiny_model.h"
#include "tests/support/test_program.h"

using namespace core::pipeline;
using namespace core::plan;
namespace fs = std::filesystem;
using Change = std::function<void(Plan&)>;

namespace {

Plan tinyPlan() {
    Plan plan;
    plan.model = "tiny";
    plan.prompt = "a girl in a red dress";
    plan.width = 64;
    plan.height = 72;
    plan.steps = 4;
    nameSampler(plan, "ddim");
    plan.seed = 7;
    return plan;
}

Plan withPose(Plan plan) {
    plan.people.resize(1);
    float x = 0.1f;
    for (auto& joint : plan.people[0].body.joints) joint = {x += 0.04f, 0.5f, true};
    return plan;
}

Plan withEdges(Plan plan) {
    core::Image edges(16, 16, 1);
    for (int i = 0; i < 16; ++i) edges.row(i)[i] = 255;
    plan.edges = edges;
    return plan;
}

Plan withPartner(Plan plan, const char* model = "tiny-pose") {
    plan.partners.push_back({.model = model, .range = {999, 0}});
    return plan;
}

Plan withControl(Plan plan) {
    plan = withEdges(plan);
    plan.controls.push_back({.model = "tiny-net", .map = ControlMap::Edges});
    return plan;
}

Plan withStage(Plan plan) {
    plan.lowStages.push_back({64, 64, 600});
    plan.width = 128;
    plan.height = 136;
    return plan;
}

core::SharedImage greyPicture(int width, int height, std::uint8_t value) {
    core::Image image(width, height, 1);
    std::fill(image.pixels.begin(), image.pixels.end(), value);
    return image;
}

}  // namespace

Q_DECLARE_METATYPE(Plan)

// Several models paint one picture (design 1.2 and 1.3), from plan to pixels.
class TestEnsemble : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Pipeline> m_generator;
    fs::path root() const { return m_folder.path().toStdString(); }

    core::Image paint(const Plan& plan) const { return m_generator->generate(plan, {}, {}).image; }

    std::vector<Progress> stepsOf(const Plan& plan) const {
        std::vector<Progress> steps;
        m_generator->generate(plan,
                              [&](const Progress& report) {
                                  if (report.phase == Phase::Sampling) steps.push_back(report);
                              },
                              {});
        return steps;
    }

    QString sentenceFor(const Plan& plan) const {
        try {
            paint(plan);
        } catch (const core::Error& error) {
            return error.what();
        }
        return {};
    }

 private Q_SLOTS:
    void initTestCase() {
        writeTinyModel(root() / "tiny");
        writeTinyPartner(root() / "tiny-pose", "pose");
        writeTinyPartner(root() / "tiny-edges", "edges");
        writeTinyPartner(root() / "tiny-stranger", "pose");
        writeTinyControlNet(root() / "tiny-net", "edges");
        writeTinyBridge(root() / "tiny-bridge", "tiny", {"tiny-pose", "tiny-edges"});
        m_generator = std::make_unique<Pipeline>(root());
    }

    void tellsWhatModelsAre() {
        for (const auto& model : m_generator->models()) {
            QCOMPARE(model.kind == ModelKind::ControlNet, model.id == "tiny-net");
            QCOMPARE(model.kind == ModelKind::Pair, model.id == "tiny");
            if (model.id == "tiny-pose") QVERIFY(model.control == ControlMap::Pose);
            if (model.id == "tiny-pose") QCOMPARE(model.nativeWidth, 32);
            if (model.id == "tiny-edges") QVERIFY(model.control == ControlMap::Edges);
        }
    }

    void togetherIsAsAlone_data() {
        QTest::addColumn<Plan>("plan");
        QTest::newRow("a pair") << tinyPlan();
        auto noisy = tinyPlan();
        nameSampler(noisy, "euler_a");
        QTest::newRow("noise at every step") << noisy;
        QTest::newRow("a partner with a pose") << withPartner(withPose(tinyPlan()));
        QTest::newRow("a ControlNet") << withControl(tinyPlan());
        QTest::newRow("two stages") << withStage(tinyPlan());
    }
    void togetherIsAsAlone() {
        QFETCH(Plan, plan);
        std::vector<Plan> plans(3, plan);
        plans[1].prompt = "snow";
        plans[2].seed = 8;
        if (!plan.people.empty()) plans[2].people[0].body.joints[3].y = 0.1f;
        const auto pictures = m_generator->generateTogether(plans, {});
        QCOMPARE(pictures.size(), plans.size());
        for (std::size_t i = 0; i < plans.size(); ++i) {
            const auto alone = paint(plans[i]);
            QCOMPARE(pictures[i].width, alone.width);
            for (std::size_t p = 0; p < alone.pixels.size(); ++p)
                QVERIFY(std::abs(int(pictures[i].pixels[p]) - int(alone.pixels[p])) <= 1);
        }
        QVERIFY(!(pictures[0] == pictures[1]) && !(pictures[0] == pictures[2]));
    }

    void togetherWantsPlansThatAreAlike() {
        auto other = tinyPlan();
        other.steps = 5;
        QVERIFY_EXCEPTION_THROWN(m_generator->generateTogether({tinyPlan(), other}, {}), core::Error);
        QVERIFY_EXCEPTION_THROWN(m_generator->generateTogether({tinyPlan(), withPose(tinyPlan())}, {}), core::Error);
        QVERIFY_EXCEPTION_THROWN(m_generator->generateTogether({}, {}), core::Error);
        core::CancelToken cancel;
        cancel.cancel();
        QVERIFY(m_generator->generateTogether({tinyPlan()}, cancel).empty());
    }

    void whoTakesNoPartChangesNothing_data() {
        QTest::addColumn<Change>("change");
        QTest::newRow("off") << Change([](Plan& p) { p.partners = {{.model = "absent", .on = false}}; });
        QTest::newRow("strength 0") << Change([](Plan& p) { p.partners = {{.model = "absent", .strength = 0.0}}; });
        QTest::newRow("curve of 0") << Change([](Plan& p) {
            p.partners = {{.model = "absent", .strength = 1.0, .curve = {{999, 0.0}, {10, 0.0}}}};
        });
        QTest::newRow("mask of 0") << Change([](Plan& p) {
            p.partners = {{.model = "tiny-pose", .range = {999, 0}, .mask = greyPicture(64, 72, 0)}};
        });
        QTest::newRow("window between steps") << Change([](Plan& p) {
            p.partners = {{.model = "tiny-pose", .range = {900, 899}}};
        });
        QTest::newRow("control off") << Change([](Plan& p) { p.controls = {{.model = "absent", .on = false}}; });
        QTest::newRow("control of strength 0")
            << Change([](Plan& p) { p.controls = {{.model = "absent", .strength = 0.0}}; });
    }
    void whoTakesNoPartChangesNothing() {
        QFETCH(Change, change);
        auto plan = withEdges(withPose(tinyPlan()));
        const auto alone = paint(plan);
        change(plan);
        QVERIFY(paint(plan) == alone);
    }

    void everyPartOfThePlanMatters_data() {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<Change>("change");
        const auto row = [](const char* name, const Plan& plan, Change change) {
            QTest::newRow(name) << plan << change;
        };
        const auto pose = withPartner(withPose(tinyPlan()));
        row("partner", pose, [](Plan& p) { p.partners.clear(); });
        row("pose", pose, [](Plan& p) { p.people[0].body.joints[1].y = 0.9f; });
        row("no pose", pose, [](Plan& p) { p.people.clear(); });
        row("strength", pose, [](Plan& p) { p.partners[0].strength = 0.6; });
        row("curve", pose, [](Plan& p) { p.partners[0].curve = {{999, 0.5}, {0, 0.1}}; });
        row("range", pose, [](Plan& p) { p.partners[0].range.last = 700; });
        row("bridge", pose, [](Plan& p) { p.partners[0].bridge = BridgeKind::ImageSpace; });
        row("guidance of the partner", pose, [](Plan& p) { p.partners[0].guidance = 1.0; });
        row("mask", pose, [](Plan& p) { p.partners[0].mask = greyPicture(64, 72, 100); });
        row("seed", pose, [](Plan& p) { p.seed = 8; });
        row("second partner", withEdges(pose), [](Plan& p) { p = withPartner(p, "tiny-edges"); });
        row("edges", withPartner(withEdges(tinyPlan()), "tiny-edges"),
            [](Plan& p) { p.edges = greyPicture(16, 16, 255); });
        const auto control = withControl(tinyPlan());
        row("control", control, [](Plan& p) { p.controls.clear(); });
        row("control strength", control, [](Plan& p) { p.controls[0].strength = 0.3; });
        row("control range", control, [](Plan& p) { p.controls[0].range.last = 500; });
        row("control twice", control, [](Plan& p) { p.controls.push_back(p.controls[0]); });
        row("control map", withPose(control), [](Plan& p) { p.controls[0].map = ControlMap::Pose; });
        row("control edges", control, [](Plan& p) { p.edges = greyPicture(16, 16, 255); });
        const auto stage = withStage(tinyPlan());
        row("stage", stage, [](Plan& p) { p.lowStages.clear(); });
        row("tLow", stage, [](Plan& p) { p.lowStages[0].tLow = 400; });
        row("stage size", stage, [](Plan& p) { p.lowStages[0].height = 72; });
        row("chain", stage, [](Plan& p) { p.lowStages.push_back({96, 96, 400}); });
        row("partner in stages", withPartner(withPose(stage)), [](Plan& p) { p.partners.clear(); });
        row("control in stages", withControl(stage), [](Plan& p) { p.controls.clear(); });
        row("switch in stages", stage, [](Plan& p) { p.tStruct = 300; });
    }
    void everyPartOfThePlanMatters() {
        QFETCH(Plan, plan);
        QFETCH(Change, change);
        const auto before = paint(plan);
        QCOMPARE(before.width, plan.width);
        QVERIFY(paint(plan) == before);
        change(plan);
        const auto after = paint(plan);
        QVERIFY(!(after == before));
    }

    void aFlatCurveIsAStrength() {
        auto plan = withPartner(withPose(tinyPlan()));
        const auto constant = paint(plan);
        plan.partners[0].strength = 0.0;
        plan.partners[0].curve = {{900, 0.5}, {100, 0.5}};
        QVERIFY(paint(plan) == constant);
    }

    // One step, so that what the mask leaves alone has no way to change: far from it the picture is the leader's own.
    void masksHoldPartnersToTheirPlace() {
        auto plan = withPose(tinyPlan());
        plan.width = 320;
        plan.height = 64;
        plan.steps = 1;
        const auto alone = paint(plan);
        core::Image mask(320, 64, 1);
        for (int y = 0; y < 64; ++y) std::fill_n(mask.row(y), 64, std::uint8_t{255});
        plan.partners = {{.model = "tiny-pose", .strength = 1.0, .range = {999, 0}, .mask = mask}};
        const auto masked = paint(plan);
        const auto differs = [&](int from, int to) {
            for (int y = 0; y < 64; ++y)
                if (!std::equal(alone.row(y) + 3 * from, alone.row(y) + 3 * to, masked.row(y) + 3 * from)) return true;
            return false;
        };
        QVERIFY(differs(0, 64));
        QVERIFY(!differs(200, 320));
    }

    // The noise of a partner depends on the seed and on itself, not on who else is there.
    void orderOfPartnersDoesNotMatter() {
        auto plan = withPartner(withPartner(withEdges(withPose(tinyPlan()))), "tiny-edges");
        plan.sampler = "dpmpp_2s_a";
        const auto one = paint(plan);
        std::swap(plan.partners[0], plan.partners[1]);
        const auto other = paint(plan);
        int largest = 0;
        for (std::size_t i = 0; i < one.pixels.size(); ++i)
            largest = std::max(largest, std::abs(one.pixels[i] - other.pixels[i]));
        QVERIFY(largest <= 1);  // sums in another order
    }

    void everySamplerLeadsPartnersThroughStages_data() {
        QTest::addColumn<QString>("sampler");
        for (const auto& sampler : samplers()) QTest::newRow(sampler.id.c_str()) << QString::fromStdString(sampler.id);
    }
    void everySamplerLeadsPartnersThroughStages() {
        QFETCH(QString, sampler);
        auto plan = withControl(withPartner(withPose(withStage(tinyPlan()))));
        nameSampler(plan, sampler.toStdString());
        plan.steps = 6;
        const auto first = paint(plan);
        QCOMPARE(first.height, 136);
        QVERIFY(Pipeline(root()).generate(plan, {}, {}).image == first);
    }

    // A pair that paints along hands over from structure to texture where its own index says.
    void aPairAsPartnerHandsOverAtItsOwnTimestep() {
        const QTemporaryDir folder;
        const fs::path own = folder.path().toStdString();
        writeTinyModel(own / "tiny");
        writeTinyModel(own / "second");
        const auto plan = withPartner(tinyPlan(), "second");
        const auto paintAt = [&](int tStruct) {
            const auto file = own / "second" / "model_index.json";
            auto index = nlohmann::json::parse(std::ifstream(file));
            index["t_struct"] = tStruct;
            std::ofstream(file) << index;
            auto across = plan;
            across.partners[0].bridge = BridgeKind::ImageSpace;
            Pipeline generator(own);
            if (generator.models().front().tStruct != tStruct) qFatal("the model does not tell its T_struct");
            return generator.generate(across, {}, {}).image;
        };
        const auto structure = paintAt(0), both = paintAt(500), texture = paintAt(1000);
        QVERIFY(!(both == structure) && !(both == texture));
        fs::copy(own / "second" / "unet_texture", own / "second" / "unet",
                 fs::copy_options::overwrite_existing | fs::copy_options::recursive);
        QVERIFY(paintAt(0) == texture);
    }

    void tellsWhoActsAtEachStep() {
        auto plan = withPartner(withPartner(tinyPlan()), "tiny-edges");
        plan.partners[1].range = {999, 600};
        for (const auto& report : stepsOf(plan)) {
            std::vector<std::string> expected{"tiny-pose"};
            if (report.timestep >= 600) expected.push_back("tiny-edges");
            QCOMPARE(report.partners, expected);
        }
    }

    void tellsStagesAndCountsStepsOverAll() {
        auto plan = withStage(tinyPlan());
        plan.steps = 10;
        plan.lowStages.push_back({96, 96, 300});
        int last = 0;
        std::set<int> stages, widths;
        for (const auto& report : stepsOf(plan)) {
            QVERIFY(report.step == last || report.step == last + 1);
            last = report.step;
            stages.insert(report.stage);
            widths.insert(report.width);
            QCOMPARE(report.stages, 3);
            QVERIFY(report.steps > 0 && report.steps <= 14);
            if (report.stage == 0) QVERIFY(report.timestep > 500 || report.step > 0);
        }
        QCOMPARE(last, stepsOf(plan).back().steps);
        QCOMPARE(stages, (std::set<int>{0, 1, 2}));
        QCOMPARE(widths, (std::set<int>{64, 96, 128}));
    }

    void cancellingInALowStageIsAResult() {
        core::CancelToken cancel;
        const auto result = m_generator->generate(
            withPartner(withStage(tinyPlan())),
            [&](const Progress& report) {
                if (report.step == 1) cancel.cancel();
            },
            cancel);
        QVERIFY(result.cancelled);
        QVERIFY(result.image.isEmpty());
    }

    void modelsStayWhileTheyAreNeeded() {
        QTemporaryDir folder;
        const fs::path own = folder.path().toStdString();
        fs::copy(root(), own, fs::copy_options::recursive);
        core::ComputeOptions compute;
        compute.memoryShare = 0.0;  // no room for more
        Pipeline generator(own, compute);
        const auto plan = withPartner(withPose(tinyPlan()));
        const auto first = generator.generate(plan, {}, {}).image;
        fs::remove(own / "tiny-pose" / "unet" / "diffusion_pytorch_model.safetensors");
        QVERIFY(generator.generate(plan, {}, {}).image == first);
        generator.generate(tinyPlan(), {}, {});
        QVERIFY_EXCEPTION_THROWN(generator.generate(plan, {}, {}), core::Error);
    }

    void badPlansAndModelsGetASentence_data() {
        QTest::addColumn<Plan>("plan");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, Plan plan, const Change& change, const char* words) {
            change(plan);
            QTest::newRow(name) << plan << QString(words);
        };
        const auto pose = withPartner(withPose(tinyPlan()));
        row(
            "unknown partner", pose, [](Plan& p) { p.partners[0].model = "absent"; },
            "expected one of the partners [tiny, tiny-edges, tiny-pose, tiny-stranger]");
        row(
            "a pair without a learned bridge", pose, [](Plan& p) { p.partners[0].model = "tiny"; },
            "choose the bridge through image space");
        row(
            "a partner as model", tinyPlan(), [](Plan& p) { p.model = "tiny-pose"; }, "one of the models [tiny]");
        row(
            "unknown control", withControl(tinyPlan()), [](Plan& p) { p.controls[0].model = "absent"; },
            "expected one of the ControlNets [tiny-net]");
        row(
            "no learned bridge", pose, [](Plan& p) { p.partners[0].model = "tiny-stranger"; },
            "found none: choose the bridge through image space");
        row(
            "control without edges", withControl(tinyPlan()), [](Plan& p) { p.edges = {}; },
            "\"tiny-net\" reads edges, and the plan has none");
        row(
            "stage off the grid", withStage(tinyPlan()), [](Plan& p) { p.lowStages[0].width = 65; },
            "65 x 64 does not fit Tiny: expected multiples of 8");
        row(
            "T_low above the steps", withStage(tinyPlan()), [](Plan& p) { p.lowStages[0].tLow = 998; },
            "expected T_low within the timesteps");
        row(
            "mask of another size", pose, [](Plan& p) { p.partners[0].mask = greyPicture(64, 64, 9); },
            "as large as the plan, 64 x 72, found 64 x 64");
        row(
            "strength", pose, [](Plan& p) { p.partners[0].strength = 1.5; }, "from 0 to 1, found 1.5");
    }
    void badPlansAndModelsGetASentence() {
        QFETCH(Plan, plan);
        QFETCH(QString, words);
        const auto sentence = sentenceFor(plan);
        QVERIFY2(sentence.contains(words), qPrintable(sentence));
        QVERIFY(!sentence.contains('\n'));
        QVERIFY(sentenceFor(tinyPlan()).isEmpty());
    }

    void aPartnerWithoutItsAutoencoderIsNamed() {
        QTemporaryDir folder;
        const fs::path own = folder.path().toStdString();
        fs::copy(root(), own, fs::copy_options::recursive);
        fs::remove_all(own / "tiny-pose" / "vae");
        try {
            Pipeline(own).generate(withPartner(tinyPlan()), {}, {});
            QFAIL("expected an error");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("tiny-pose: expected a folder \"vae\""), error.what());
        }
    }

    void latentsOffTheBridgesGridAreNamed() {
        QTemporaryDir folder;
        const fs::path own = folder.path().toStdString();
        fs::copy(root(), own, fs::copy_options::recursive);
        writeTinyPartner(own / "tiny-pose", "pose", 48);
        auto plan = withPartner(tinyPlan());
        try {
            Pipeline(own).generate(plan, {}, {});
            QFAIL("expected an error");
        } catch (const core::Error& error) {
            QVERIFY2(QString(error.what()).contains("on the grid of \"tiny\", 8 x 9, found 12 x"), error.what());
        }
        plan.partners[0].bridge = BridgeKind::ImageSpace;
        QCOMPARE(Pipeline(own).generate(plan, {}, {}).image.width, 64);
    }
};

PGD_TEST(TestEnsemble)
#include "test_ensemble.moc"
