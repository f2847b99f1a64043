#include "core/sampling/guidance.h"

#include <torch/torch.h>

namespace core::sampling {

torch::Tensor guide(const torch::Tensor& unconditional, const torch::Tensor& conditional, double scale,
                    const std::vector<StyleOutput>& styles) {
    torch::Tensor guided = unconditional + scale * (conditional - unconditional);
    for (const StyleOutput& style : styles) guided = guided + style.strength * (style.output - conditional);
    return guided;
}

}  // namespace core::sampling
