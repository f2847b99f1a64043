#include <QtTest>

#include "core/plan/metadata/comfyui_metadata.h"
#include "core/plan/metadata/fooocus_metadata.h"
#include "core/plan/metadata/invokeai_metadata.h"
#include "core/plan/metadata/parameters_reader.h"
#include "core/plan/metadata/swarmui_metadata.h"
#include "tests/core/plan/metadata/notice_text.h"
#include "tests/core/support/mutations.h"
#include "tests/support/test_program.h"

using core::plan::fooocusValues;
using core::plan::PicturePlan;
using core::plan::PlanSource;
using core::plan::readParameters;
using core::plan::swarmValues;

namespace {

constexpr auto kSwarm =
    R"json({"sui_image_params": {"prompt": "a boat <lora:ink:0.8> BREAK sea", "negativeprompt": "fog",
    "model": "Official/sd_xl_base_1.0.safetensors", "images": 1, "seed": 77, "steps": 20, "cfgscale": 7.5,
    "aspectratio": "1:1", "width": 1024, "height": 896, "sampler": "dpmpp_2m", "scheduler": "karras",
    "loras": ["ink", "wash"], "loraweights": ["0.8", "0.5"], "controlnetmodel": "openpose_xl",
    "controlnetstrength": 0.6, "controlnetend": 0.5, "clipstopatlayer": -2, "automaticvae": true,
    "refinermethod": "PostApply", "swarm_version": "0.9.6.0"}, "sui_extra_data": {"date": "2025-01-25"}})json";

constexpr auto kFooocus = R"json({"prompt": "a house", "negative_prompt": "", "resolution": "(1152, 896)", "steps" : 30,
               "guidance_scale" : 4.0, "sampler" : "dpmpp_2m_sde_gpu",
               "scheduler" : "karras",
               "seed" : "7",
               "base_model" : "x",
               "lora_combined_1" : "True : ink.safetensors : 0.3",
               "lora_combined_2" : "wash.safetensors : 0.5",
               "lora_combined_3" : "False : off.safetensors : 0.5",
               "lora_combined_4" : "None : 1.0",
               "full_prompt" : ["a house"],
               "refiner_model" : "None",
               "vae" : "Default (model)",
               "freeu" : "(1.01, 1.02)"
})json";

constexpr auto kManyLoras = R"json({
    "1": {"class_type": "KSampler", "inputs": {"steps": 9, "seed": 5, "denoise": 0.6, "model": ["2", 0],
          "positive": ["7", 0], "latent_image": ["9", 0]}},
    "2": {"class_type": "FreeU_V2", "inputs": {"model": ["3", 0]}},
    "3": {"class_type": "Power Lora Loader (rgthree)", "inputs": {
    "model" : [ "4", 0 ], "lora_1" : {"on" : true, "lora" : "a/one.safetensors", "strength" : 0.5}, "lora_2" : {
        "on" : false, "lora" : "two.safetensors", "strength" : 1
    }
}
}
, "4" : {"class_type" : "CR Apply LoRA Stack", "inputs" : {"model" : [ "5", 0 ], "lora_stack" : [ "6", 0 ]}},
        "5" : {
            "class_type" : "LoraLoaderModelOnly",
            "inputs" : {"lora_name" : "b\\three.pt", "strength_model" : [ "8", 0 ], "model" : [ "10", 0 ]}
        },
              "6" : {
                  "class_type" : "CR LoRA Stack",
                  "inputs" : {
                      "switch_1" : "On",
                      "lora_name_1" : "four.safetensors",
                      "model_weight_1" : 0.25,
                      "clip_weight_1" : 0.25,
                      "switch_2" : "Off",
                      "lora_name_2" : "five.safetensors",
                      "model_weight_2" : 1,
                      "switch_3" : "On",
                      "lora_name_3" : "None",
                      "model_weight_3" : 1
                  }
              },
                    "7" : {
                        "class_type" : "ControlNetApplyAdvanced",
                        "inputs" : {
                            "strength" : 0.7,
                            "start_percent" : 0.1,
                            "end_percent" : 0.8,
                            "positive" : [ "11", 0 ],
                            "control_net" : [ "12", 0 ],
                            "image" : [ "13", 0 ]
                        }
                    },
                          "8" : {"class_type" : "PrimitiveFloat", "inputs" : {"value" : -0.75}},
                                "9" : {"class_type" : "EmptyLatentImage", "inputs" : {"width" : 512, "height" : 512}},
                                      "10"
    : {"class_type" : "CheckpointLoaderSimple", "inputs" : {"ckpt_name" : "m.safetensors"}},
      "11" : {
          "class_type" : "TextNobodyKnows",
          "inputs" : {"my_prompt" : "a boat", "negative_prompt" : "fog", "clip" : [ "14", 0 ]}
      },
             "12" : {"class_type" : "ControlNetLoader", "inputs" : {"control_net_name" : "sd15/control_openpose.pth"}},
                    "14" : {
    "class_type" : "CLIPSetLastLayer", "inputs" : { "stop_at_clip_layer" : -2, "clip" : [ "10", 1 ] }
}
})json";

