#pragma once

#include <compare>
#include <string>
#include <vector>

#include "core/plan/plan.h"

namespace core::pipeline {

// One copy of a model in memory. A plan that puts unlike LoRAs on one model, which leads and paints along, needs
// several.
struct ModelCopy {
    std::string id;
    int number = 0;

    auto operator<=>(const ModelCopy&) const = default;
};

// A copy and the LoRAs on it: those that take part.
struct Role {
    ModelCopy copy;
    std::vector<plan::LoraPlan> loras = {};
    bool isRegion = false;  // a partner that is the leader itself, told something else: see joint_branches.h
};

// Which copy of which model plays whom.
struct Cast {
    Role leader;
    std::vector<Role> partners;  // of those that take part, in the plan's order

    std::vector<Role> copies() const;  // each once
};

// A partner without LoRAs of its own that is the leader's very model has the leader's.
Cast castOf(const plan::Plan& plan);

}  // namespace core::pipeline
