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

// The LoRAs of the plan that paints, on the networks of its pair: generators and text towers. One pair wears some at a
// time; all others are as their files have them.
class LeaderLoras {
 public:
    // The catalog outlives this.
    explicit LeaderLoras(const models::ModelCatalog& catalog) : m_catalog(catalog) {}

    // Takes off what this plan does not want, and so gives memory back before anything new comes.
    void release(const plan::Plan& plan);

    // Puts the plan's LoRAs on its pair. `cancel` is asked between networks which throws Cancelled. Throws Error
    // naming file and pair for one that is missing, damaged or does not fit. Whatever is thrown, the pair is as it was
    // loaded.
    void put(const plan::Plan& plan, const std::shared_ptr<const models::DiffusionModel>& pair,
             const CancelToken& cancel);

    // Lets go of the text towers, which leave memory; put() dresses those that come back.
    void releaseTexts() { m_texts.clear(); }

    void takeOff();

    const std::string& model() const { return m_model; }  // that wears some; empty: none does
    std::int64_t bytes() const;                           // of the merged weights

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

    std::vector<Use> usesOf(const plan::Plan& plan) const;
    std::vector<nets::LoraUse> opened(const std::vector<Use>& uses, const models::DiffusionModel& pair) const;

    static Stacks generatorsOf(const models::DiffusionModel& pair);
    static Stacks textsOf(const models::DiffusionModel& pair);

    const models::ModelCatalog& m_catalog;
    std::string m_model;
    std::shared_ptr<const models::DiffusionModel> m_pair;  // outlives the stacks
    std::vector<Use> m_uses;
    Stacks m_generators, m_texts;
};

}  // namespace core::pipeline
