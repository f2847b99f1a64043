#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/models/diffusion_model.h"
#include "core/models/model_catalog.h"
#include "core/nets/lora_stack.h"
#include "core/plan/plan.h"

namespace core::pipeline {

// The LoRAs on the networks of one loaded model: generators and text towers. What it wears stays on until something
// else is asked for; without, the model is as its files have it.
class ModelLoras {
 public:
    using Loras = std::vector<plan::LoraPlan>;  // those that take part

    // The catalog outlives this.
    explicit ModelLoras(const models::ModelCatalog& catalog) : m_catalog(catalog) {}

    // Takes off all unless they are just these, and so gives memory back before anything new comes.
    void keepOnly(const Loras& loras);

    // Puts them on the model. `cancel` is asked between networks which throws Cancelled. Throws Error naming file and
    // model for one that is missing, damaged or does not fit. Whatever is thrown, the model is as it was loaded.
    void put(const Loras& loras, const std::shared_ptr<const models::DiffusionModel>& model, const CancelToken& cancel);

    // Lets go of the text towers, which leave memory; put() dresses those that come back.
    void releaseTexts() { m_texts.clear(); }

    void takeOff();

    std::int64_t bytes() const;  // of the merged weights

 private:
    using Stacks = std::vector<std::unique_ptr<nets::LoraStack>>;  // a network each

    // What decides merged weights. A file that was written anew is another one.
    struct Use {
        std::string id;
        std::optional<models::ModelLocation> place;
        std::filesystem::file_time_type written;
        double strength;

        bool operator==(const Use&) const = default;
    };

    std::vector<Use> usesOf(const Loras& loras) const;
    std::vector<nets::LoraUse> opened(const std::vector<Use>& uses, const models::DiffusionModel& model) const;

    static Stacks generatorsOf(const models::DiffusionModel& model);
    static Stacks textsOf(const models::DiffusionModel& model);

    const models::ModelCatalog& m_catalog;
    std::shared_ptr<const models::DiffusionModel> m_model;  // that wears them; outlives the stacks
    std::vector<Use> m_uses;
    Stacks m_generators, m_texts;
};

}  // namespace core::pipeline
