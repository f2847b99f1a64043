#include "core/training/judges/convolution_net.h"

#include <torch/nn/init.h>
#include <torch/nn/module.h>
#include <torch/types.h>
#include <torch/utils.h>

namespace core::training {

void startForRelu(torch::nn::Module& net) {
    const torch::NoGradGuard noGrad;
    for (const auto& item : net.named_parameters()) {
        if (item.value().dim() > 1)
            torch::nn::init::kaiming_normal_(item.value(), 0.0, torch::kFanIn, torch::kReLU);
        else
            item.value().zero_();
    }
}

}  // namespace core::training
