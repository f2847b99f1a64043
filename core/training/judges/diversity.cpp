#include "core/training/judges/diversity.h"

#include <torch/types.h>

#include "core/base/error.h"

namespace core::training {

double meanSpreadOfSeeds(const torch::Tensor& descriptors, const torch::Tensor& spread) {
    const auto seeds = descriptors.size(1);
    if (seeds < 2) fail("diversity: expected two or more pictures of a caption, found {}", seeds);
    const auto rows = descriptors.to(torch::kFloat64) * torch::where(spread > 0, 1 / spread, torch::zeros_like(spread));
    double sum = 0.0;
    for (std::int64_t a = 0; a < seeds; ++a)
        for (std::int64_t b = a + 1; b < seeds; ++b)
            sum += (rows.select(1, a) - rows.select(1, b)).square().sum(1).sqrt().mean().item<double>();
    return sum / (0.5 * static_cast<double>(seeds * (seeds - 1)));
}

}  // namespace core::training
