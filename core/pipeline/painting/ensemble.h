#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/models/diffusion_model.h"
#include "core/nets/controlnet.h"
#include "core/nets/latent_bridge.h"
#include "core/plan/plan.h"

namespace core::pipeline {

struct PartnerInEnsemble {
    plan::PartnerPlan plan;
    std::shared_ptr<const models::DiffusionModel> model;
    std::shared_ptr<nets::LatentBridge> learned;  // null: the bridge through image space
};

struct ControlInEnsemble {
    plan::ControlPlan plan;
    std::shared_ptr<nets::ControlNetModel> net;
};

// The loaded models that paint one plan together; those that take no part are left out.
struct Ensemble {
    std::shared_ptr<const models::DiffusionModel> leader;
    std::vector<PartnerInEnsemble> partners;
    std::vector<ControlInEnsemble> controls;
    std::function<void()> promptsRead = {};  // called once no text encoder is needed any more
};

}  // namespace core::pipeline
