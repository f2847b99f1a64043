#include "core/nets/patch_residual.h"

#include <torch/nn/init.h>
#include <torch/nn/modules/conv.h>
#include <torch/types.h>

#include "core/nets/convolutions.h"
#include "core/nets/fast_path.h"

namespace core::nets {
namespace {

torch::nn::Conv2d dilated3x3(std::int64_t channels, std::int64_t dilation) {
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(channels, channels, 3).padding(dilation).dilation(dilation));
}

bool isDilated(const torch::nn::Conv2d& conv) { return conv->options.dilation()->at(0) > 1; }

}  // namespace

PatchResidualImpl::PatchResidualImpl(std::int64_t channels, std::int64_t dilation) {
    m_conv1 = register_module("conv1", dilated3x3(channels, dilation));
    m_conv2 = register_module("conv2", conv3x3(channels, channels));
}

torch::Tensor PatchResidualImpl::forward(const torch::Tensor& x) {
    const auto h = isDilated(m_conv1) ? m_conv1(x) : convolve3x3(m_conv1, x);
    return convolve3x3(m_conv2, torch::silu(h), {.perPicture = {}, .residual = x});
}

void PatchResidualImpl::startAtIdentity() {
    torch::nn::init::zeros_(m_conv2->weight);
    torch::nn::init::zeros_(m_conv2->bias);
}

}  // namespace core::nets
