#include <QtTest>
#include <functional>
#include <limits>

#include "core/base/error.h"
#include "core/plan/plan.h"
#include "core/plan/plan_json.h"
#include "core/plan/sampler_names.h"
#include "tests/core/plan/random_plan.h"
#include "tests/support/test_program.h"

using core::plan::Plan;
using Change = std::function<void(Plan&)>;

namespace {

QString sentenceOf(const std::function<void()>& action) {
    try {
        action();
    } catch (const core::Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TestPlan : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void samplersHaveTheLabelsOfTheField() {
        QCOMPARE(core::plan::samplers().size(), 12u);
        QCOMPARE(core::plan::spacings().size(), 7u);
        QCOMPARE(core::plan::samplerLabel("dpmpp_3m_sde"), std::string("DPM++ 3M SDE"));
        QCOMPARE(core::plan::samplerLabel("unknown"), std::string("unknown"));
        QCOMPARE(core::plan::samplerAndSpacing(Plan()), std::string("DPM++ 2M Karras"));
        Plan plan;
        plan.spacing = "model";
        QCOMPARE(core::plan::samplerAndSpacing(plan), std::string("DPM++ 2M"));
    }

    // Pictures and projects of before there was a spacing paint as they did.
    void aSamplerAloneWalksAsTheModelSays() {
        const auto read = [](const char* json) {
            const auto plan = core::plan::planFromJson(json);
            return QString::fromStdString(plan.sampler + " " + plan.spacing);
        };
        QCOMPARE(read(R"({"sampler":"dpmpp_2m_karras"})"), QString("dpmpp_2m karras"));
        QCOMPARE(read(R"({"sampler":"dpmpp_2m"})"), QString("dpmpp_2m model"));
        QCOMPARE(read(R"({"sampler":"ddim"})"), QString("ddim model"));
        QCOMPARE(read(R"({"spacing":"exponential"})"), QString("dpmpp_2m exponential"));
        QCOMPARE(read(R"({"spacing":"trailing","sampler":"ddim"})"), QString("ddim trailing"));
    }

    void jsonRoundTrip() {
        std::mt19937 random(7);
        for (int i = 0; i < 200; ++i) {
            const auto plan = test::randomPlan(random);
            core::plan::validate(plan);
            QVERIFY(core::plan::planFromJson(core::plan::toJson(plan)) == plan);
            QVERIFY(core::plan::planFromJson(core::plan::toJson(plan, 2)) == plan);
        }
    }

    void sharedPicturesAreComparedByTheirPixels() {
        Plan plan, other;
        plan.edges = core::Image(4, 4, 1);
        QVERIFY(!(plan == other));
        other.edges = core::Image(4, 4, 1);
        QVERIFY(plan == other);
        QVERIFY(core::plan::planFromJson(core::plan::toJson(plan)).edges == other.edges);
    }

    void coordinatesAreReadable() {
        Plan plan;
        plan.people.resize(1);
        plan.people[0].body.joints[0] = {0.3f, -0.1f, true};
        const auto json = QString::fromStdString(core::plan::toJson(plan));
        QVERIFY2(json.contains("\"pose_keypoints_2d\":[0.3,-0.1,1,"), qPrintable(json));
    }

    void absentAndUnknownFieldsAreFine() {
        QVERIFY(core::plan::planFromJson("{}") == Plan());
        const auto plan = core::plan::planFromJson(R"({"prompt":"x","fromTheFuture":[1,{"a":2}],"guidance":7})");
        QCOMPARE(plan.prompt, std::string("x"));
        QCOMPARE(plan.guidance, 7.0);
        QCOMPARE(plan.width, 256);
    }

    // As plans had them before partners were whole painters.
    void olderPartnersTakeAllElseFromThePlan() {
        const auto plan = core::plan::planFromJson(
            R"({"partners":[{"model":"p","on":true,"strength":0.4,"curve":[],"range":{"first":999,"last":350},)"
            R"("guidance":3.0,"bridge":"learned","mask":""}]})");
        QVERIFY((plan.partners == std::vector<core::plan::PartnerPlan>{{.model = "p", .strength = 0.4}}));
        QVERIFY(plan.partners[0].prompt.empty() && plan.partners[0].controls.empty() && plan.partners[0].loras.empty());
        QCOMPARE(plan.partners[0].tStruct, core::plan::kModelsOwn);
    }

    void wrongJsonNamesTheField_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("word");
        QTest::newRow("prompt") << QByteArray(R"({"prompt":5})") << "prompt";
        QTest::newRow("width is text") << QByteArray(R"({"width":"256"})") << "width";
        QTest::newRow("width broken") << QByteArray(R"({"width":256.5})") << "width";
        QTest::newRow("width beyond int") << QByteArray(R"({"width":18446744073709551615})") << "width";
        QTest::newRow("width below int") << QByteArray(R"({"width":-9223372036854775808})") << "width";
        QTest::newRow("height") << QByteArray(R"({"height":8})") << "height";
        QTest::newRow("seed") << QByteArray(R"({"seed":-1})") << "seed";
        QTest::newRow("guidance") << QByteArray(R"({"guidance":null})") << "guidance";
        QTest::newRow("styles") << QByteArray(R"({"styles":{}})") << "styles";
        QTest::newRow("style item") << QByteArray(R"({"styles":["x"]})") << "styles";
        QTest::newRow("style strength") << QByteArray(R"({"styles":[{"strength":"x"}]})") << "strength";
        QTest::newRow("sampler") << QByteArray(R"({"sampler":"plms"})") << "sampler";
        QTest::newRow("spacing") << QByteArray(R"({"spacing":"cosine"})") << "spacing of dpmpp_2m to be one of model";
        QTest::newRow("model") << QByteArray(R"({"model":"../secret"})") << "model";
        QTest::newRow("zero character") << QByteArray(R"({"prompt":"a\u0000b"})") << "prompt";
        QTest::newRow("many values") << "[" + QByteArray("0,").repeated(1'100'000) + "0]"
                                     << "values";
        QTest::newRow("partners") << QByteArray(R"({"partners":5})") << "partners";
        QTest::newRow("partner") << QByteArray(R"({"partners":[5]})") << "partners[0]";
        QTest::newRow("partner without a model") << QByteArray(R"({"partners":[{}]})") << "partners[0].model";
        QTest::newRow("partner on") << QByteArray(R"({"partners":[{"model":"a","on":1}]})") << "partners[0].on";
        QTest::newRow("bridge") << QByteArray(R"({"partners":[{"model":"a","bridge":"rope"}]})")
                                << "partners[0].bridge\" of the plan to be one of learned, image, found \"rope\"";
        QTest::newRow("range") << QByteArray(R"({"partners":[{"model":"a","range":{"first":"x"}}]})")
                               << "partners[0].range.first";
        QTest::newRow("LoRA") << QByteArray(R"({"loras":[{"model":"a","strength":"much"}]})") << "loras[0].strength";
        QTest::newRow("map") << QByteArray(R"({"controls":[{"model":"a","map":"depth"}]})") << "controls[0].map";
        QTest::newRow("edges are a number") << QByteArray(R"({"edges":5})") << "edges";
        QTest::newRow("edges are no base64") << QByteArray(R"({"edges":"a*bc"})") << "edges";
        QTest::newRow("edges are no PNG") << QByteArray(R"({"edges":"R0lGODlhAAAAAAAAAAAA"})") << "edges\" of the plan";
        QTest::newRow("mask is cut") << QByteArray(R"({"partners":[{"model":"a","mask":"iVBORw0KGgoAAAAN"}]})")
                                     << "partners[0].mask\" of the plan: file incomplete";
        QTest::newRow("joints") << QByteArray(R"({"people":[{"pose_keypoints_2d":[1,2,3]}]})") << "54 numbers, found 3";
        QTest::newRow("hand") << QByteArray(R"({"people":[{"hand_left_keypoints_2d":[1,2,3,4]}]})") << "hand_left";
        QTest::newRow("a list") << QByteArray("[]") << "object";
        QTest::newRow("nothing") << QByteArray() << "object";
        QTest::newRow("cut") << QByteArray(R"({"prompt":)") << "object";
        QTest::newRow("deep") << QByteArray(1'000'000, '[') << "object";
        QTest::newRow("large") << QByteArray(110'000'000, ' ') << "bytes";
    }

    void wrongJsonNamesTheField() {
        QFETCH(QByteArray, json);
        QFETCH(QString, word);
        const auto sentence = sentenceOf([&] { core::plan::planFromJson(json.toStdString()); });
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
    }

    void valuesOutOfRangeAreRefused_data() {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("word");
        const auto row = [](const char* name, Change change, const char* word) {
            QTest::newRow(name) << change << QString(word);
        };
        row(
            "narrow", [](Plan& plan) { plan.width = 63; }, "width from 64 to 2048, found 63");
        row(
            "high", [](Plan& plan) { plan.height = 2049; }, "height");
        row(
            "no steps", [](Plan& plan) { plan.steps = 0; }, "steps");
        row(
            "many steps", [](Plan& plan) { plan.steps = 201; }, "steps");
        row(
            "guidance", [](Plan& plan) { plan.guidance = 0.99; }, "guidance from 1 to 30, found 0.99");
        row(
            "no guidance", [](Plan& plan) { plan.guidance = kNan; }, "guidance");
        row(
            "T_struct", [](Plan& plan) { plan.tStruct = 1001; }, "tStruct");
        row(
            "last timestep", [](Plan& plan) { plan.lastTimestep = 801; }, "lastTimestep");
        row(
            "style",
            [](Plan& plan) {
                plan.styles = {{"x", 20.5}};
            },
            "style strength");
        row(
            "styles", [](Plan& plan) { plan.styles.resize(17); }, "at most 16 styles");
        row(
            "sampler", [](Plan& plan) { plan.sampler = ""; }, "sampler to be one of ddim, ddpm, euler");
        row(
            "more steps than the grid has",
            [](Plan& plan) {
                plan.sampler = "lcm";
                plan.spacing = "model";
                plan.steps = 51;
            },
            "steps of lcm from 1 to 50, found 51");
        row(
            "spacing by sigma of whole timesteps", [](Plan& plan) { plan.sampler = "ddim"; },
            "spacing of ddim to be one of model, leading, trailing, linspace, sgm_uniform, found \"karras\"");
        row(
            "no model", [](Plan& plan) { plan.model = ""; }, "model");
        row(
            "model elsewhere", [](Plan& plan) { plan.model = "a/b"; }, "model");
        row(
            "strength", [](Plan& plan) { plan.partners = {{.model = "p", .strength = 1.01}}; },
            "partners[0].strength from 0 to 1, found 1.01");
        row(
            "negative strength",
            [](Plan& plan) {
                plan.partners = {{.model = "p"}, {.model = "q", .strength = -0.1}};
            },
            "partners[1].strength");
        row(
            "partner elsewhere", [](Plan& plan) { plan.partners = {{.model = "../p"}}; }, "partners[0].model");
        row(
            "many partners", [](Plan& plan) { plan.partners.resize(9, {.model = "p"}); }, "at most 8 partners");
        row(
            "curve that rises",
            [](Plan& plan) {
                plan.partners = {{.model = "p", .curve = {{500, 0.5}, {500, 0.4}}}};
            },
            "partners[0].curve with falling timesteps, found 500 after 500");
        row(
            "curve beyond 1",
            [](Plan& plan) {
                plan.partners = {{.model = "p", .curve = {{500, 1.5}}}};
            },
            "partners[0].curve[0].strength");
        row(
            "range backwards",
            [](Plan& plan) {
                plan.partners = {{.model = "p", .range = {300, 301}}};
            },
            "partners[0].range to begin at or above its end, found 300 down to 301");
        row(
            "mask of another size",
            [](Plan& plan) { plan.partners = {{.model = "p", .mask = core::Image(256, 255, 1)}}; },
            "partners[0].mask to be as large as the plan, 256 x 256, found 256 x 255");
        row(
            "mask with colours", [](Plan& plan) { plan.partners = {{.model = "p", .mask = core::Image(256, 256, 3)}}; },
            "partners[0].mask to be a grey picture");
        row(
            "text of a partner", [](Plan& plan) { plan.partners = {{.model = "p", .prompt = std::string("a\0b", 3)}}; },
            "partners[0].prompt without a zero character");
        row(
            "control of a partner",
            [](Plan& plan) { plan.partners = {{.model = "p", .controls = {{.model = "c", .strength = 2.5}}}}; },
            "partners[0].controls[0].strength from 0 to 2, found 2.5");
        row(
            "LoRA of a partner",
            [](Plan& plan) {
                plan.partners = {{.model = "p"}, {.model = "q", .loras = {{.model = "../l"}}}};
            },
            "partners[1].loras[0].model");
        row(
            "many LoRAs of a partner",
            [](Plan& plan) {
                plan.partners = {{.model = "p", .loras = std::vector<core::plan::LoraPlan>(9, {.model = "l"})}};
            },
            "at most 8 partners[0].loras, found 9");
        row(
            "switch of a partner", [](Plan& plan) { plan.partners = {{.model = "p", .tStruct = -2}}; },
            "partners[0].tStruct from -1 to 1000, found -2");
        row(
            "steps of a partner beyond the grid",
            [](Plan& plan) {
                plan.sampler = "lcm";
                plan.spacing = "model";
                plan.partners = {{.model = "p", .steps = 51}};
            },
            "partners[0].steps from 0 to 50, found 51");
        row(
            "size of a partner", [](Plan& plan) { plan.partners = {{.model = "p", .width = 2049}}; },
            "partners[0].width from 0 to 2048, found 2049");
        row(
            "edges with colours", [](Plan& plan) { plan.edges = core::Image(8, 8, 3); }, "edges to be a grey picture");
        row(
            "edges too wide", [](Plan& plan) { plan.edges = core::Image(4097, 1, 1); }, "width of edges");
        row(
            "control strength", [](Plan& plan) { plan.controls = {{.model = "c", .strength = 2.5}}; },
            "controls[0].strength from 0 to 2");
        row(
            "control range",
            [](Plan& plan) {
                plan.controls = {{.model = "c", .range = {1000, 0}}};
            },
            "controls[0].range.first");
        row(
            "T_low beyond the schedule",
            [](Plan& plan) {
                plan.lowStages = {{128, 128, 999}};
            },
            "lowStages[0].tLow from 1 to 998, found 999");
        row(
            "T_low that rises",
            [](Plan& plan) {
                plan.lowStages = {{64, 64, 600}, {128, 128, 600}};
            },
            "lowStages[1].tLow below that of the stage before, 600, found 600");
        row(
            "stage larger than the picture",
            [](Plan& plan) {
                plan.lowStages = {{128, 320, 600}};
            },
            "lowStages[0] to be no larger than what follows, 256 x 256, found 128 x 320");
        row(
            "many stages", [](Plan& plan) { plan.lowStages.resize(5); }, "at most 4 lowStages");
        row(
            "many people", [](Plan& plan) { plan.people.resize(257); }, "at most 256 people");
        row(
            "joint on the moon",
            [](Plan& plan) {
                plan.people.resize(1);
                plan.people[0].body.joints[3].x = std::numeric_limits<float>::infinity();
            },
            "people[0].body");
        row(
            "hand of too many points",
            [](Plan& plan) {
                plan.people.resize(1);
                plan.people[0].rightHand.resize(core::plan::limits::kAttachedPoints + 1);
            },
            "at most 1000 points in people[0].rightHand, found 1001");
        row(
            "long prompt", [](Plan& plan) { plan.prompt = std::string(65537, 'a'); }, "65536 bytes, found 65537");
        row(
            "no UTF-8", [](Plan& plan) { plan.negativePrompt = "caf\xe9"; }, "negativePrompt in UTF-8");
        row(
            "cut UTF-8", [](Plan& plan) { plan.prompt = "\xe6\xb0"; }, "prompt in UTF-8");
    }

    void valuesOutOfRangeAreRefused() {
        QFETCH(Change, change);
        QFETCH(QString, word);
        Plan plan;
        core::plan::validate(plan);
        change(plan);
        const auto sentence = sentenceOf([&] { core::plan::validate(plan); });
        QVERIFY2(sentence.contains(word), qPrintable(sentence));
    }
};

PGD_TEST(TestPlan)
#include "test_plan.moc"
