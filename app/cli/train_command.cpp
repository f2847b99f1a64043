#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/train_enlarger.h"
#include "app/cli/train_options.h"
#include "app/cli/train_repair.h"
#include "core/base/runtime.h"
#include "core/training/autoencoder_trainer.h"
#include "core/training/bridge_trainer.h"
#include "core/training/control_encoder.h"
#include "core/training/generator_trainer.h"
#include "core/training/judges/classifier_trainer.h"
#include "core/training/judges/face_finder_trainer.h"
#include "core/training/latent_encoder.h"
#include "core/training/partner_export.h"
#include "core/training/partner_trainer.h"
#include "core/training/pose_finder_trainer.h"
#include "core/training/starter_export.h"
#include "core/training/starter_import.h"
#include "core/training/text_trainer.h"

namespace cli {

using namespace core::training;

void print(const TrainingReport& r) {
    const auto planned = r.plannedSamples > 0 ? " / " + std::to_string(r.plannedSamples) : std::string();
    std::printf("%-12s %8lld%s samples   loss %.4f   %6.1f samples/s   %5.1f min left\n", r.stage.c_str(),
                static_cast<long long>(r.samples), planned.c_str(), r.loss, r.samplesPerSecond, r.secondsLeft / 60.0);
    std::fflush(stdout);
}

void addRunOptions(CLI::App& stage, TrainingOptions& options) {
    stage.add_option("--work", options.work, "Folder for checkpoints and caches")->capture_default_str();
    stage.add_option("--device", options.device, "cpu, cuda or auto")->capture_default_str();
    stage.add_option("--threads", options.threads, "Threads of this run")->capture_default_str();
    stage.add_option("--helpers", options.helpers, "Further threads that prepare batches; for GPUs")
        ->capture_default_str()
        ->check(CLI::Range(0, 256));
    stage.add_option("--batch", options.batch, "Samples a step")->capture_default_str()->check(CLI::Range(1, 65536));
    stage.add_option("--minutes", options.minutes, "Stop this call after so long")->capture_default_str();
    stage.add_option("--samples", options.samples, "Planned samples over all calls; 0: what the minutes allow")
        ->capture_default_str()
        ->check(CLI::NonNegativeNumber);
    stage.add_option("--rate", options.learningRate, "Peak learning rate")->capture_default_str();
    stage.add_flag("--muon", options.orthogonal, "Muon for hidden matrices, AdamW for the rest");
    stage.add_option("--average", options.averageLimit, "Highest decay of the moving average")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 0.999999));
    stage.add_option("--checkpoint-seconds", options.checkpointSeconds, "Write a checkpoint so often")
        ->capture_default_str()
        ->check(CLI::PositiveNumber);
    static const std::map<std::string, Precision> precisions{{"fp32", Precision::Fp32}, {"bf16", Precision::Bf16}};
    stage.add_option("--precision", options.precision, "fp32; bf16 on GPUs and on processors with AMX")
        ->transform(CLI::CheckedTransformer(precisions));
}

namespace {

void addSizeOptions(CLI::App& stage, GeneratorSize& size) {
    stage.add_option("--width", size.width, "Width of a fresh network's tokens, a multiple of 64")
        ->capture_default_str()
        ->check(CLI::Range(64, 4096));
    stage.add_option("--depth", size.depth, "Blocks of a fresh network")
        ->capture_default_str()
        ->check(CLI::Range(1, 128));
}

void addAutoencoder(CLI::App& train) {
    auto options = std::make_shared<AutoencoderOptions>();
    auto* stage = train.add_subcommand("autoencoder", "Pictures to latents and back, from a PCA start");
    addRunOptions(*stage, options->run);
    stage->add_option("--pictures", options->pictures, "Pictures held in memory")->capture_default_str();
    stage->add_option("--patch", options->patchSize, "Pixels a side of one latent")->capture_default_str();
    stage->add_option("--channels", options->latentChannels, "Latent channels")->capture_default_str();
    stage->add_option("--size", options->pictureSize, "Side of the pictures")
        ->capture_default_str()
        ->check(CLI::IsMember({128, 256}));
    stage->add_flag("--decoder-only", options->decoderOnly, "Leave the encoder and the latents as they are");
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainAutoencoder(*options, print, cancelOnInterrupt());
    });
}

