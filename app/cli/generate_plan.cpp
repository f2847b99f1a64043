#include "app/cli/generate_plan.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <limits>

#include "app/cli/generate_controls.h"
#include "app/cli/generate_loras.h"
#include "app/cli/generate_parse.h"
#include "app/cli/generate_partners.h"
#include "app/cli/named_models.h"
#include "app/cli/picture_out.h"
#include "app/cli/sampler_help.h"
#include "app/cli/text_file.h"
#include "core/base/error.h"
#include "core/plan/low_stage_suggestion.h"
#include "core/plan/plan_json.h"
#include "core/plan/sampler_names.h"

namespace cli {

using core::plan::ModelInfo;
using core::plan::Plan;

namespace {

namespace limits = core::plan::limits;

// "1..30"
template <typename Number>
std::string spanOf(const core::Range<Number>& range) {
    return fmt::format("{}..{}", range.least, range.most);
}

Plan readPlanFile(const std::string& file) {
    const auto text = readTextFile(file);
    try {
        return core::plan::planFromJson(text);
    } catch (const core::Error& error) {
        core::fail("{}: {}", file, error.what());
    }
}

// Null for a model that is not there.
const ModelInfo* modelOf(const std::vector<ModelInfo>& models, const Plan& plan) {
    const auto model = std::ranges::find(models, plan.model, &ModelInfo::id);
    return model == models.end() ? nullptr : &*model;
}

void takeModelsValues(const std::vector<ModelInfo>& models, Plan& plan) {
    const auto* model = modelOf(models, plan);
    if (!model) return;
    plan.tStruct = model->tStruct;
    plan.width = model->nativeWidth;
    plan.height = model->nativeHeight;
}

// What the plan's model needs for a picture of this size.
std::optional<core::plan::LowStage> suggestedLowStage(const std::vector<ModelInfo>& models, const Plan& plan) {
    const auto* model = modelOf(models, plan);
    return model ? core::plan::suggestedLowStage(plan.width, plan.height, *model) : std::nullopt;
}

// What is wrong with the text of a seed; empty for a good one. Left to itself, the parser takes -1 for the largest.
std::string notSeed(const std::string& text) {
    std::uint64_t seed = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (error == std::errc() && end == text.data() + text.size()) return {};
    return fmt::format("expected a whole number from 0 to {}, found \"{}\"", std::numeric_limits<std::uint64_t>::max(),
                       text);
}

}  // namespace

struct PlanOptions::Values {
    CLI::Option* prompt = nullptr;
    std::vector<std::function<void(Plan&)>> edits;  // each sets one field, if its option was given
    CLI::App* command = nullptr;
    std::string planFile, planOut, size;
    std::vector<std::string> styles, stages, loraTexts, controlTexts, partnerTexts, withTexts;
    std::vector<core::plan::LoraPlan> loras;
    ControlTexts controls;
};

PlanOptions::PlanOptions(CLI::App& command) : m_values(std::make_shared<Values>()) {
    m_values->command = &command;
    addField(command, "--prompt", &Plan::prompt, "What to paint, in English or Chinese (needed without --plan)");
    m_values->prompt = command.get_option("--prompt");
    addField(command, "--negative", &Plan::negativePrompt, "What to keep away from");
    addField(command, "--seed", &Plan::seed, "Same seed, same picture");
    command.get_option("--seed")->check(CLI::Validator(notSeed, "UINT64"));
    addField(command, "--steps", &Plan::steps, "Denoising steps, " + spanOf(limits::kSteps));
    addField(command, "--guidance", &Plan::guidance, "Guidance scale, " + spanOf(limits::kGuidance));
    addField(command, "--sampler", &Plan::sampler, samplerHelp());
    // A sampler without a spacing walks as the model says.
    m_values->edits.push_back([option = command.get_option("--sampler")](Plan& plan) {
        if (option->count() > 0) core::plan::nameSampler(plan, plan.sampler);
    });
    addField(command, "--spacing", &Plan::spacing, spacingHelp());
    addField(command, "--t-struct", &Plan::tStruct, "Structure acts above this timestep, " + spanOf(limits::kTStruct));
    addField(command, "--stop-after", &Plan::stopAfter,
             "Finish the picture as it is after so many steps, of all stages together; 0: after all");
    addField(command, "--last-timestep", &Plan::lastTimestep,
             "End the steps at this timestep, 0..800, with the clean latent found there; -1: where the model says");
    addField(command, "--model", &Plan::model, "Id of a model, or the path of a model folder or file");
    addTexts(command);
}

template <typename Field>
void PlanOptions::addField(CLI::App& command, const char* name, Field Plan::*field, const std::string& help) {
    const auto value = std::make_shared<Field>(Plan{}.*field);
    const auto* option = command.add_option(name, *value, help)->capture_default_str();
    m_values->edits.push_back([option, value, field](Plan& plan) {
        if (option->count() > 0) plan.*field = *value;
    });
}

void PlanOptions::addTexts(CLI::App& command) {
    auto& values = *m_values;
    const auto addList = [&command](const char* name, std::vector<std::string>& list, const std::string& help) {
        command.add_option(name, list, help)
            ->allow_extra_args(false)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    command.add_option("--size", values.size, "WIDTHxHEIGHT in pixels (default: what the model was trained at)");
    addList("--style", values.styles,
            "PREFIX:STRENGTH, a style term of guidance, strength " + spanOf(limits::kStyleStrength) + "; repeatable");
    addList("--low-res", values.stages,
            "WIDTHxHEIGHT@T_LOW, a stage at a lower resolution of the picture's proportions, down to timestep T_LOW, "
            "smallest first; repeatable. 'auto': the stage that the model needs for this size, if any");
    auto& controls = values.controls;
    command.add_option("--pose", controls.pose,
                       "OpenPose JSON file. Without --partner, --control or those of a plan the bundled partner that "
                       "reads poses is taken");
    command.add_option("--edges", controls.edges,
                       "Picture of white lines on black, used as it is; the bundled partner is taken as for --pose");
    command.add_flag("--invert-edges", controls.invertEdges, "The picture of --edges has dark lines on white");
    command.add_option("--canny", controls.canny,
                       "PICTURE[:LOW:HIGH], edges found by Canny at the size of the plan (thresholds " +
                           spanOf(limits::kThreshold) + ", default 100:200)");
    addList(
        "--partner", values.partnerTexts,
        "ID_OR_PATH[:STRENGTH][@FIRST-LAST], a model that paints along from timestep FIRST down to LAST, strength " +
            spanOf(limits::kPartnerStrength) + "; repeatable");
    addList("--with", values.withTexts,
            "KEY=VALUE, what the --partner before it has of its own: " + withForms() + "; repeatable");
    addList("--control", values.controlTexts,
            "ID_OR_PATH[:STRENGTH][@FIRST-LAST], a ControlNet on the model, strength " +
                spanOf(limits::kControlStrength) + "; repeatable");
    addList("--lora", values.loraTexts,
            "ID_OR_FILE[:STRENGTH], a LoRA on the model, strength " + spanOf(limits::kLoraStrength) +
                " (default 1); repeatable");
    command.add_option(
        "--bridge", controls.bridge,
        "How partners' latents cross: learned (cheap, the default for partners that come with the program) or "
        "image (exact, slow)");
    command.footer(partnerExamples());
    command.add_option("--plan", values.planFile, "JSON file of a plan to start from; other options go on top of it");
    command.add_option("--write-plan", values.planOut, "Write the whole plan as JSON to this file");
}

void PlanOptions::checkFiles() const {
    if (!m_values->planOut.empty()) checkWritable("--write-plan", m_values->planOut);
}

void PlanOptions::findModels(core::models::ModelSources& sources) const {
    auto& values = *m_values;
    values.loras = lorasFrom(values.loraTexts, sources);
    values.controls.partners = partnersFrom(partnerOptions(), sources);
    for (const auto& text : values.controlTexts) {
        auto use = parseModelUse("--control", text);
        use.id = idOfModel("--control", use.id, core::models::Kind::ControlNet, sources);
        values.controls.controls.push_back(std::move(use));
    }
}

// Each --with belongs to the --partner before it.
std::vector<PartnerOption> PlanOptions::partnerOptions() const {
    std::vector<PartnerOption> partners;
    auto partner = m_values->partnerTexts.begin();
    auto with = m_values->withTexts.begin();
    for (const auto* option : m_values->command->parse_order()) {
        if (option->get_name() == "--partner") partners.push_back({*partner++, {}});
        if (option->get_name() != "--with") continue;
        if (partners.empty()) core::fail("--with: expected a --partner before it, found none");
        partners.back().with.push_back(*with++);
    }
    return partners;
}

Plan PlanOptions::plan(const std::vector<ModelInfo>& models,
                       const std::function<void(const std::string&)>& notice) const {
    if (m_values->planFile.empty() && m_values->prompt->count() == 0)
        core::fail("--prompt: expected what to paint, or a whole plan with --plan; found neither");
    auto plan = m_values->planFile.empty() ? Plan() : readPlanFile(m_values->planFile);
    const auto applyEdits = [&] {
        for (const auto& edit : m_values->edits) edit(plan);
    };
    applyEdits();
    if (m_values->planFile.empty()) {
        takeModelsValues(models, plan);
        applyEdits();  // what was given goes before what the model would take
    }
    applyTexts(plan);
    applyLowStages(models, plan);
    if (!m_values->loras.empty()) plan.loras = m_values->loras;
    applyControls(m_values->controls, models, notice, plan);
    core::plan::validate(plan);
    if (const auto stage = suggestedLowStage(models, plan); stage && plan.lowStages.empty())
        notice(
            fmt::format("{} x {} is much for {}: --low-res {}x{}@{} (or auto) keeps the picture from repeating itself",
                        plan.width, plan.height, plan.model, stage->width, stage->height, stage->tLow));
    return plan;
}

void PlanOptions::applyTexts(Plan& plan) const {
    if (!m_values->size.empty()) {
        const auto size = parseSize("--size", m_values->size);
        plan.width = size.width;
        plan.height = size.height;
    }
    if (!m_values->styles.empty()) plan.styles.clear();
    for (const auto& style : m_values->styles) plan.styles.push_back(parseStyle(style));
}

void PlanOptions::applyLowStages(const std::vector<ModelInfo>& models, Plan& plan) const {
    const auto& stages = m_values->stages;
    if (stages.empty()) return;
    plan.lowStages.clear();
    if (stages != std::vector<std::string>{"auto"})
        for (const auto& stage : stages) plan.lowStages.push_back(parseLowStage(stage));
    else if (const auto stage = suggestedLowStage(models, plan))
        plan.lowStages.push_back(*stage);
}

void PlanOptions::write(const Plan& plan) const {
    if (!m_values->planOut.empty()) writeTextFile(m_values->planOut, core::plan::toJson(plan, 2) + "\n");
}

}  // namespace cli
