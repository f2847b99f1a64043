#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "core/pipeline/painting/ensemble.h"

namespace core::pipeline {

// The summary of a model of one kind in `root`. Throws Error that names those there are.
models::ModelSummary requireModel(const std::filesystem::path& root, const std::string& id, models::Kind kind);

// Loads models when a plan first needs them and keeps those that the last plan needed.
class ModelStore {
 public:
    explicit ModelStore(std::filesystem::path root, const Placement& placement = {})
        : m_root(std::move(root)), m_placement(placement) {}

    // `checkpoint` is called between parts of models and may throw to cancel. Throws Error for a model that is
    // missing, damaged, or does not fit the plan's pair, and for a learned bridge that is not there.
    Ensemble load(const Plan& plan, const std::function<void()>& checkpoint);

    // What the loaded weights take, in bytes; may be asked from any thread.
    std::int64_t heldBytes() const { return m_heldBytes; }

 private:
    using Ends = std::pair<std::string, std::string>;  // ids of leader and partner

    void dropAllBut(const Plan& plan);
    void countHeldBytes();
    std::shared_ptr<const models::ModelPair> pair(const std::string& id, models::Kind kind,
                                                  const std::function<void()>& checkpoint);
    std::shared_ptr<nets::LatentBridge> learnedBridge(const models::ModelPair& leader,
                                                      const models::ModelPair& partner);
    std::shared_ptr<nets::ControlNetModel> controlNet(const std::string& id, const models::ModelPair& pair);

    std::filesystem::path m_root;
    Placement m_placement;                                                    // of networks
    std::map<std::string, std::shared_ptr<const models::ModelPair>> m_pairs;  // pairs and partners
    std::map<std::string, std::shared_ptr<nets::ControlNetModel>> m_nets;
    std::map<Ends, std::shared_ptr<nets::LatentBridge>> m_bridges;
    std::atomic<std::int64_t> m_heldBytes = 0;
};

}  // namespace core::pipeline
