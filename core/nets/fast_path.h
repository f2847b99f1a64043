#pragma once

#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/normalization.h>

// Layers of inference on the CPU by our own kernels (core/nets/kernels), which leave out copies and fuse neighbours.
// While gradients are recorded, on other devices and in other precisions each is the plain chain of LibTorch operations
// with the same result up to rounding.
namespace core::nets {

// Whether the kernels may read these tensors: fp32 on the CPU, no gradients recorded.
bool isFast(const torch::Tensor& x);

// What is added to a convolution's result.
struct ConvolutionExtras {
    torch::Tensor perPicture;  // [B,out]; may be undefined
    torch::Tensor residual;    // [B,out,H,W]; may be undefined
};

// conv(x) with the extras added, of a 3x3 convolution with stride 1, padding 1 and a bias.
torch::Tensor convolve3x3(torch::nn::Conv2d& conv, const torch::Tensor& x, const ConvolutionExtras& extras = {});

// norm(x) of a map [B,C,H,W], and SiLU of it.
torch::Tensor normalise(torch::nn::GroupNorm& norm, const torch::Tensor& x);
torch::Tensor normaliseSilu(torch::nn::GroupNorm& norm, const torch::Tensor& x);

// The same for an x that nobody else holds: its memory may be the result's.
torch::Tensor normaliseSiluInPlace(torch::nn::GroupNorm& norm, torch::Tensor x);

// [..., 2n] -> [..., n]: the first half times the exact GELU of the second.
torch::Tensor gatedGelu(const torch::Tensor& x);

// layer_norm(x) * (1 + scale) + shift of tokens [B,N,C]; scale and shift [B,C].
torch::Tensor modulatedNorm(const torch::Tensor& x, const torch::Tensor& scale, const torch::Tensor& shift);

}  // namespace core::nets
