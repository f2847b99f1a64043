#pragma once

#include <optional>
#include <string>

#include "core/plan/plan.h"

namespace core::plan {

enum class ModelKind {
    Pair,        // paints from a prompt; Plan::model
    Partner,     // only paints along, in a latent space of its own; PartnerPlan::model, as are pairs
    ControlNet,  // steers one pair; ControlPlan::model
    Lora,        // changes one pair; LoraPlan::model
};

// A model a plan may name.
struct ModelInfo {
    std::string id;     // "starter"
    std::string label;  // "Starter pair"
    ModelKind kind = ModelKind::Pair;
    int nativeWidth = 256;
    int nativeHeight = 256;
    int sizeStep = 16;                       // widths and heights are multiples of it
    int latentChannels = 0;                  // with `downsampling`, what people know a latent space by; 0: not said
    int downsampling = 0;                    // pixels a latent spans in each direction
    bool timeDecoupled = false;              // two generators, which hand over at T_struct
    int tStruct = 500;                       // its own T_struct, which it keeps as a partner; a plan's may differ
    std::optional<ControlMap> control = {};  // what a partner or ControlNet reads beside the prompt
    int edition = 0;                         // counts what a model that comes with the program learned anew
    double strength = 0.5;                   // recommended, for partners, ControlNets and LoRAs
};

}  // namespace core::plan
