#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/evaluate_controls.h"
#include "app/cli/evaluate_full.h"
#include "app/cli/interrupt.h"
#include "app/cli/report.h"
#include "core/base/cpu_cores.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"
#include "core/training/evaluation.h"

namespace cli {
namespace {

using core::training::Evaluation;
using core::training::EvaluationOptions;

void printTable(const Evaluation& e) {
    std::printf("%-28s %9s %14s %9s\n", "", "painted", "reconstructed", "real");
    std::printf("%-28s %9s %11.2f dB %9s\n", "autoencoder PSNR", "", e.autoencoderPsnrDb, "");
    std::printf("%-28s %8.1f%% %13.1f%% %8.1f%%\n", "figure found", 100 * e.figureFound,
                100 * e.figureFoundReconstructed, 100 * e.figureFoundReal);
    std::printf("%-28s %8.1f%% %13.1f%% %8.1f%%\n", "garment colour right", 100 * e.garmentColour,
                100 * e.garmentColourReconstructed, 100 * e.garmentColourReal);
    std::printf("%-28s %7.2f s\n", "time a picture", e.secondsPerPicture);
}

nlohmann::json toJson(const Evaluation& e) {
    return {{"autoencoder_psnr_db", e.autoencoderPsnrDb},
            {"figure_found", e.figureFound},
            {"figure_found_reconstructed", e.figureFoundReconstructed},
            {"figure_found_real", e.figureFoundReal},
            {"garment_colour", e.garmentColour},
            {"garment_colour_reconstructed", e.garmentColourReconstructed},
            {"garment_colour_real", e.garmentColourReal},
            {"seconds_per_picture", e.secondsPerPicture}};
}

void run(EvaluationOptions options, const Report& report) {
    core::initRuntime({options.threads});
    if (options.models.empty()) options.models = core::pipeline::bundledModels();
    const auto done = [&](int count) {
        if (count % 16 == 0) std::fprintf(stderr, "%d of %d pictures\n", count, options.pictures);
    };
    const auto result = core::training::evaluate(options, done, cancelOnInterrupt());
    report.give([&] { printTable(result); }, toJson(result));
}

void addFullOptions(CLI::App& command, core::training::FullEvaluationOptions& full) {
    command.add_option("--device", full.compute.device, "cpu, cuda or auto (suite full)")->capture_default_str();
    command.add_option("--precision", full.compute.precision, "fp32, fp16 or bf16 (suite full)");
    command.add_option("--batch", full.batch, "Pictures painted at once (suite full)")
        ->capture_default_str()
        ->check(CLI::Range(1, 4096));
    command
        .add_option("--control-pictures", full.controlPictures,
                    "How many with a pose, and with edges; 0: none (suite full)")
        ->capture_default_str()
        ->check(CLI::Range(0, 100000));
    command.add_option("--large-pictures", full.largePictures, "How many of 512x512, and of 384x256 (suite full)")
        ->capture_default_str()
        ->check(CLI::Range(0, 100000));
    command.add_option("--diversity-scenes", full.diversityScenes, "How many painted from four seeds (suite full)")
        ->capture_default_str()
        ->check(CLI::Range(0, 100000));
}

// With what all suites are told.
core::training::FullEvaluationOptions fullOptions(const EvaluationOptions& common,
                                                  core::training::FullEvaluationOptions full) {
    full.models = common.models;
    full.model = common.model;
    full.pictures = common.pictures;
    full.steps = common.steps;
    full.guidance = common.guidance;
    full.threads = common.threads;
    full.sheet = common.sheet;
    return full;
}

}  // namespace

void addEvaluate(CLI::App& app) {
    auto options = std::make_shared<EvaluationOptions>();
    options->threads = core::usableCores();
    auto* command = app.add_subcommand("evaluate", "Measure a model on captions it never saw");
    command->add_option("--models", options->models, "Folder of model folders (default: the bundled ones)");
    command->add_option("--model", options->model, "Id of the model")->capture_default_str();
    command->add_option("--pictures", options->pictures, "How many")
        ->capture_default_str()
        ->check(CLI::Range(1, 100000));
    command->add_option("--steps", options->steps, "Denoising steps")->capture_default_str();
    command->add_option("--guidance", options->guidance, "Guidance scale")->capture_default_str();
    command->add_option("--threads", options->threads, "CPU threads")->capture_default_str();
    command->add_option("--sheet", options->sheet, "Write a contact sheet of the first pictures (PNG)");
    auto suite = std::make_shared<std::string>("text");
    auto bridge = std::make_shared<std::string>("learned");
    command
        ->add_option("--suite", *suite,
                     "text: prompts alone; controls: poses and edges with partners; full: as the eye sees")
        ->capture_default_str()
        ->check(CLI::IsMember({"text", "controls", "full"}));
    command->add_option("--bridge", *bridge, "How partners' latents cross (suite controls)")
        ->capture_default_str()
        ->check(CLI::IsMember({"learned", "image"}));
    auto partnerGuidance = std::make_shared<double>(core::plan::PartnerPlan().guidance);
    command->add_option("--partner-guidance", *partnerGuidance, "Guidance scale of the partners (suite controls)")
        ->capture_default_str();
    auto partnerLast = std::make_shared<int>(core::plan::PartnerPlan().range.last);
    command->add_option("--partner-last", *partnerLast, "Timestep down to which partners act (suite controls)")
        ->capture_default_str()
        ->check(CLI::Range(0, 999));
    auto strengths = std::make_shared<std::vector<double>>(core::training::ControlEvaluationOptions().strengths);
    command->add_option("--strengths", *strengths, "Strengths to try beside the recommended ones (suite controls)")
        ->delimiter(',')
        ->check(CLI::Range(0.01, 1.0));
    auto full = std::make_shared<core::training::FullEvaluationOptions>();
    addFullOptions(*command, *full);
    command->callback(
        [options, suite, bridge, partnerGuidance, partnerLast, strengths, full, report = Report(*command)] {
            if (*suite == "text") return run(*options, report);
            if (*suite == "full") return evaluateFully(fullOptions(*options, *full), report);
            using core::plan::BridgeKind;
            evaluateControls({.models = options->models,
                              .model = options->model,
                              .strengths = *strengths,
                              .partnerLast = *partnerLast,
                              .partnerGuidance = *partnerGuidance,
                              .bridge = *bridge == "image" ? BridgeKind::ImageSpace : BridgeKind::Learned,
                              .pictures = options->pictures,
                              .steps = options->steps,
                              .guidance = options->guidance,
                              .threads = options->threads,
                              .sheet = options->sheet},
                             report);
        });
}

}  // namespace cli
