#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/batchnorm.h>

#include <functional>
#include <memory>

#include "core/nets/module_vector.h"
#include "core/training/judges/convolution_net.h"

namespace core::training {

// A judge's network as it learns: with a batch norm behind each convolution (Ioffe and Szegedy 2015), which makes it
// learn many times faster. What is shipped has none: norms are linear once their statistics stand still, and
// fold() puts them into the convolutions.
class NormedLearner : public torch::nn::Module {
 public:
    explicit NormedLearner(std::shared_ptr<ConvolutionNet> net);

    torch::Tensor forward(const torch::Tensor& pictures);

    // For a network that has learned without norms: they begin as what changes nothing on these pictures.
    void startAsIs(const torch::Tensor& pictures);

    // Measures the statistics anew over `batches` calls of `next`, for weights that have not learned with them.
    void settle(int batches, const std::function<torch::Tensor()>& next);

    // From now on the network alone is the same function; this learner has had its day.
    void fold();

 private:
    std::shared_ptr<ConvolutionNet> m_net;
    nets::ModuleVector<torch::nn::BatchNorm2d> m_norms;
};

}  // namespace core::training
