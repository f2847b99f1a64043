#include "core/training/repair/spectral_conv.h"

#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

namespace core::training {
namespace {

torch::Tensor unit(const torch::Tensor& vector) { return vector / (vector.norm() + 1e-12); }

}  // namespace

SpectralConvImpl::SpectralConvImpl(std::int64_t in, std::int64_t out, std::int64_t kernel, std::int64_t stride)
    : m_kernel(kernel), m_stride(stride) {
    m_weight = register_parameter("weight", torch::empty({out, in, kernel, kernel}));
    m_bias = register_parameter("bias", torch::zeros({out}));
    torch::nn::init::kaiming_uniform_(m_weight, 1.0);
    m_left = register_buffer("left", unit(torch::randn({out})));
    m_right = register_buffer("right", unit(torch::randn({in * kernel * kernel})));
}

// Products of vectors are spelled out as sums: the matrix is small, and its numbers are not to lose bits.
torch::Tensor SpectralConvImpl::largestSingularValue() {
    const auto matrix = m_weight.flatten(1);
    if (is_training()) {
        const torch::NoGradGuard noGrad;
        m_right.copy_(unit((matrix * m_left.unsqueeze(1)).sum(0)));
        m_left.copy_(unit((matrix * m_right).sum(1)));
    }
    // Copies: the next call's power iteration must not change what this one's gradient needs.
    return (m_left.clone().unsqueeze(1) * matrix * m_right.clone()).sum();
}

torch::Tensor SpectralConvImpl::forward(const torch::Tensor& x) {
    const auto weight = m_weight / largestSingularValue();
    return torch::conv2d(x, weight.to(x.scalar_type()), m_bias.to(x.scalar_type()), m_stride, m_kernel / 2);
}

}  // namespace core::training
