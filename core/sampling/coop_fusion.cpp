#include "core/sampling/coop_fusion.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::sampling {

CoopFusion::CoopFusion(const Sampler& leader, torch::IntArrayRef leaderShape, std::vector<Partner> partners) {
    if (leaderShape.size() != 4)
        fail("Coop-Diffusion: expected a leader's latent of shape [batch, channels, height, width], found [{}]",
             fmt::join(leaderShape, ", "));
    for (Partner& partner : partners) m_walks.emplace_back(std::move(partner), leader, leaderShape);
}

torch::Tensor CoopFusion::refine(const StepState& leader) {
    std::vector<Contribution> contributions;
    for (PartnerWalk& walk : m_walks) {
        if (walk.actsAt(leader.timestep))
            contributions.push_back(walk.estimate(leader));
        else
            walk.rest();
    }
    torch::Tensor fused = fuseClean(leader.clean, contributions);
    for (PartnerWalk& walk : m_walks) walk.follow(fused);
    return fused;
}

std::vector<std::string> CoopFusion::partnersAt(double t) const {
    std::vector<std::string> names;
    for (const PartnerWalk& walk : m_walks)
        if (walk.actsAt(t)) names.push_back(walk.name());
    return names;
}

}  // namespace core::sampling
