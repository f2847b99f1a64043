#include "core/nets/placement.h"

#include <torch/nn/module.h>
#include <torch/types.h>

namespace core::nets {

void place(torch::nn::Module& net, const Placement& placement) { net.to(placement.device, placement.type); }

Placement placementOf(const torch::nn::Module& net) {
    const auto parameters = net.parameters();
    if (parameters.empty()) return {};
    return {parameters.front().device(), parameters.front().scalar_type()};
}

torch::Tensor placed(const torch::Tensor& x, const Placement& placement) {
    return x.defined() ? x.to(placement.device, placement.type) : x;
}

}  // namespace core::nets
