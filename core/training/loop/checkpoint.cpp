#include "core/training/loop/checkpoint.h"

#include <torch/nn/module.h>
#include <torch/optim/optimizer.h>
#include <torch/serialize.h>
#include <torch/types.h>

#include "core/io/json_file.h"
#include "core/io/module_weights.h"
#include "core/training/loop/write_json.h"

namespace core::training {
namespace {

void saveOptimizer(const std::filesystem::path& file, const torch::optim::Optimizer& optimizer) {
    auto beside = file;
    beside += ".new";
    torch::serialize::OutputArchive archive;
    optimizer.save(archive);
    archive.save_to(beside.string());
    std::filesystem::rename(beside, file);
}

void saveState(const std::filesystem::path& file, const TrainingState& state) {
    writeJson(file, {{"samples", state.samples}, {"steps", state.steps}, {"seconds", state.seconds}});
}

}  // namespace

void saveCheckpoint(const std::filesystem::path& folder, const torch::nn::Module& model, const Ema& ema,
                    const torch::optim::Optimizer& optimizer, const TrainingState& state) {
    std::filesystem::create_directories(folder);
    io::writeSafetensors(folder / "model.safetensors", io::weightsOf(model, torch::kFloat32));
    io::writeSafetensors(folder / "ema.safetensors", ema.weights());
    saveOptimizer(folder / "optimizer.pt", optimizer);
    saveState(folder / "state.json", state);
}

TrainingState loadCheckpoint(const std::filesystem::path& folder, torch::nn::Module& model, Ema& ema,
                             torch::optim::Optimizer& optimizer) {
    if (!std::filesystem::exists(folder / "state.json")) return {};
    const io::JsonFile json(folder / "state.json");
    TrainingState state{json.require<std::int64_t>("samples"), json.require<std::int64_t>("steps"),
                        json.require<double>("seconds")};
    io::loadWeights(model, io::SafetensorsFile(folder / "model.safetensors"));
    ema.restore(io::SafetensorsFile(folder / "ema.safetensors"), state.steps);
    if (std::filesystem::exists(folder / "optimizer.pt")) {
        torch::serialize::InputArchive archive;
        archive.load_from((folder / "optimizer.pt").string());
        optimizer.load(archive);
    }
    return state;
}

}  // namespace core::training