void addLatents(CLI::App& train) {
    auto options = std::make_shared<TrainingOptions>();
    auto pictures = std::make_shared<std::int64_t>(20'000);
    auto* stage = train.add_subcommand("latents", "Draw pictures and encode them for the generators");
    addRunOptions(*stage, *options);
    stage->add_option("--pictures", *pictures, "How many in all")->capture_default_str();
    stage->callback([options, pictures] {
        core::initRuntime({options->threads});
        encodeLatents(*options, *pictures, print, cancelOnInterrupt());
    });
}

void addText(CLI::App& train) {
    auto options = std::make_shared<TextOptions>();
    auto* stage = train.add_subcommand("text", "Learn a vocabulary and a text encoder from captions");
    addRunOptions(*stage, options->run);
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainText(*options, print, cancelOnInterrupt());
    });
}

void addGenerator(CLI::App& train, const char* name, core::GeneratorRole role, const char* help) {
    auto options = std::make_shared<GeneratorOptions>();
    options->role = role;
    auto* stage = train.add_subcommand(name, help);
    addRunOptions(*stage, options->run);
    addSizeOptions(*stage, options->size);
    stage->add_option("--min-snr", options->minSnrGamma, "Gamma of min-SNR weighting; 0: none")->capture_default_str();
    stage->add_option("--dropout", options->conditionDropout, "Share of empty prompts")->capture_default_str();
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainGenerator(*options, print, cancelOnInterrupt());
    });
}

void addControls(CLI::App& train) {
    auto options = std::make_shared<TrainingOptions>();
    auto pictures = std::make_shared<std::int64_t>(24'000);
    auto* stage = train.add_subcommand("controls", "Draw pictures with poses and edges and encode them for partners");
    addRunOptions(*stage, *options);
    stage->add_option("--pictures", *pictures, "How many in all")->capture_default_str();
    stage->callback([options, pictures] {
        core::initRuntime({options->threads});
        encodeControls(*options, *pictures, print, cancelOnInterrupt());
    });
}

void addPartner(CLI::App& train, core::plan::ControlMap map, const char* help) {
    auto options = std::make_shared<PartnerOptions>();
    options->map = map;
    auto* stage = train.add_subcommand(partnerStage(map), help);
    addRunOptions(*stage, options->run);
    addSizeOptions(*stage, options->size);
    stage->add_option("--dropout", options->conditionDropout, "Share of samples without prompt and map")
        ->capture_default_str();
    stage->add_option("--single-dropout", options->singleDropout, "Share without prompt, and without map")
        ->capture_default_str();
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainPartner(*options, print, cancelOnInterrupt());
    });
}

void addBridge(CLI::App& train) {
    auto options = std::make_shared<BridgeOptions>();
    auto* stage = train.add_subcommand("bridge", "A short cut between the latent spaces of a leader and its partners");
    addRunOptions(*stage, options->run);
    stage->add_option("--leader", options->leader, "Model folder")->required();
    stage->add_option("--partner", options->partners, "Model folders that share one autoencoder")->required();
    stage->add_option("--out", options->out, "Folder to write")->required();
    stage->add_option("--pictures", options->pictures, "Pictures held in memory")
        ->capture_default_str()
        ->check(CLI::Range(16, 1000000));
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainBridge(*options, print, cancelOnInterrupt());
    });
}

void addPoseFinder(CLI::App& train) {
    auto options = std::make_shared<PoseFinderOptions>();
    auto* stage = train.add_subcommand("pose-finder", "The judge that finds people's joints in pictures");
    addRunOptions(*stage, options->run);
    stage->add_option("--out", options->out, "Folder to write")->required();
    stage->add_option("--pictures", options->pictures, "Pictures held in memory")
        ->capture_default_str()
        ->check(CLI::Range(32, 1000000));
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainPoseFinder(*options, print, cancelOnInterrupt());
    });
}

void addClassifier(CLI::App& train) {
    auto options = std::make_shared<ClassifierOptions>();
    auto* stage = train.add_subcommand("classifier", "The judge that tells what pictures show");
    addRunOptions(*stage, options->run);
    stage->add_option("--out", options->out, "Folder to write")->required();
    stage->add_option("--pictures", options->pictures, "Pictures held in memory")
        ->capture_default_str()
        ->check(CLI::Range(32, 1000000));
    stage->add_option("--from", options->from, "Folder of a classifier to begin with");
    stage->add_option("--half-size", options->halfSize, "Share of batches at 128 x 128; much of it first, little last")
        ->capture_default_str()
        ->check(CLI::Range(0., 1.));
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainClassifier(*options, print, cancelOnInterrupt());
    });
}

