#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "core/base/error.h"
#include "core/base/runtime.h"
#include "core/pipeline/generator.h"
#include "core/pipeline/picture_file.h"
#include "core/pipeline/plan_json.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;

struct GenerateOptions {
    pipeline::Plan plan;
    std::string size;
    std::string out = "picture.png";
    std::filesystem::path models;
    int threads = 0;
    bool quiet = false;
    bool noMetadata = false;
};

void readSize(const std::string& text, pipeline::Plan& plan) {
    if (text.empty()) return;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &plan.width, &plan.height, &rest) != 2)
        core::fail("--size: expected WIDTHxHEIGHT in pixels such as 256x256, found \"{}\"", text);
}

const char* roleName(pipeline::Role role) {
    return role == pipeline::Role::Structure ? "structure" : role == pipeline::Role::Texture ? "texture" : "";
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
            std::fprintf(stderr, "\ndecoding\n");
            break;
        case pipeline::Phase::Sampling:
            std::fprintf(stderr, "\r%-9s step %d of %d", roleName(progress.role), progress.step, progress.steps);
            if (progress.secondsLeft >= 0) std::fprintf(stderr, ", %.1f s left ", progress.secondsLeft);
            break;
    }
}

void run(GenerateOptions options) {
    readSize(options.size, options.plan);
    pipeline::validate(options.plan);
    core::initRuntime({options.threads});
    pipeline::Generator generator(options.models.empty() ? pipeline::bundledModels() : options.models);
    const auto tokens = generator.countTokens(options.plan.model, options.plan.prompt);
    if (tokens.used > tokens.limit)
        std::fprintf(stderr, "the prompt has %d tokens, the model reads the first %d: the rest has no effect\n",
                     tokens.used, tokens.limit);
    const auto progress = options.quiet ? pipeline::ProgressFunction{} : show;
    const auto result = generator.generate(options.plan, progress, cancelOnInterrupt());
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
    auto& plan = options->plan;
    auto* command = app.add_subcommand("generate", "Paint a picture from a prompt");
    command->add_option("--prompt", plan.prompt, "What to paint, in English or Chinese")->required();
    command->add_option("--negative", plan.negativePrompt, "What to keep away from");
    command->add_option("--seed", plan.seed, "Same seed, same picture")->capture_default_str();
    command->add_option("--size", options->size, "WIDTHxHEIGHT in pixels (default 256x256)");
    command->add_option("--steps", plan.steps, "Denoising steps, 1..200")->capture_default_str();
    command->add_option("--guidance", plan.guidance, "Guidance scale, 1..30")->capture_default_str();
    command->add_option("--sampler", plan.sampler, "ddim, euler, euler_a, dpmpp_2m or dpmpp_2m_karras")
        ->capture_default_str();
    command->add_option("--t-struct", plan.tStruct, "Structure acts above this timestep, 0..1000")
        ->capture_default_str();
    command->add_option("--model", plan.model, "Id of the model")->capture_default_str();
    command->add_option("--models", options->models, "Folder of model folders (default: the bundled ones)");
    command->add_option("--out", options->out, "PNG file to write")->capture_default_str();
    command->add_option("--threads", options->threads, "CPU threads (default: all cores)");
    command->add_flag("--no-metadata", options->noMetadata, "Write the picture alone, without its parameters");
    command->add_flag("--quiet", options->quiet, "No progress");
    command->callback([options] { run(*options); });
}

}  // namespace cli
