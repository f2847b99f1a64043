#pragma once

#include <torch/types.h>

#include <functional>
#include <memory>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/device.h"
#include "core/nets/controlnet.h"
#include "core/nets/denoiser.h"
#include "core/pipeline/painting/joint_branches.h"
#include "core/sampling/partner.h"

namespace core::pipeline {

// A ControlNet with its map.
struct ControlAtWork {
    std::shared_ptr<nets::ControlNetModel> net;
    torch::Tensor map;  // [1 or pictures,K,H,W] in [0,1]
    sampling::TimeWindow window = {};
    nets::ControlStrength strength = {};  // `guess` leaves the negative prompt without control
};

// The networks of a model and where they change hands.
struct Generators {
    std::shared_ptr<nets::Denoiser> structure;
    std::shared_ptr<nets::Denoiser> texture;
    double tStruct;  // see sampling::roleAt()
};

// What else a network is told, at one picture size.
struct StageConditions {
    torch::Tensor timeIds = {};         // [1 or branches * pictures,N]; undefined for models without them
    torch::Tensor textureTimeIds = {};  // of the texture generator
    torch::Tensor hint = {};            // [1,K,h,w], stands behind the noisy latent; undefined: nothing
    std::vector<ControlAtWork> controls = {};
    std::vector<RegionAtWork> regions = {};
};

// A model with its prompts, guidance, regions and controls, as one function of the noisy latent: picks structure or
// texture by the timestep and runs the branches of guidance: as one batch, or a small network on the CPU side by side,
// each branch on a core of its own (nets::shouldRunApart).
class GuidedDenoiser {
 public:
    // `cancel` is asked between network blocks, from any thread and from several at once, which throws Cancelled.
    GuidedDenoiser(Generators generators, PromptBranches branches, StageConditions conditions, CancelToken cancel);

    // input [pictures,C,h,w] -> the guided output, of the same shape.
    torch::Tensor operator()(const torch::Tensor& input, double timestep) const;

 private:
    using Network = nets::Denoiser;

    // What the networks are asked, a row for each branch and picture.
    struct Batch {
        std::int64_t pictures = 1;
        nets::DenoiserInput in;
        torch::Tensor hint;               // undefined: none
        std::vector<torch::Tensor> maps;  // one a ControlNet
        torch::Tensor steered;  // [rows,1,1,1]: 0 for the negative prompt, else 1; undefined without ControlNets

        Batch part(std::int64_t first, std::int64_t count) const;
    };

    Batch batchFor(const torch::Tensor& input, double timestep, const JointBranches& branches,
                   const Placement& there) const;
    torch::Tensor evaluate(Network& net, const Batch& batch, double timestep) const;
    torch::Tensor evaluateApart(Network& net, const Batch& batch, double timestep) const;
    nets::ControlResiduals residualsOf(const ControlAtWork& control, const Batch& batch, std::size_t index) const;

    Generators m_generators;
    PromptBranches m_branches;
    StageConditions m_conditions;
    CancelToken m_cancel;
};

// Conditions with the numbers that a model's generators read beside the pooled text, [1,N]; undefined for one without.
StageConditions conditionsFor(const models::DiffusionModel& model, sampling::PictureSize size);

}  // namespace core::pipeline
