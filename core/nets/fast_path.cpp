#include "core/nets/fast_path.h"

#include <ATen/Parallel.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/normalization.h>
#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/nets/kernels/kernels.h"

namespace core::nets {
namespace {

constexpr std::int64_t kFewestChannels = 8;  // of a vector; with fewer the kernel would pad

bool isWinograd(const torch::nn::Conv2d& conv, const torch::Tensor& x) {
    return isFast(x) && isFast(conv->weight) && x.dim() == 4 && x.numel() > 0 && conv->bias.defined() &&
           conv->weight.size(0) >= kFewestChannels && conv->weight.size(1) >= kFewestChannels &&
           conv->weight.size(1) == x.size(1);
}

torch::Tensor convolveWinograd(const torch::nn::Conv2d& conv, const torch::Tensor& x, const ConvolutionExtras& extras) {
    const auto input = x.contiguous(), weight = conv->weight.contiguous();
    const bool perPicture = extras.perPicture.defined();
    const auto bias = perPicture ? (extras.perPicture + conv->bias).contiguous() : conv->bias.contiguous();
    const auto residual = extras.residual.defined() ? extras.residual.contiguous() : torch::Tensor();
    const auto result = torch::empty({x.size(0), weight.size(0), x.size(2), x.size(3)}, x.options());
    kernels::Convolution c;
    c.x = input.data_ptr<float>();
    c.weight = weight.data_ptr<float>();
    c.bias = bias.data_ptr<float>();
    c.residual = residual.defined() ? residual.data_ptr<float>() : nullptr;
    c.result = result.data_ptr<float>();
    c.batch = x.size(0);
    c.in = x.size(1);
    c.out = weight.size(0);
    c.height = x.size(2);
    c.width = x.size(3);
    c.biasPerPicture = perPicture;
    kernels::best().convolve3x3(c, at::get_num_threads());
    return result;
}

torch::Tensor normaliseFast(const torch::nn::GroupNorm& norm, const torch::Tensor& x, const torch::Tensor& result,
                            bool silu) {
    const auto weight = norm->weight.contiguous(), bias = norm->bias.contiguous();
    kernels::GroupNorm n;
    n.x = x.data_ptr<float>();
    n.weight = weight.data_ptr<float>();
    n.bias = bias.data_ptr<float>();
    n.result = result.data_ptr<float>();
    n.batch = x.size(0);
    n.channels = x.size(1);
    n.pixels = x.size(2) * x.size(3);
    n.groups = norm->options.num_groups();
    n.eps = norm->options.eps();
    n.silu = silu;
    kernels::best().groupNorm(n, at::get_num_threads());
    return result;
}

bool isFastNorm(const torch::nn::GroupNorm& norm, const torch::Tensor& x) {
    return isFast(x) && x.dim() == 4 && norm->weight.defined() && isFast(norm->weight) &&
           x.size(1) == norm->options.num_channels() && x.numel() > 0;
}

}  // namespace

bool isFast(const torch::Tensor& x) {
    return !torch::GradMode::is_enabled() && x.device().is_cpu() && x.scalar_type() == torch::kFloat32;
}

torch::Tensor convolve3x3(torch::nn::Conv2d& conv, const torch::Tensor& x, const ConvolutionExtras& extras) {
    if (isWinograd(conv, x)) return convolveWinograd(conv, x, extras);
    auto h = conv(x);
    if (extras.perPicture.defined()) h = h + extras.perPicture.unsqueeze(2).unsqueeze(3);
    return extras.residual.defined() ? extras.residual + h : h;
}

torch::Tensor normalise(torch::nn::GroupNorm& norm, const torch::Tensor& x) {
    if (!isFastNorm(norm, x)) return norm(x);
    const auto input = x.contiguous();
    return normaliseFast(norm, input, torch::empty_like(input), false);
}

torch::Tensor normaliseSilu(torch::nn::GroupNorm& norm, const torch::Tensor& x) {
    if (!isFastNorm(norm, x)) return torch::silu(norm(x));
    const auto input = x.contiguous();
    return normaliseFast(norm, input, torch::empty_like(input), true);
}

torch::Tensor normaliseSiluInPlace(torch::nn::GroupNorm& norm, torch::Tensor x) {
    if (!isFastNorm(norm, x) || !x.is_contiguous()) return torch::silu(norm(x));
    return normaliseFast(norm, x, x, true);
}

torch::Tensor modulatedNorm(const torch::Tensor& x, const torch::Tensor& scale, const torch::Tensor& shift) {
    const bool isPlain = x.is_contiguous() && scale.stride(-1) == 1 && scale.strides() == shift.strides();
    if (!isFast(x) || !isFast(scale) || !isPlain || x.numel() == 0)
        return torch::addcmul(shift.unsqueeze(1), torch::layer_norm(x, {x.size(-1)}), scale.unsqueeze(1) + 1);
    const auto result = torch::empty_like(x);
    kernels::ModulatedNorm n;
    n.x = x.data_ptr<float>();
    n.scale = scale.data_ptr<float>();
    n.shift = shift.data_ptr<float>();
    n.result = result.data_ptr<float>();
    n.batch = x.size(0);
    n.tokens = x.size(1);
    n.width = x.size(2);
    n.modulationStride = scale.stride(0);
    kernels::best().modulatedNorm(n, at::get_num_threads());
    return result;
}

torch::Tensor gatedGelu(const torch::Tensor& x) {
    if (!isFast(x) || !x.is_contiguous()) {
        const auto halves = x.chunk(2, -1);
        return halves[0] * torch::gelu(halves[1]);
    }
    auto sizes = x.sizes().vec();
    sizes.back() /= 2;
    auto result = torch::empty(sizes, x.options());
    const auto width = sizes.back(), rows = result.numel() / std::max<std::int64_t>(1, width);
    kernels::best().geglu(x.data_ptr<float>(), result.data_ptr<float>(), rows, width, at::get_num_threads());
    return result;
}

}  // namespace core::nets
