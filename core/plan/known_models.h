#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/plan/model_info.h"
#include "core/plan/plan.h"

namespace core::plan {

// The models that a plan may name, and the rules by which window and command line choose among them.
class KnownModels {
 public:
    KnownModels() = default;
    explicit KnownModels(std::vector<ModelInfo> models) : m_models(std::move(models)) {}

    bool empty() const { return m_models.empty(); }
    auto begin() const { return m_models.begin(); }
    auto end() const { return m_models.end(); }

    // The model of an id; null for one that is not here.
    const ModelInfo* find(const std::string& id) const;

    // What people call it; of a model that is not here, the id.
    std::string nameOf(const std::string& id) const;

    // The partner to add to a plan whose map of this kind nobody reads yet: the first that reads it. Null when it is
    // read already, or when there is none.
    const ModelInfo* missingReader(const Plan& plan, ControlMap map) const;

 private:
    std::vector<ModelInfo> m_models;
};

// A partner as a plan begins with it: on, at the model's recommended strength, over the bridge that there is.
PartnerPlan newPartner(const ModelInfo& model);

}  // namespace core::plan
