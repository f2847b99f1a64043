#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/generate_plan.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"
#include "core/base/error.h"
#include "core/base/runtime.h"
#include "core/models/model_registry.h"
#include "core/pipeline/generator.h"
#include "core/pipeline/picture_file.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;

struct GenerateOptions {
    std::string out = "picture.png";
    std::filesystem::path models;
    std::filesystem::path registry = core::models::standardRegistry();
    core::models::ModelPlace place;  // of --model, when it is a path
    core::ComputeOptions compute;
    int threads = 0;
    bool quiet = false;
    bool noMetadata = false;
};

const char* roleName(pipeline::Role role) {
    return role == pipeline::Role::Structure ? "structure" : role == pipeline::Role::Texture ? "texture" : "";
}

void showStep(const pipeline::Progress& progress) {
    auto line = fmt::format("{:<9} step {} of {}", roleName(progress.role), progress.step, progress.steps);
    if (progress.stages > 1) line += fmt::format(", {} x {}", progress.width, progress.height);
    if (!progress.partners.empty()) line += fmt::format(", with {}", fmt::join(progress.partners, " and "));
    if (progress.secondsLeft >= 0) line += fmt::format(", {:.1f} s left", progress.secondsLeft);
    std::fprintf(stderr, "\r%-78s", line.c_str());
}

void showTile(const pipeline::Progress& progress) {
    if (progress.tile == 1) std::fprintf(stderr, "\n");
    if (progress.tiles > 1)
        std::fprintf(stderr, "\rdecoding tile %d of %d%s", progress.tile, progress.tiles,
                     progress.tile == progress.tiles ? "\n" : "");
    else
        std::fprintf(stderr, "decoding\n");
}

void show(const pipeline::Progress& progress) {
    switch (progress.phase) {
        case pipeline::Phase::LoadingModel:
            std::fprintf(stderr, "loading the model\n");
            break;
        case pipeline::Phase::EncodingPrompt:
            std::fprintf(stderr, "reading the prompt\n");
            break;
        case pipeline::Phase::Decoding:
            showTile(progress);
            break;
        case pipeline::Phase::Sampling:
            showStep(progress);
            break;
    }
}

void warnOfLongPrompt(pipeline::Generator& generator, const pipeline::Plan& plan) {
    const auto tokens = generator.countTokens(plan.model, plan.prompt);
    if (tokens.used > tokens.limit)
        std::fprintf(stderr, "the prompt has %d tokens, the model reads the first %d: the rest has no effect\n",
                     tokens.used, tokens.limit);
}

core::models::ModelSources sourcesOf(const GenerateOptions& options) {
    core::models::ModelSources sources(options.models.empty() ? pipeline::bundledModels() : options.models,
                                       options.registry);
    if (!options.place.path.empty()) sources.added.push_back(options.place);
    return sources;
}

void run(const GenerateOptions& options, const PlanOptions& planOptions) {
    core::initRuntime({options.threads});
    auto sources = sourcesOf(options);
    planOptions.findLoras(sources);
    pipeline::Generator generator(sources, options.compute);
    const auto plan = planOptions.plan(
        generator.models(), [](const std::string& sentence) { std::fprintf(stderr, "%s\n", sentence.c_str()); });
    planOptions.write(plan);
    warnOfLongPrompt(generator, plan);
    const auto progress = options.quiet ? pipeline::ProgressFunction{} : show;
    const auto result = generator.generate(plan, progress, cancelOnInterrupt());
    if (result.cancelled) core::fail("cancelled, no picture was written");
    if (options.noMetadata)
        pipeline::savePictureWithoutMetadata(options.out, result.image);
    else
        pipeline::savePicture(options.out, result.image, result.plan);
    std::printf("%s (%d x %d, %.2f s)\n", options.out.c_str(), result.image.width, result.image.height, result.seconds);
}

}  // namespace

void addGenerate(CLI::App& app) {
    auto options = std::make_shared<GenerateOptions>();
    auto* command = app.add_subcommand("generate", "Paint a picture from a prompt, a pose, edges, or a plan");
    const PlanOptions plan(*command);
    acceptPath(*command, options->place);
    addPlaceOptions(*command, options->place);
    command->add_option("--models", options->models, "Folder of model folders (default: the bundled ones)");
    command->add_option("--registry", options->registry, "File that remembers the models added with \"models add\"")
        ->capture_default_str();
    command->add_option("--out", options->out, "PNG file to write")->capture_default_str();
    command->add_option("--threads", options->threads, "CPU threads (default: all cores)");
    command->add_option("--device", options->compute.device, "Where networks compute: cpu, cuda, cuda:N, mps or auto")
        ->capture_default_str();
    command->add_option("--precision", options->compute.precision,
                        "fp32, fp16 or bf16 (default: fp16 on an accelerator, fp32 on the CPU)");
    command
        ->add_option("--memory-share", options->compute.memoryShare,
                     "Part of the free memory that models may fill, 0 to 1, before unused ones and text encoders go")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command->add_flag("--no-metadata", options->noMetadata, "Write the picture alone, without its parameters");
    command->add_flag("--quiet", options->quiet, "No progress");
    command->callback([options, plan] { run(*options, plan); });
}

}  // namespace cli
