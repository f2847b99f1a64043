#include <QElapsedTimer>
#include <QtTest>

#include "core/plan/metadata/comfyui_metadata.h"
#include "tests/core/plan/metadata/notice_text.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using core::plan::comfyValues;
using core::plan::PicturePlan;

namespace {

const QString kPlainGraph = R"({
  "3": {"class_type": "KSampler", "inputs": {"seed": 1071208483241017, "steps": 30, "cfg": 5.45,
        "sampler_name": "euler_ancestral", "scheduler": "normal", "denoise": 1, "model": ["4", 0],
        "positive": ["6", 0], "negative": ["7", 0], "latent_image": ["5", 0]}},
  "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "some.safetensors"}, "is_changed": [NaN]},
  "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 768, "height": 512, "batch_size": 1}},
  "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a boat", "clip": ["4", 1]}},
  "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "text, fog", "clip": ["4", 1]}}
})";

// Every kind of node in between that the field knows.
const QString kLongGraph = R"({
  "1": {"class_type": "SamplerCustomAdvanced", "inputs": {"noise": ["2", 0], "guider": ["3", 0], "sampler": ["4", 0],
        "sigmas": ["5", 0], "latent_image": ["7", 0]}},
  "2": {"class_type": "RandomNoise", "inputs": {"noise_seed": ["20", 0]}},
  "3": {"class_type": "CFGGuider", "inputs": {"cfg": 4, "positive": ["9", 0], "negative": ["9", 1]}},
  "4": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "dpmpp_2m"}},
  "5": {"class_type": "SplitSigmas", "inputs": {"sigmas": ["6", 0], "step": 3}},
  "6": {"class_type": "BasicScheduler", "inputs": {"scheduler": "karras", "steps": ["21", 0], "denoise": 1}},
  "7": {"class_type": "Reroute", "inputs": {"": ["8", 0]}},
  "8": {"class_type": "EmptySD3LatentImage", "inputs": {"width": ["22", 0], "height": 512}},
  "9": {"class_type": "ControlNetApplyAdvanced", "inputs": {"strength": 1, "positive": ["10", 0], "negative": ["13", 0]}},
  "10": {"class_type": "ConditioningCombine", "inputs": {"conditioning_1": ["11", 0], "conditioning_2": ["12", 0]}},
  "11": {"class_type": "CLIPTextEncodeSDXL", "inputs": {"text_g": "a boat", "text_l": "a boat", "width": 1, "height": 1}},
  "12": {"class_type": "CLIPTextEncode", "inputs": {"text": ["14", 0]}},
  "13": {"class_type": "ConditioningZeroOut", "inputs": {"conditioning": ["11", 0]}},
  "14": {"class_type": "StringConcatenate", "inputs": {"string_a": "at", "string_b": ["15", 0], "delimiter": "!"}},
  "15": {"class_type": "PrimitiveString", "inputs": {"value": "sea"}},
  "20": {"class_type": "SeedNode", "inputs": {"seed": 77}},
  "21": {"class_type": "PrimitiveInt", "inputs": {"value": 12}},
  "22": {"class_type": "PrimitiveInt", "inputs": {"value": ["21", 0]}}
})";

PicturePlan planOf(const QString& json) {
    const auto values = comfyValues(json.toStdString());
    if (!values) return {};
    auto result = planFromValues(*values, core::plan::PlanSource::ComfyUi, {});
    core::plan::validate(result.plan);
    return result;
}

QString node(const QString& id, const QString& kind, const QString& inputs) {
    return QString(R"("%1": {"class_type": "%2", "inputs": {%3}})").arg(id, kind, inputs);
}

}  // namespace