void addFaceFinder(CLI::App& train) {
    auto options = std::make_shared<FaceFinderOptions>();
    auto* stage = train.add_subcommand("face-finder", "The judge that finds heads and their faces in pictures");
    addRunOptions(*stage, options->run);
    stage->add_option("--out", options->out, "Folder to write")->required();
    stage->add_option("--pictures", options->pictures, "Pictures held in memory")
        ->capture_default_str()
        ->check(CLI::Range(32, 1000000));
    stage->callback([options] {
        core::initRuntime({options->run.threads});
        trainFaceFinder(*options, print, cancelOnInterrupt());
    });
}

void addImport(CLI::App& train) {
    auto work = std::make_shared<std::string>("training");
    auto from = std::make_shared<std::string>();
    auto options = std::make_shared<ImportOptions>();
    auto* stage = train.add_subcommand("import", "Prepare a work folder that goes on from an exported model");
    stage->add_option("--work", *work, "Folder for the checkpoints")->capture_default_str();
    stage->add_option("--from", *from, "Model folder")->required();
    stage->add_flag("!--fresh-generators", options->generators, "Take autoencoder and text alone");
    stage->callback([work, from, options] { importStarter(*from, *work, *options); });
}

void addExport(CLI::App& train) {
    auto work = std::make_shared<std::string>("training");
    auto out = std::make_shared<std::string>("starter");
    auto last = std::make_shared<std::optional<int>>();
    auto* stage = train.add_subcommand("export", "Write the trained stages as one model folder, half precision");
    stage->add_option("--work", *work, "Folder with the checkpoints")->capture_default_str();
    stage->add_option("--out", *out, "Model folder to write")->capture_default_str();
    stage
        ->add_option("--last-timestep", *last, "Where its pictures end (default: 200 with a repairing decoder, else 0)")
        ->check(CLI::Range(0, 800));
    stage->callback([work, out, last] { exportStarter(*work, *out, *last); });
}

void addExportPartner(CLI::App& train) {
    auto work = std::make_shared<std::string>("training");
    auto out = std::make_shared<std::string>();
    auto edges = std::make_shared<bool>(false);
    auto strength = std::make_shared<double>(0.5);
    auto* stage = train.add_subcommand("export-partner", "Write a trained partner as a model folder");
    stage->add_option("--work", *work, "Folder with the checkpoints")->capture_default_str();
    stage->add_option("--out", *out, "Model folder to write")->required();
    stage->add_flag("--edges,!--pose", *edges, "Which partner (default: pose)");
    stage->add_option("--strength", *strength, "Recommended strength")
        ->capture_default_str()
        ->check(CLI::Range(0., 1.));
    stage->callback([work, out, edges, strength] {
        using core::plan::ControlMap;
        exportPartner(*work, *edges ? ControlMap::Edges : ControlMap::Pose, *strength, *out);
    });
}

}  // namespace

void addTrain(CLI::App& app) {
    auto* train = app.add_subcommand("train", "Train the starter models; every stage continues where it stopped");
    train->require_subcommand(1);
    addAutoencoder(*train);
    addLatents(*train);
    addText(*train);
    addGenerator(*train, "base", core::GeneratorRole::Whole,
                 "A generator for all timesteps, to start the other two from");
    addGenerator(*train, "structure", core::GeneratorRole::Structure, "The generator of outlines and layout, t > 500");
    addGenerator(*train, "texture", core::GeneratorRole::Texture, "The generator of surface and detail, t <= 500");
    addControls(*train);
    addPartner(*train, core::plan::ControlMap::Pose, "A partner that follows poses");
    addPartner(*train, core::plan::ControlMap::Edges, "A partner that follows edges");
    addPairs(*train);
    addDecoder(*train);
    addBridge(*train);
    addPoseFinder(*train);
    addClassifier(*train);
    addFaceFinder(*train);
    addEnlarger(*train);
    addImport(*train);
    addExport(*train);
    addExportPartner(*train);
}

}  // namespace cli
