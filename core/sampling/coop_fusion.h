#pragma once

#include <string>
#include <vector>

#include "core/sampling/partner_walk.h"

namespace core::sampling {

// Coop-Diffusion between latent spaces (PanGu-Draw, Sub-Module 1, Algorithm 1): partners steer a leader's walk by
// fusing their clean latents with its own. One object serves one run of the leader:
//
//   CoopFusion fusion(sampler, x.sizes(), partners);
//   run.refineClean = [&](const StepState& state) { return fusion.refine(state); };
//
// Without partners the leader walks exactly as alone.
class CoopFusion {
 public:
    // `leaderShape` [B,C,h,w] of the leader's latent. Throws Error naming the partner that cannot take part.
    CoopFusion(const Sampler& leader, torch::IntArrayRef leaderShape, std::vector<Partner> partners);

    // The fused z0 for the leader's step; lets every partner at work take its own. Throws Error naming the
    // partner whose bridge or network gives what cannot be used.
    torch::Tensor refine(const StepState& leader);

    // Who acts at the leader's t, in the order given.
    std::vector<std::string> partnersAt(double t) const;
    // x of a partner's sampler; undefined until it has acted.
    const torch::Tensor& partnerLatent(std::size_t index) const { return m_walks.at(index).latent(); }

 private:
    std::vector<PartnerWalk> m_walks;
};

}  // namespace core::sampling
