#include "core/sampling/clean_fusion.h"

#include <torch/types.h>

namespace core::sampling {

torch::Tensor fuseClean(const torch::Tensor& leader, const std::vector<Contribution>& partners) {
    if (partners.empty()) return leader;
    torch::Tensor kept = torch::ones_like(partners.front().weight), total = torch::zeros_like(kept);
    for (const Contribution& partner : partners) {
        kept = kept * (1.0 - partner.weight);
        total = total + partner.weight;
    }
    constexpr double kTiny = 1e-12;  // where nobody has a weight, nothing is shared
    const torch::Tensor share = (1.0 - kept) / total.clamp_min(kTiny);
    torch::Tensor fused = kept * leader;
    for (const Contribution& partner : partners) fused = fused + share * partner.weight * partner.clean;
    return fused.to(leader.scalar_type());
}

}  // namespace core::sampling
