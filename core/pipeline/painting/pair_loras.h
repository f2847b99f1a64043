#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/models/model_library.h"
#include "core/models/model_pair.h"
#include "core/nets/lora_stack.h"
#include "core/pipeline/plan.h"

namespace core::pipeline {

// The LoRAs of the plan that paints, on the networks of its pair: generators and text towers. One pair wears some at a
// time; all others are as their files have them.
class PairLoras {
 public:
    // The library outlives this.
    explicit PairLoras(const models::ModelLibrary& library) : m_library(library) {}

    // Takes off what this plan does not want, and so gives memory back before anything new comes.
    void release(const Plan& plan);

    // Puts the plan's LoRAs on its pair. `checkpoint` is called between networks and may throw to cancel. Throws Error
    // naming file and pair for one that is missing, damaged or does not fit. Whatever is thrown, the pair is as it was
    // loaded.
    void put(const Plan& plan, const std::shared_ptr<const models::ModelPair>& pair,
             const std::function<void()>& checkpoint);

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
        std::optional<models::ModelPlace> place;
        std::filesystem::file_time_type written;
        double strength;

        bool operator==(const Use&) const = default;
    };

    std::vector<Use> usesOf(const Plan& plan) const;
    std::vector<nets::LoraUse> opened(const std::vector<Use>& uses, const models::ModelPair& pair) const;

    static Stacks generatorsOf(const models::ModelPair& pair);
    static Stacks textsOf(const models::ModelPair& pair);

    const models::ModelLibrary& m_library;
    std::string m_model;
    std::shared_ptr<const models::ModelPair> m_pair;  // outlives the stacks
    std::vector<Use> m_uses;
    Stacks m_generators, m_texts;
};

}  // namespace core::pipeline
