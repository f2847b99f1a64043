#include "app/cli/train_repair.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "app/cli/interrupt.h"
#include "app/cli/train_options.h"
#include "core/base/runtime.h"
#include "core/pipeline/pipeline.h"
#include "core/training/repair/decoder_trainer.h"
#include "core/training/repair/pair_maker.h"

namespace cli {

using namespace core::training;

namespace {

std::filesystem::path bundledJudge() {
    const auto folder = core::pipeline::bundledModels() / "world-classifier";
    return std::filesystem::exists(folder) ? folder : std::filesystem::path();
}

}  // namespace

void addPairs(CLI::App& train) {
    auto options = std::make_shared<PairOptions>();
    auto* stage = train.add_subcommand("pairs", "What a model's generators make of noised pictures, for its decoder");
    addRunOptions(*stage, options->run);
    stage->add_option("--model", options->model, "Model folder")->required();
    stage->add_option("--pictures", options->pictures, "How many in all")
        ->capture_default_str()
        ->check(CLI::Range(1, 10'000'000));
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        makePairs(*options, print, cancelOnInterrupt());
    });
}

void addDecoder(CLI::App& train) {
    auto options = std::make_shared<DecoderOptions>();
    auto* stage = train.add_subcommand("decoder", "Teach the decoder to mend what generators get wrong");
    addRunOptions(*stage, options->run);
    stage->add_option("--pairs", options->pairs, "Folder of pairs (default: pairs in the work folder)");
    const auto* judge = stage->add_option("--judge", options->judge,
                                          "Folder of the world classifier whose features are to agree (default: the "
                                          "bundled one, where there is one; \"\": none)");
    stage->add_option("--repair-blocks", options->repairBlocks, "Blocks of a new repair trunk")
        ->capture_default_str()
        ->check(CLI::Range(1, 16));
    stage->add_option("--repair-channels", options->repairChannels, "Its width")
        ->capture_default_str()
        ->check(CLI::Range(8, 1024));
    stage->add_option("--crop", options->crop, "Latents a side of what is compared")
        ->capture_default_str()
        ->check(CLI::Range(1, 64));
    stage->add_option("--deception", options->deception, "Weight of the adversarial term; 0: none")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    stage->add_option("--critic-rate", options->criticRate, "Learning rate of the critic")->capture_default_str();
    stage->callback([options, judge] {
        if (judge->count() == 0) options->judge = bundledJudge();
        core::initRuntime({options->run.threads});
        trainDecoder(*options, print, cancelOnInterrupt());
    });
}

}  // namespace cli
