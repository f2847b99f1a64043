#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <string>
#include <vector>

#include "core/io/safetensors.h"

namespace core::training {

// The trained parameters of a network side by side: one tensor of masters in fp32, one of the numbers the network
// computes with, one of gradients. The network's parameters become views of the second and their gradients views of the
// third, so an optimiser is a handful of operations on whole tensors whatever the number of parameters.
class FlatParameters {
 public:
    // `trained` are parameters of `module`, all of one type and device; they compute in that type.
    FlatParameters(torch::nn::Module& module, const std::vector<torch::Tensor>& trained);

    torch::Tensor& masters() { return m_masters; }      // [N], fp32
    torch::Tensor& gradients() { return m_gradients; }  // [N], of the network's type

    // The masters become the numbers that the network computes with.
    void publish();

    // Views of a tensor [N] by parameter name.
    io::TensorMap named(const torch::Tensor& flat) const;

    // Where a parameter lies.
    struct Place {
        std::string name;
        std::vector<std::int64_t> sizes;
        std::int64_t offset, count;
    };
    const std::vector<Place>& places() const { return m_places; }

 private:
    torch::Tensor viewOf(const torch::Tensor& flat, const Place& place) const;

    std::vector<Place> m_places;
    torch::Tensor m_masters, m_working, m_gradients;
};

}  // namespace core::training
