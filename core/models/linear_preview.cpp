#include "core/models/linear_preview.h"

#include <torch/nn/functional/upsampling.h>
#include <torch/types.h>
#include <torch/utils.h>

namespace core::models {
namespace {

constexpr std::int64_t kPictures = 8;
constexpr std::int64_t kLatentSide = 16;
constexpr std::int64_t kPatches = 5;  // colour patches a side

namespace F = torch::nn::functional;

// Random colours, blended smoothly: every colour and many gradients, the same on every machine.
torch::Tensor colourFields(std::int64_t side) {
    const auto generator = at::make_generator<at::CPUGeneratorImpl>(7);
    const auto colours = torch::rand({kPictures, 3, kPatches, kPatches}, generator) * 2 - 1;
    return F::interpolate(colours, F::InterpolateFuncOptions()
                                       .size(std::vector<std::int64_t>{side, side})
                                       .mode(torch::kBilinear)
                                       .align_corners(false));
}

torch::Tensor rowsOf(const torch::Tensor& planes) { return planes.permute({0, 2, 3, 1}).reshape({-1, planes.size(1)}); }

}  // namespace

LinearPreview LinearPreview::fit(const std::function<torch::Tensor(const torch::Tensor&)>& encode,
                                 std::int64_t downsampling) {
    torch::NoGradGuard noGrad;
    const auto pictures = colourFields(kLatentSide * downsampling);
    const auto latents = rowsOf(encode(pictures));
    const auto colours = rowsOf(torch::avg_pool2d(pictures, downsampling));
    const auto inputs = torch::cat({latents, torch::ones({latents.size(0), 1})}, 1);
    // Ridge keeps the fit stable where a channel hardly moves.
    const auto gram = inputs.t().mm(inputs) + 1e-3 * torch::eye(inputs.size(1));
    const auto solution = torch::linalg_solve(gram, inputs.t().mm(colours));
    LinearPreview preview;
    preview.m_weights = solution.slice(0, 0, -1).contiguous();
    preview.m_bias = solution[-1].contiguous();
    return preview;
}

torch::Tensor LinearPreview::apply(const torch::Tensor& latents) const {
    const auto rgb = rowsOf(latents).mm(m_weights) + m_bias;
    return rgb.view({latents.size(0), latents.size(2), latents.size(3), 3}).permute({0, 3, 1, 2});
}

}  // namespace core::models
