#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/shared_image.h"
#include "core/control/edge_drawing.h"
#include "core/control/person.h"
#include "core/plan/limits.h"

namespace core::plan {

// Timesteps run from kFirstTimestep (noise) down to 0 (picture).
constexpr int kFirstTimestep = limits::kFirstTimestep;

constexpr int kModelsOwn = -1;  // of a number that a model recommends

// A style term of guidance (design 1.4): the prompt with `prefix` in front pulls with `strength`.
struct StyleTerm {
    std::string prefix;
    double strength = 0.0;  // 0..20; 0 costs nothing

    bool operator==(const StyleTerm&) const = default;
};

// The part of the schedule in which something acts, both ends included.
struct TimestepRange {
    int first = kFirstTimestep;  // 0..999, where it begins: the noisier end
    int last = 0;                // 0..first, where it ends

    bool operator==(const TimestepRange&) const = default;
};

// A strength at a timestep.
struct CurvePoint {
    int timestep = kFirstTimestep;  // 0..999
    double strength = 0.5;          // 0..1

    bool operator==(const CurvePoint&) const = default;
};

// How clean latents cross from one latent space into another (design 1.2).
enum class BridgeKind {
    Learned,     // a small network: cheap; only for spaces that it was trained for
    ImageSpace,  // decode, resize, encode: exact, slow; left out where the two share one latent space and size
};

// What a control model reads.
enum class ControlMap { Pose, Edges };

// A ControlNet on the plan's own model, or on a partner.
struct ControlPlan {
    std::string model;  // id of a ControlNet
    bool on = true;
    ControlMap map = ControlMap::Pose;
    double strength = 1.0;     // 0..2
    TimestepRange range = {};  // in the timesteps of the model that it steers

    bool operator==(const ControlPlan&) const = default;
};

// A LoRA on the plan's own model, or on a partner: its generators and text encoders. Partners paint without the plan's
// own, but for one that is that very model and has none itself.
struct LoraPlan {
    std::string model;  // id of a LoRA
    bool on = true;
    double strength = 1.0;  // -2..2; below 0 it turns its effect around

    bool operator==(const LoraPlan&) const = default;
};

// A model with a latent space of its own that paints along (Coop-Diffusion, design 1.2). It is a whole painter: what it
// does not say itself it takes from the plan, or as its model recommends. The plan's own model with nothing but a
// prompt (and a mask) of its own is a region: it is evaluated with the leader, in its batch and latent.
struct PartnerPlan {
    std::string model;  // id of a model, see Generator::models()
    bool on = true;
    double strength = 0.5;                     // 0..1: how far it moves the picture at a step
    std::vector<CurvePoint> curve = {};        // at most 64, falling timesteps; if any, it replaces `strength`
    TimestepRange range{kFirstTimestep, 350};  // fusing later averages two pictures and washes them out
    double guidance = 3.0;  // 1..30, of the partner's own prompt and map; much of it burns colours in
    BridgeKind bridge = BridgeKind::Learned;
    SharedImage mask = {};      // grey, as large as the plan: 255 acts fully, 0 not at all; empty: everywhere
    std::string prompt = {};    // empty: the plan's
    std::string negative = {};  // empty: the plan's
    std::vector<ControlPlan> controls = {};  // at most 8, of the partner's own family
    std::vector<LoraPlan> loras = {};        // at most 8, on the partner alone
    int tStruct = kModelsOwn;                // 0..1000 for a pair, as Plan::tStruct; -1: the model's own
    int steps = 0;                           // 1..200, matched to the leader's by log-SNR; 0: as many as the leader's
    // Of the picture that it paints, 1..2048, in the partner's own steps; lower stages have their part of it. 0: in
    // proportion to the plan's, and both 0: as the models' native sizes are to each other.
    int width = 0;
    int height = 0;

    bool operator==(const PartnerPlan&) const = default;
};

// A stage at a lower resolution that hands its picture over at `tLow` (design 1.3).
struct LowStage {
    int width = 128;  // pixels, 64..2048, a multiple of ModelInfo::sizeStep
    int height = 128;
    int tLow = 400;  // 1..998: the stage denoises down to this timestep; earlier, the next one adds things again

    bool operator==(const LowStage&) const = default;
};

// The denoising plan: everything that decides a picture, as a plain value.
// Two equal plans give the same picture bit for bit on one machine with one thread count.
struct Plan {
    std::string prompt;
    std::string negativePrompt;  // stands in for the empty prompt of classifier-free guidance
    std::vector<StyleTerm> styles;
    std::string model = "starter";  // id of a model pair, see Generator::models()
    int width = 256;                // pixels, 64..2048, a multiple of ModelInfo::sizeStep
    int height = 256;
    int steps = 25;         // 1..200 (50 of lcm), of each stage's whole schedule
    double guidance = 5.0;  // 1..30; 1 leaves the negative prompt out
    std::uint64_t seed = 0;
    std::string sampler = "dpmpp_2m";  // one of samplers(), see sampler_names.h
    std::string spacing = "karras";    // one of spacings() that the sampler offers
    int tStruct = 500;                 // 0..1000: structure acts while t > tStruct, texture at t <= tStruct
    int stopAfter = 0;  // 0..1000: so many steps, of all stages together, then the picture as it is; 0: every step
    int lastTimestep = kModelsOwn;  // 0..800, where the steps end and the clean latent is decoded; -1: the model's own
    std::vector<LowStage> lowStages;      // at most 4, none larger than the next, with falling tLow
    std::vector<control::Person> people;  // at most 256; joints in fractions of the canvas, (0,0) top left
    SharedImage edges;                    // grey, white on black, at most 4096 a side, stretched over the canvas
    std::shared_ptr<const control::EdgeDrawing> drawing;  // what `edges` was drawn from, if by hand; not in JSON
    std::vector<PartnerPlan> partners;                    // at most 8
    std::vector<ControlPlan> controls;                    // at most 8
    std::vector<LoraPlan> loras;                          // at most 8; their effects add up

    bool operator==(const Plan&) const = default;
};

// Throws Error with one sentence for the first value out of its range (model-independent checks).
void validate(const Plan& plan);

}  // namespace core::plan
