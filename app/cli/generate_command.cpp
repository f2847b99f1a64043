#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/generate_plan.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_options.h"
#include "app/cli/picture_out.h"
#include "app/cli/progress_lines.h"
#include "app/cli/prompt_notices.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/runtime.h"
#include "core/models/model_registry.h"
#include "core/pipeline/pipeline.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;
namespace plan = core::plan;

struct GenerateOptions {
    std::string out = "picture.png";
    std::filesystem::path models;
    std::filesystem::path registry = core::models::standardRegistry();
    core::models::ModelLocation place;  // of --model, when it is a path
    core::ComputeOptions compute;
    int threads = 0;
    bool quiet = false;
    bool noMetadata = false;
    bool overwrite = false;
};

void tell(const std::string& sentence) {
    if (!sentence.empty()) std::fprintf(stderr, "%s\n", sentence.c_str());
}

core::models::ModelSources sourcesOf(const GenerateOptions& options) {
    core::models::ModelSources sources(options.models.empty() ? pipeline::bundledModels() : options.models,
                                       options.registry);
    if (!options.place.path.empty()) sources.added.push_back(options.place);
    return sources;
}

// A single file without a vocabulary of its own reads one that was found.
void tellOfFoundVocabulary(const GenerateOptions& options) {
    if (options.place.path.empty()) return;
    std::vector<core::models::ModelLocation> places{options.place};
    try {
        for (auto& place : core::models::readRegistry(options.registry)) places.push_back(std::move(place));
    } catch (const core::Error&) {  // a damaged list lends nothing
    }
    core::models::shareVocabulary(places);
    if (options.place.vocabulary.empty() && !places.front().vocabulary.empty())
        tell(fmt::format("taking CLIP's vocabulary from {}; --vocabulary names another",
                         places.front().vocabulary.string()));
}

plan::Plan planFor(const GenerateOptions& options, const PlanOptions& planOptions, pipeline::Pipeline& generator) {
    const auto plan = planOptions.plan(generator.models(), tell);
    generator.check(plan);
    planOptions.write(plan);
    tellOfFoundVocabulary(options);
    for (const auto& notice : promptNotices(generator, plan)) tell(notice);
    return plan;
}

void run(const GenerateOptions& options, const PlanOptions& planOptions) {
    const PictureOut out(options.out, options.overwrite);
    planOptions.checkFiles();
    core::log::muteConsole();  // what is wrong with the models that take part is thrown; `models` lists the others
    core::initRuntime({options.threads});
    auto sources = sourcesOf(options);
    planOptions.findModels(sources);
    pipeline::Pipeline generator(sources, options.compute);
    const auto plan = planFor(options, planOptions, generator);
    tell(out.notice());
    ProgressLines lines;
    const auto show = [&lines](const pipeline::Progress& progress) { lines.show(progress); };
    const auto progress = options.quiet ? pipeline::ProgressFunction{} : show;
    const auto result = generator.generate(plan, progress, cancelOnInterrupt());
    lines.finish();
    if (result.cancelled) core::fail("cancelled, no picture was written");
    const auto file = out.save(result, !options.noMetadata, tell);
    std::printf("%s (%d x %d, %.2f s)\n", file.c_str(), result.image.width, result.image.height, result.seconds);
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
    command
        ->add_option("--out", options->out,
                     "Picture to write: .png, .jpg or .webp. One that is there already is kept, and the next free name "
                     "taken")
        ->capture_default_str();
    command->add_flag("--overwrite", options->overwrite, "Replace the picture that is there already");
    command->add_option("--threads", options->threads, "CPU threads (default: all cores)")->check(CLI::Range(0, 4096));
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
