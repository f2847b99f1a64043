#pragma once

#include <torch/types.h>

#include <string>
#include <vector>

#include "core/pipeline/painting/prompt_branches.h"
#include "core/sampling/partner.h"

namespace core::pipeline {

// Words for a part of the picture: a partner that is the leader's own network. It needs no latent and no bridge of its
// own, for Algorithm 1 would lead both along the same one; what is left of it is another prompt on the leader's latent.
struct RegionAtWork {
    std::string name;
    PromptBranches branches;
    sampling::StrengthCurve strength{0.5};
    sampling::TimeWindow window = {};
    torch::Tensor mask = {};  // [1,1,h,w], 0..1; undefined: everywhere

    bool actsAt(double t) const { return window.contains(t) && strength.at(t) > 0.0; }
};

// The branches of a picture and those of the regions that act at a timestep, as one batch.
class JointBranches {
 public:
    // Both outlive this.
    JointBranches(const PromptBranches& whole, const std::vector<RegionAtWork>& regions, double timestep);

    const torch::Tensor& tokens() const { return m_tokens; }
    const torch::Tensor& pooled() const { return m_pooled; }  // undefined for towers without one
    std::int64_t count() const;                               // of blocks, a row a picture each

    // Zeros in the rows of negative prompts: [rows,...] of its own.
    torch::Tensor withoutNegatives(const torch::Tensor& rows) const;

    // The outputs of all branches [rows,C,h,w] -> [pictures,C,h,w]. Each part is guided by itself; they are then fused
    // as clean latents are (sampling::fuseClean), which is the same: for one noisy latent, the clean one is an affine
    // function of the output, whatever the network predicts.
    torch::Tensor combine(const torch::Tensor& outputs) const;

 private:
    const PromptBranches& m_whole;
    std::vector<const RegionAtWork*> m_regions;  // that act
    double m_timestep;
    torch::Tensor m_tokens, m_pooled;
};

}  // namespace core::pipeline
