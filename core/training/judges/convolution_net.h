#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>

#include <cstddef>
#include <functional>
#include <vector>

namespace core::training {

// May change the output of a convolution, which is called by its number in ConvolutionNet::convolutions().
using AfterConvolution = std::function<torch::Tensor(std::size_t index, const torch::Tensor& maps)>;

// A judge's network. Norms can stand behind its convolutions while it learns (NormedLearner).
class ConvolutionNet : public torch::nn::Module {
 public:
    // Those that like a norm behind them.
    virtual std::vector<torch::nn::Conv2d> convolutions() = 0;

    // What the network learns to say of pictures; `after`, if any, is called for each of convolutions().
    virtual torch::Tensor walk(const torch::Tensor& pictures, const AfterConvolution& after) = 0;

    torch::Tensor forward(const torch::Tensor& pictures) { return walk(pictures, {}); }
};

// He's first weights for what ends in ReLU, zero biases.
void startForRelu(torch::nn::Module& net);

}  // namespace core::training
