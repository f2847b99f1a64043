#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/models/diffusion_model.h"
#include "core/nets/controlnet.h"
#include "core/nets/latent_bridge.h"
#include "core/plan/plan.h"

namespace core::pipeline {

struct ControlInEnsemble {
    plan::ControlPlan plan;
    std::shared_ptr<nets::ControlNetModel> net;
};

struct PartnerInEnsemble {
    plan::PartnerPlan plan;
    std::shared_ptr<const models::DiffusionModel> model;  // with the partner's LoRAs on
    std::shared_ptr<nets::LatentBridge> learned;          // null: the bridge through image space
    std::vector<ControlInEnsemble> controls = {};         // of the partner itself
    bool sharesSpace = false;                             // with the leader: see shared_space.h
    bool isRegion = false;                                // the leader itself, with words of its own
};

// The loaded models that paint one plan together; those that take no part are left out.
struct Ensemble {
    std::shared_ptr<const models::DiffusionModel> leader;
    std::vector<PartnerInEnsemble> partners;
    std::vector<ControlInEnsemble> controls;  // of the leader
    std::function<void()> promptsRead = {};   // called once no text encoder is needed any more
};

}  // namespace core::pipeline
