#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/model_options.h"
#include "app/cli/picture_out.h"
#include "core/base/log.h"
#include "core/base/runtime.h"
#include "core/image/picture_read.h"
#include "core/models/model_registry.h"
#include "core/pipeline/enlarging/enlarging.h"

namespace cli {
namespace {

namespace pipeline = core::pipeline;

struct EnlargeCommand {
    std::filesystem::path picture;
    std::string out = "enlarged.png";
    std::filesystem::path models;
    std::filesystem::path registry = core::models::standardRegistry();
    std::string model;
    core::models::ModelLocation place;  // of --model, when it is a path
    core::ComputeOptions compute;
    int threads = 0;
    bool overwrite = false;
};

void keepQuiet(const std::string&) {}

void enlarge(const EnlargeCommand& command) {
    const PictureOut out(command.out, command.overwrite);
    const auto picture = core::readPicture(command.picture);
    core::log::muteConsole();  // what is wrong with models that take no part is for `models` to tell
    core::initRuntime({command.threads});
    pipeline::EnlargeOptions options{
        .sources = {command.models.empty() ? pipeline::bundledModels() : command.models, command.registry},
        .model = command.model,
        .compute = command.compute};
    if (!command.place.path.empty()) options.sources.added.push_back(command.place);
    pipeline::Result result;
    result.image = pipeline::enlarged(picture, options);
    const auto file = out.save(result, false, keepQuiet);
    std::printf("%s: %d x %d, was %d x %d\n", file.c_str(), result.image.width, result.image.height, picture.width,
                picture.height);
}

}  // namespace

void addEnlarge(CLI::App& app) {
    const auto options = std::make_shared<EnlargeCommand>();
    auto* command =
        app.add_subcommand("enlarge", "Make a picture larger (upscale it) by a network that was made for it");
    command->add_option("picture", options->picture, "PNG, JPEG or WebP")->required();
    command->add_option("--out", options->out, "Where to save it, without the plan of the small one")
        ->capture_default_str();
    command->add_flag("--overwrite", options->overwrite, "Replace a picture that is there already");
    command->add_option("--model", options->model,
                        "Enlarger: its id or path (default: the first you added, else the one that comes with the "
                        "program)");
    acceptPath(*command, options->place);
    command->add_option("--models", options->models, "Folder of models (default: the bundled ones)");
    command->add_option("--registry", options->registry, "File that remembers the added models")->capture_default_str();
    command->add_option("--device", options->compute.device, "cpu, cuda or auto")->capture_default_str();
    command->add_option("--threads", options->threads, "Threads; 0: one a core")->capture_default_str();
    command->callback([options] { enlarge(*options); });
}

}  // namespace cli
