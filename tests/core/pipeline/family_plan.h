#pragma once

#include <string>

#include "core/plan/plan.h"

// Small enough for the models of tests/core/support/stable_diffusion.h to paint in a moment.
inline core::plan::Plan familyPlan(const std::string& model, int width = 72, int height = 64) {
    core::plan::Plan plan;
    plan.model = model;
    plan.prompt = "a girl in a red dress";
    plan.width = width;
    plan.height = height;
    plan.steps = 3;
    plan.seed = 7;
    return plan;
}
