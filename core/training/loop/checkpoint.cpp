#include "core/training/loop/checkpoint.h"

#include "core/io/json_file.h"
#include "core/training/loop/write_json.h"

namespace core::training {

void saveCheckpoint(const std::filesystem::path& folder, const TrainedNetwork& network, const TrainingState& state) {
    std::filesystem::create_directories(folder);
    network.save(folder);
    writeJson(folder / "state.json", {{"samples", state.samples}, {"steps", state.steps}, {"seconds", state.seconds}});
}

TrainingState loadCheckpoint(const std::filesystem::path& folder, TrainedNetwork& network) {
    if (!std::filesystem::exists(folder / "state.json")) return {};
    const io::JsonFile json(folder / "state.json");
    const TrainingState state{json.require<std::int64_t>("samples"), json.require<std::int64_t>("steps"),
                              json.require<double>("seconds")};
    network.load(folder, state.steps);
    return state;
}

}  // namespace core::training
