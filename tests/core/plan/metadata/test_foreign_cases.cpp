#include <QtTest>

#include "core/plan/metadata/picture_plan.h"
#include "tests/core/plan/metadata/notice_text.h"
#include "tests/support/test_program.h"

using core::plan::PlanPart;
using core::plan::PlanSource;

namespace {

// What a picture of another program must become, in words.
struct Right {
    QString prompt;
    QString negative = {};
    QString settings;  // steps, sampler, spacing, guidance, seed, size
    QStringList notices;
    QString beside = {};  // LoRAs, ControlNets, low stages
    PlanSource source = PlanSource::A1111;
};

QString settingsOf(const core::plan::Plan& plan) {
    return QString("%1 %2 %3 %4 %5 %6x%7")
        .arg(plan.steps)
        .arg(QString::fromStdString(plan.sampler), QString::fromStdString(plan.spacing))
        .arg(plan.guidance)
        .arg(plan.seed)
        .arg(plan.width)
        .arg(plan.height);
}

QString besideOf(const core::plan::Plan& plan) {
    QStringList all;
    for (const auto& lora : plan.loras)
        all += QString("%1 %2").arg(QString::fromStdString(lora.model)).arg(lora.strength);
    for (const auto& control : plan.controls)
        all += QString("%1%2 %3 %4-%5")
                   .arg(control.on ? "" : "off ", QString::fromStdString(control.model))
                   .arg(control.strength)
                   .arg(control.range.first)
                   .arg(control.range.last);
    for (const auto& stage : plan.lowStages)
        all += QString("%1x%2@%3").arg(stage.width).arg(stage.height).arg(stage.tLow);
    return all.join(", ");
}

const QString kUsual = "24 euler_a model 6.5 987654321 512x640";
const QString kModel = "model: dreamy_v3 > starter";

std::vector<std::pair<const char*, Right>> cases() {
    return {
        {"a1111_newline_in_extra", {"a lighthouse at dusk", "fog", kUsual, {kModel}}},
        {"a1111_lines_after_parameters", {"a red barn in snow", "people", kUsual, {kModel}}},
        {"crlf", {"a cat\non a mat", "dog", kUsual, {kModel}}},
        {"utf8_in_tEXt", {"一只猫, crème brûlée 🍮", "低质量", kUsual, {kModel}}},
        {"a1111_missing_lora_hides_notices",
         {"a tram in rain",
          "sun",
          "30 dpmpp_2m_sde karras 13.5 839351144 832x1216",
          {"model: ponyV6 > starter", "sampler: DPM++ 2M SDE Heun Karras > DPM++ 2M SDE Karras",
           "size: 832 x 1217 > 832 x 1216", "other: Clip skip 2 > "},
          "rainy day v2 0.65"}},
        {"a1111_clip_skip_hires",
         {"a castle",
          "tower",
          "20 dpmpp_2m karras 7 5 1024x1536",
          {"hires: 512 x 768 > 1024 x 1536", "lost LoRA: ink, b > ",
           "other: Clip skip 2, ENSD 31337, Hires steps 12, Hires upscaler Latent > "},
          "512x768@286"}},
        {"a1111_break_and_editing",
         {"two girls, red coat, forest, (winter night:0.6), cat, sun",
          "bad",
          kUsual,
          {kModel, "changing: [cat:dog:0.5] > cat", "changing: [sun|moon] > sun", "joined: 2 > ",
           "lost words: BREAK, <hypernet:old:0.5>, embedding:easyneg > "},
          "inky 0.7"}},
        {"invokeai_sdxl_style_prompts",
         {"a glider over hills, watercolour, soft light",
          "birds, photo",
          "25 ddpm model 7.5 2507332253 1024x768",
          {"model: dreamXL10 > starter", "styles: watercolour, soft light, photo > "},
          {},
          PlanSource::InvokeAi}},
        {"invokeai_lora_controlnet",
         {"a glider over hills",
          "birds",
          "25 ddpm model 7.5 2507332253 1024x768",
          {"model: dreamXL10 > starter", "control map: controlnet-depth-sdxl-1.0 > "},
          "ink wash 0.75, off controlnet-depth-sdxl-1.0 1 999-0",
          PlanSource::InvokeAi}},
        {"comfyui_lora_loader",
         {"a fox in snow",
          "blurry",
          "28 dpmpp_2m_sde karras 5.5 5 640x448",
          {"model: base/some model.safetensors > starter", "LoRA strength: ink 0.8, 0.6 > 0.8"},
          "ink 0.8",
          PlanSource::ComfyUi}},
        {"comfyui_populated_text",
         {"a red fox in fog",
          "blurry",
          "28 euler trailing 5.5 11 640x448",
          {"model: m.safetensors > starter"},
          {},
          PlanSource::ComfyUi}},
        {"fooocus",
         {"a clay house",
          "ugly",
          "30 dpmpp_2m_sde karras 4 7 1152x896",
          {"model: jugger > starter", "other: styles, adm_guidance (1.5, 0.8, 0.3), clip_skip 2, sharpness 2.0 > "},
          "offset 0.1",
          PlanSource::Fooocus}},
    };
}

}  // namespace

// Pictures of other programs, each of a kind that was once read wrongly.
class TestForeignCases : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyCaseIsReadRight_data() {
        QTest::addColumn<int>("number");
        int number = 0;
        for (const auto& one : cases()) QTest::newRow(one.first) << number++;
    }

    void everyCaseIsReadRight() {
        QFETCH(int, number);
        const auto [name, right] = cases()[static_cast<std::size_t>(number)];
        const auto found =
            core::plan::readPicturePlan(QString(PGD_TEST_DATA "/cases/metadata/%1.png").arg(name).toStdString());
        QVERIFY(found.has_value());
        core::plan::validate(found->plan);
        QCOMPARE(QString::fromStdString(found->plan.prompt), right.prompt);
        QCOMPARE(QString::fromStdString(found->plan.negativePrompt), right.negative);
        QCOMPARE(settingsOf(found->plan), right.settings);
        QCOMPARE(besideOf(found->plan), right.beside);
        QCOMPARE(test::noticesOf(*found), right.notices);
        QVERIFY(found->source == right.source);
        QVERIFY(found->isWhole());
    }

    void everyFileIsACase() {
        const auto files = QDir(PGD_TEST_DATA "/cases/metadata").entryList({"*.png"}, QDir::Files);
        QCOMPARE(static_cast<std::size_t>(files.size()), cases().size());
    }
};

PGD_TEST(TestForeignCases)
#include "test_foreign_cases.moc"
