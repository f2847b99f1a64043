#pragma once

#include "core/sampling/clean_fusion.h"
#include "core/sampling/partner.h"

namespace core::sampling {

// A partner's latent on its way beside the leader's. For every leader step: estimate(), then follow() once all
// estimates are fused; or rest() where the partner does not act.
//
// A partner that joins late starts from the leader's picture with its own start noise. Steps without an
// evaluation (a finer ladder, a pause) go towards the clean latent of the last exchange. A coarser ladder
// leaves the last estimate standing until its next step is due.
class PartnerWalk {
 public:
    // `leaderShape` [B,C,h,w] of the latents that estimates must match. Throws Error for a mask of another
    // size, an empty window, missing noise or functions.
    PartnerWalk(Partner partner, const Sampler& leader, torch::IntArrayRef leaderShape);

    const std::string& name() const { return m_partner.name; }
    bool actsAt(double t) const;
    // x of the partner's sampler; undefined until it has acted.
    const torch::Tensor& latent() const { return m_x; }

    // Where the partner would take the leader at this step. Throws Error when the bridge gives another shape
    // than the leader's, or the network NaN or infinity.
    Contribution estimate(const StepState& leader);
    // Takes the step that estimate() prepared, towards the fused z0: the note at line 7 of Algorithm 1.
    void follow(const torch::Tensor& fused);
    void rest();

 private:
    torch::Tensor toLeader(const torch::Tensor& clean) const;
    torch::Tensor toPartner(const torch::Tensor& clean) const;
    void moveTo(int step, const torch::Tensor& leaderClean);
    void start(int step, const torch::Tensor& leaderClean);
    void stepTowards(const torch::Tensor& clean);
    torch::Tensor predict() const;
    torch::Tensor weightAt(double t) const;

    Partner m_partner;
    std::vector<std::int64_t> m_leaderShape;
    std::vector<int> m_matches;  // the partner's step for each of the leader's
    torch::Tensor m_x = {};      // before step m_step
    int m_step = 0;
    bool m_isStepDue = false;      // estimate() has evaluated, and follow() is to come
    torch::Tensor m_bridged = {};  // the partner's z0 in the leader's space; stands until the next evaluation
    torch::Tensor m_target = {};   // what the last exchange sent back; undefined after a rest
};

}  // namespace core::sampling