PicturePlan planOf(const std::optional<core::plan::ForeignValues>& values, PlanSource source) {
    if (!values) return {};
    auto result = planFromValues(*values, source, {});
    core::plan::validate(result.plan);
    return result;
}

QStringList lorasOf(const PicturePlan& found) {
    QStringList loras;
    for (const auto& lora : found.plan.loras)
        loras += QString("%1 %2").arg(QString::fromStdString(lora.model)).arg(lora.strength);
    return loras;
}

}  // namespace

// Fooocus, SwarmUI, and what the older readers learned beside the cases.
class TestOtherPrograms : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void swarmUi() {
        const auto found = planOf(swarmValues(kSwarm), PlanSource::SwarmUi);
        QCOMPARE(QString::fromStdString(found.plan.prompt), QString("a boat, sea"));
        QCOMPARE(QString::fromStdString(found.plan.negativePrompt), QString("fog"));
        QCOMPARE(found.plan.steps, 20);
        QCOMPARE(found.plan.guidance, 7.5);
        QCOMPARE(found.plan.seed, std::uint64_t{77});
        QCOMPARE(found.plan.width, 1024);
        QCOMPARE(found.plan.height, 896);
        QCOMPARE(QString::fromStdString(found.plan.sampler + " " + found.plan.spacing), QString("dpmpp_2m karras"));
        QCOMPARE(lorasOf(found), (QStringList{"ink 0.8", "wash 0.5"}));
        QCOMPARE(found.plan.controls.size(), std::size_t{1});
        QVERIFY(found.plan.controls[0].map == core::plan::ControlMap::Pose);
        QCOMPARE(found.plan.controls[0].strength, 0.6);
        QCOMPARE(found.plan.controls[0].range.last, 500);
        QCOMPARE(test::noticesOf(found),
                 (QStringList{"model: sd_xl_base_1.0 > starter", "lost words: BREAK > ", "control map: openpose_xl > ",
                              "other: clipstopatlayer -2, refinermethod PostApply > "}));
    }

    void listsOfSwarmUiMayBeTexts() {
        const auto found = planOf(
            swarmValues(
                R"json({"sui_image_params": {"prompt": "p", "loras": "one, sub/two", "loraweights": "1,-0.5"}})json"),
            PlanSource::SwarmUi);
        QCOMPARE(lorasOf(found), (QStringList{"one 1", "two -0.5"}));
        QVERIFY(!found.isWhole());
    }

    void fooocus() {
        const auto found = planOf(fooocusValues(kFooocus), PlanSource::Fooocus);
        QCOMPARE(found.plan.width, 1152);
        QCOMPARE(found.plan.height, 896);
        QCOMPARE(lorasOf(found), (QStringList{"ink 0.3", "wash 0.5"}));
        QCOMPARE(test::noticesOf(found), (QStringList{"model: x > starter", "other: freeu (1.01, 1.02) > "}));
    }

    void fooocusInTheWordsOfA1111() {
        const auto found = readParameters(
            "a house, cinematic\nNegative prompt: ugly, unrealistic\nSteps: 30, Sampler: DPM++ 2M SDE, Scheduler: "
            "karras, "
            "CFG scale: 4, Seed: 7, Size: 1152x896, Raw prompt: a house, Raw negative prompt: ugly, Sharpness: 2.0, "
            "Model: x, Model hash: ab, Version: Fooocus v2.5.0");
        QVERIFY(found.source == PlanSource::Fooocus);
        QCOMPARE(found.plan.prompt, std::string("a house"));
        QCOMPARE(found.plan.negativePrompt, std::string("ugly"));
        QCOMPARE(found.plan.spacing, std::string("karras"));
        QCOMPARE(test::noticesOf(found), (QStringList{"model: x > starter", "other: styles, Sharpness 2.0 > "}));
    }

    void otherJsonIsNothing() {
        for (const auto* text :
             {"", "a boat", "{}", "[]", "null", "{\"prompt\": \"a boat\"}", "{\"sui_image_params\": 3}"}) {
            QVERIFY(!swarmValues(text).has_value());
            QVERIFY(!fooocusValues(text).has_value());
        }
    }

    void comfyUiNodesForMany() {
        const auto found = planOf(core::plan::comfyValues(kManyLoras), PlanSource::ComfyUi);
        QCOMPARE(QString::fromStdString(found.plan.prompt), QString("a boat"));
        auto loras = lorasOf(found);
        loras.sort();
        QCOMPARE(loras, (QStringList{"four 0.25", "one 0.5", "three -0.75"}));
        QCOMPARE(found.plan.controls.size(), std::size_t{1});
        QCOMPARE(found.plan.controls[0].model, std::string("control_openpose"));
        QCOMPARE(found.plan.controls[0].strength, 0.7);
        QCOMPARE(found.plan.controls[0].range.first, 899);
        QCOMPARE(found.plan.controls[0].range.last, 200);
        QVERIFY(!found.plan.controls[0].on);
        QCOMPARE(test::noticesOf(found),
                 (QStringList{"model: m.safetensors > starter", "control map: control_openpose > ",
                              "other: FreeU_V2, denoise 0.6, stop_at_clip_layer -2 > "}));
    }

    void controlNetsOfA1111() {
        const auto found = readParameters(
            "p\nSteps: 9, Seed: 1, Size: 512x512, ControlNet 0: \"Module: canny, Model: control_v11p_sd15_canny "
            "[d14c016b], "
            "Weight: 0.8, Guidance Start: 0.1, Guidance End: 0.5\", ControlNet-1 Enabled: True, "
            "ControlNet-1 Module: openpose_full, ControlNet-1 Model: cn_pose, ControlNet-1 Weight: 3, "
            "ControlNet 2: \"Module: reference_only, Model: None\"");
        QCOMPARE(found.plan.controls.size(), std::size_t{2});
        QCOMPARE(found.plan.controls[0].model, std::string("control_v11p_sd15_canny"));
        QVERIFY(found.plan.controls[0].map == core::plan::ControlMap::Edges);
        QCOMPARE(found.plan.controls[0].range.last, 500);
        QCOMPARE(found.plan.controls[1].strength, 2.0);
        QVERIFY(found.plan.controls[1].map == core::plan::ControlMap::Pose);
        QVERIFY(test::noticesOf(found).contains("other: ControlNet reference_only > "));
    }

    void whatA1111SaysBesideIsNamed_data() {
        QTest::addColumn<QString>("items");
        QTest::addColumn<QStringList>("notices");
        const auto row = [](const char* items, QStringList notices) {
            QTest::newRow(items) << QString(items) << notices;
        };
        row("Denoising strength: 0.45", {"other: Denoising strength 0.45 > "});
        row("Clip skip: 1, Model hash: ab, VAE hash: x", {});
        row("TI hashes: \"easyneg: ab12, bad: 77\"", {"embeddings: easyneg, bad > "});
        row("ADetailer prompt: \"a very long prompt of more than forty bytes, with commas\"",
            {"other: ADetailer prompt > "});
        row("Hires resize: 1024x0, Denoising strength: 0.5", {"hires: 512 x 512 > 1024 x 1024"});
        row("Hires upscale: 1.5, Denoising strength: 0.5, Hires steps: 0", {"hires: 512 x 512 > 768 x 768"});
        row("Hires upscale: 8, Denoising strength: 0.5",
            {"size: 4096 x 4096 > 2048 x 2048", "hires: 512 x 512 > 2048 x 2048"});
        row("Hires upscale: 0.5, Denoising strength: 0.5", {"other: hires fix > "});
        row("Extra: {\"Seed\": 4, \"Steps: 9, Size: 8x8\": [\"]\"]}, Mask blur: 4", {"other: Extra, Mask blur 4 > "});
    }

    void whatA1111SaysBesideIsNamed() {
        QFETCH(QString, items);
        const auto found = readParameters(QString("p\nSteps: 9, Seed: 1, Size: 512x512, %1").arg(items).toStdString());
        core::plan::validate(found.plan);
        QTEST(test::noticesOf(found), "notices");
        QCOMPARE(found.plan.steps, 9);
    }

    void restoredIsOnlyWhatWasSaid() {
        using Part = core::plan::PlanPart;
        QCOMPARE(readParameters("just words").restored, (std::vector{Part::Prompt}));
        QVERIFY(readParameters("").restored.empty());
        const auto some = readParameters("p\nSteps: many, Seed: 1x, Size: 512x512");
        QCOMPARE(some.restored, (std::vector{Part::Size, Part::Prompt}));
        QVERIFY(!some.isWhole());
    }

    void stepsOfLcmHaveALimit() {
        const auto found = readParameters("p\nSteps: 120, Sampler: LCM, Seed: 1");
        core::plan::validate(found.plan);
        QCOMPARE(test::noticesOf(found), QStringList{"steps: 120 > 50"});
    }

    void damagedJsonNeverCrashes_data() {
        QTest::addColumn<QByteArray>("good");
        QTest::newRow("SwarmUI") << QByteArray(kSwarm);
        QTest::newRow("Fooocus") << QByteArray(kFooocus);
        QTest::newRow("ComfyUI") << QByteArray(kManyLoras);
        QTest::newRow("InvokeAI") << QByteArray(
            R"json({"positive_prompt": "a (boat)1.2 <bad>", "negative_prompt": "x", "positive_style_prompt": "ink", "steps": 9,
                "loras": [{"lora": {"model_name": "ink"}, "weight": 0.5}, {"model": {"name": "w"}, "weight": [1]}],
                "controlnets": [{"control_model": {"name": "pose"}, "control_weight": [0.5, 1], "begin_step_percent": 0.1,
                "end_step_percent": 0.9}], "clip_skip": 2, "vae": {"name": "v"}, "strength": 0.5})json");
        QTest::newRow("A1111") << QByteArray(
            "p BREAK <lora:a:1>\nNegative prompt: x\nSteps: 9, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x512, "
            "Hires upscale: 2, Denoising strength: 0.5, Civitai resources: [{\"a\":\"b, c: d\"}], TI hashes: \"a: b\", "
            "ControlNet 0: \"Model: a [b], Weight: 1\", Wildcard prompt: \"a\nb\", Lora hashes: \"a: b\"\nTemplate: x");
    }

    void damagedJsonNeverCrashes() {
        QFETCH(QByteArray, good);
        mutations::Mutator mutator(good, good.size(), 21);
        for (int i = 0; i < mutations::count(); ++i) {
            const auto text = mutator.next().toStdString();
            planOf(swarmValues(text), PlanSource::SwarmUi);
            planOf(fooocusValues(text), PlanSource::Fooocus);
            planOf(core::plan::comfyValues(text), PlanSource::ComfyUi);
            planOf(core::plan::invokeValues(text), PlanSource::InvokeAi);
            core::plan::validate(readParameters(text).plan);
        }
    }
};

PGD_TEST(TestOtherPrograms)
#include "test_other_programs.moc"
