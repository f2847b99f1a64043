#include "app/cli/train_enlarger.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/cli/interrupt.h"
#include "app/cli/train_options.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"
#include "core/training/enlarger/enlarger_trainer.h"

namespace cli {
namespace {

std::filesystem::path bundledStarter() {
    const auto folder = core::pipeline::bundledModels() / "starter";
    return std::filesystem::exists(folder) ? folder : std::filesystem::path();
}

}  // namespace

void addEnlarger(CLI::App& train) {
    using namespace core::training;
    auto options = std::make_shared<EnlargerOptions>();
    auto* stage = train.add_subcommand("enlarger", "A small network that doubles pictures");
    addRunOptions(*stage, options->run);
    stage->add_option("--out", options->out, "Folder to write")->required();
    const auto* autoencoder = stage->add_option("--autoencoder", options->autoencoder,
                                                "Model folder whose autoencoder decodes half of what it learns from "
                                                "(default: the bundled starter, where there is one; \"\": none)");
    stage->add_option("--pictures", options->pictures, "Pictures held in memory")
        ->capture_default_str()
        ->check(CLI::Range(1, 100000));
    stage->add_option("--checked", options->checked, "Pictures held back to measure it; 0: none")
        ->capture_default_str()
        ->check(CLI::Range(0, 10000));
    stage->add_option("--features", options->features, "Width of a fresh network")
        ->capture_default_str()
        ->check(CLI::Range(1, 512));
    stage->add_option("--convolutions", options->convolutions, "Its depth, without the first and the last")
        ->capture_default_str()
        ->check(CLI::Range(0, 128));
    stage->add_option("--crop", options->crop, "Small pixels a side of a sample, a multiple of 8")
        ->capture_default_str()
        ->check(CLI::Range(8, 256));
    stage->callback([options, autoencoder] {
        if (autoencoder->count() == 0) options->autoencoder = bundledStarter();
        core::initRuntime({options->run.threads});
        trainEnlarger(*options, print, cancelOnInterrupt());
    });
}

}  // namespace cli
