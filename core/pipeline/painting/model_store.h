#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/models/model_catalog.h"
#include "core/pipeline/painting/cast.h"
#include "core/pipeline/painting/ensemble.h"
#include "core/pipeline/painting/model_loras.h"

namespace core::pipeline {

// Loads models when a plan first needs them, and keeps them while there is room.
class ModelStore {
 public:
    // The catalog outlives the store.
    ModelStore(const models::ModelCatalog& catalog, const Placement& placement, double memoryShare)
        : m_catalog(catalog), m_placement(placement), m_memoryShare(memoryShare) {}

    // `neededBytes`: as neededMemory() has it. `cancel` is asked between parts of models which throws Cancelled.
    // Throws Error for a model that is missing, damaged, or does not fit the one that it goes with, and for a learned
    // bridge that is not there. LoRAs are on their models until the next load().
    Ensemble load(const plan::Plan& plan, std::int64_t neededBytes, const CancelToken& cancel);

    // Lets the text encoders of all models go, until load() is asked for one of them again.
    void releaseTexts();

    // What the loaded weights take, in bytes; may be asked from any thread.
    std::int64_t heldBytes() const { return m_heldBytes; }

 private:
    using Ends = std::pair<std::string, std::string>;  // ids of leader and partner

    // Of a model that is loaded whole: one that failed or was cancelled on the way is not held.
    struct Held {
        std::int64_t bytes = 0;                      // of its weights, without texts
        std::optional<models::ModelLocation> place;  // as it was before its files were opened
    };

    Ensemble loadAll(const plan::Plan& plan, const Cast& cast, const CancelToken& cancel);
    PartnerInEnsemble loadPartner(const plan::PartnerPlan& plan, const Role& role, const models::DiffusionModel& leader,
                                  const CancelToken& cancel);
    std::vector<ControlInEnsemble> loadControls(const std::vector<plan::ControlPlan>& plans,
                                                const models::DiffusionModel& model, const CancelToken& cancel);
    std::int64_t bytesOf(const ModelCopy& copy) const;
    void count();
    void releaseLoras(const Cast& cast);  // that nobody of these wears
    // Models that have been unused for longest go first.
    void makeRoom(const plan::Plan& plan, const Cast& cast, std::int64_t neededBytes);
    void dropMoved();  // models that the person has given other files since
    void drop(const std::function<bool(const ModelCopy& copy)>& isUseless);
    // With its LoRAs on.
    std::shared_ptr<const models::DiffusionModel> dressed(const Role& role, models::Kind kind,
                                                          const CancelToken& cancel);
    std::shared_ptr<const models::DiffusionModel> loaded(const ModelCopy& copy, models::Kind kind,
                                                         const CancelToken& cancel);
    std::shared_ptr<nets::LatentBridge> learnedBridge(const models::DiffusionModel& leader,
                                                      const models::DiffusionModel& partner);
    bool shareSpace(const models::DiffusionModel& leader, const models::DiffusionModel& partner);
    std::shared_ptr<nets::ControlNetModel> controlNet(const std::string& id, const models::DiffusionModel& model);

    const models::ModelCatalog& m_catalog;
    Placement m_placement;                                                       // of networks
    double m_memoryShare;                                                        // as in ComputeOptions
    std::map<ModelCopy, std::shared_ptr<const models::DiffusionModel>> m_pairs;  // pairs and partners
    std::map<std::string, std::shared_ptr<nets::ControlNetModel>> m_nets;
    std::map<Ends, std::shared_ptr<nets::LatentBridge>> m_bridges;
    std::map<Ends, bool> m_shareSpace;            // measured once
    std::map<ModelCopy, ModelLoras> m_loras;      // after the models: they go first
    std::map<ModelCopy, Held> m_held;             // what is loaded; of a ControlNet there is one copy
    std::map<ModelCopy, std::int64_t> m_lastUse;  // counts plans
    std::int64_t m_plans = 0;
    std::atomic<std::int64_t> m_heldBytes = 0;
};

}  // namespace core::pipeline