class TestComfyUiMetadata : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aPlainGraph() {
        const auto result = planOf(kPlainGraph);
        QCOMPARE(result.plan.prompt, std::string("a boat"));
        QCOMPARE(result.plan.negativePrompt, std::string("text, fog"));
        QCOMPARE(result.plan.seed, std::uint64_t{1071208483241017});
        QCOMPARE(result.plan.steps, 30);
        QCOMPARE(result.plan.guidance, 5.45);
        QCOMPARE(result.plan.sampler, std::string("euler_a"));
        QCOMPARE(result.plan.spacing, std::string("linspace"));
        QCOMPARE(result.plan.width, 768);
        QCOMPARE(result.plan.height, 512);
        QCOMPARE(test::noticesOf(result), QStringList{"model: some.safetensors > starter"});
    }

    void linksAreFollowed() {
        const auto result = planOf(kLongGraph);
        QCOMPARE(result.plan.prompt, std::string("a boat, at, sea"));
        QCOMPARE(result.plan.negativePrompt, std::string());
        QCOMPARE(result.plan.seed, std::uint64_t{77});
        QCOMPARE(result.plan.steps, 12);
        QCOMPARE(result.plan.guidance, 4.0);
        QCOMPARE(result.plan.sampler, std::string("dpmpp_2m"));
        QCOMPARE(result.plan.spacing, std::string("karras"));
        QCOMPARE(result.plan.width, 64);
        QCOMPARE(result.plan.height, 512);
        QCOMPARE(test::noticesOf(result), (QStringList{"size: 12 x 512 > 64 x 512", "joined: 3 > "}));
    }

    void theFirstPassIsTaken() {
        auto graph = kPlainGraph;
        graph.replace(R"("4": {)", R"("2": {"class_type": "KSampler", "inputs": {"seed": 1, "steps": 9, "cfg": 1,
            "sampler_name": "ddim", "scheduler": "normal", "positive": ["7", 0], "negative": ["6", 0],
            "latent_image": ["8", 0]}},
            "8": {"class_type": "LatentUpscale", "inputs": {"width": 1536, "height": 1024, "samples": ["3", 0]}},
            "4": {)");
        const auto result = planOf(graph);
        QCOMPARE(result.plan.steps, 30);
        QCOMPARE(result.plan.width, 768);
        QVERIFY(test::noticesOf(result).contains("passes: 2 > "));
    }

    void aLoaderMayDoEverything() {
        const auto result = planOf("{" +
                                   node("1", "KSampler (Efficient)",
                                        R"("seed": 5, "steps": 8, "cfg": 2, "positive": ["2", 1], "negative": ["2", 2],
                                           "latent_image": ["2", 3])") +
                                   "," +
                                   node("2", "Efficient Loader",
                                        R"("ckpt_name": "x", "positive": "a boat", "negative": "fog",
                                           "empty_latent_width": 640, "empty_latent_height": 512)") +
                                   "}");
        QCOMPARE(result.plan.prompt, std::string("a boat"));
        QCOMPARE(result.plan.negativePrompt, std::string("fog"));
        QCOMPARE(result.plan.width, 640);
    }

    void otherTextIsNoGraph() {
        for (const auto* text : {"", "a boat", "{}", "[]", "null", "{\"1\": 2}", "{\"1\": {\"class_type\": 3}}"}) {
            QVERIFY(!core::plan::isComfyGraph(text));
            QVERIFY(!comfyValues(text).has_value());
        }
        const auto loader = "{" + node("1", "LoadImage", R"("image": "a.png")") + "}";
        QVERIFY(core::plan::isComfyGraph(loader.toStdString()));
        QVERIFY(!comfyValues(loader.toStdString()).has_value());
    }

    void cyclesEnd() {
        const auto result = planOf("{" +
                                   QStringList{node("1", "KSampler",
                                                    R"("seed": ["2", 0], "steps": ["1", 0], "positive": ["3", 0],
                                                       "negative": ["1", 0], "latent_image": ["5", 0], "model": ["1", 0],
                                                       "guider": ["1", 0])"),
                                               node("2", "Seed", R"("seed": ["2", 0])"),
                                               node("3", "Combine", R"("conditioning": ["4", 0])"),
                                               node("4", "Combine", R"("conditioning": ["3", 0], "cond": ["6", 0])"),
                                               node("5", "Reroute", R"("": ["5", 0], "samples": ["1", 0])"),
                                               node("6", "CLIPTextEncode", R"("text": ["7", 0])"),
                                               node("7", "Text", R"("text": ["6", 0], "value": "a boat")")}
                                       .join(',') +
                                   "}");
        QCOMPARE(result.plan.prompt, std::string("a boat"));
        QCOMPARE(result.plan.steps, core::plan::Plan().steps);
    }

    void hugeGraphsEnd() {
        QStringList nodes;
        for (int i = 0; i < 100'000; ++i)
            nodes += node(QString::number(i), "KSampler",
                          QString(R"("steps": ["%1", 0], "positive": ["%1", 0], "negative": ["%1", 0],
                                     "latent_image": ["%1", 0], "guider": ["%1", 0], "model": ["%1", 0],
                                     "text1": ["%1", 0], "cfg": ["%1", 0])")
                              .arg(i + 1));
        QElapsedTimer timer;
        timer.start();
        planOf("{" + nodes.join(',') + "}");
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void deepValuesAreLeftOut() {
        const auto deep = QString("[").repeated(100'000) + QString("]").repeated(100'000);
        auto graph = kPlainGraph;
        QCOMPARE(planOf(graph.replace("\"a boat\"", deep)).plan.steps, 30);
        QVERIFY(!core::plan::isComfyGraph(QString("{\"a\":").repeated(1'000'000).toStdString()));
    }

    void wrongTypesAreDefaults() {
        for (const auto* value : {"null", "true", "[]", "{}", "-1", "1e999", "\"\"", "[\"3\"]", "[\"3\", 0, 0]",
                                  "[[], 0]", "[\"6\", -7]", "[6, 0]"})
            for (const auto* key :
                 {"\"seed\": ", "\"steps\": ", "\"cfg\": ", "\"sampler_name\": ", "\"scheduler\": ", "\"positive\": ",
                  "\"latent_image\": ", "\"width\": ", "\"text\": ", "\"inputs\": "}) {
                auto graph = kPlainGraph;
                const auto at = graph.indexOf(key) + QString(key).size();
                graph.insert(at, QString("%1, \"unused\": ").arg(value));
                planOf(graph);
            }
    }

    void damagedGraphsEndQuietly() {
        for (const auto& whole : {kPlainGraph, kLongGraph}) {
            mutations::Mutator mutator(whole.toUtf8(), whole.size(), 7);
            for (int i = 0; i < 3 * mutations::count(); ++i) planOf(QString::fromUtf8(mutator.next()));
        }
    }
};

PGD_TEST(TestComfyUiMetadata)
#include "test_comfyui_metadata.moc"
