#include "core/sampling/guidance.h"

#include <torch/types.h>

namespace core::sampling {

torch::Tensor guide(const torch::Tensor& unconditional, const torch::Tensor& conditional, double scale,
                    const std::vector<StyleOutput>& styles) {
    torch::Tensor guided = unconditional + scale * (conditional - unconditional);
    for (const StyleOutput& style : styles) guided = guided + style.strength * (style.output - conditional);
    return guided;
}

torch::Tensor rescaleGuided(const torch::Tensor& guided, const torch::Tensor& conditional, double amount) {
    if (amount == 0.0) return guided;
    const auto spread = [](const torch::Tensor& output) {
        return output.std(torch::IntArrayRef({1, 2, 3}), /*unbiased=*/true, /*keepdim=*/true);
    };
    const torch::Tensor rescaled = guided * (spread(conditional) / spread(guided));
    return amount * rescaled + (1.0 - amount) * guided;
}

}  // namespace core::sampling
