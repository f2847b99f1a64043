#include "core/nets/feed_forward.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include "core/nets/fast_path.h"

namespace core::nets {

GegluImpl::GegluImpl(std::int64_t in, std::int64_t out) {
    m_projection = register_module("proj", torch::nn::Linear(in, 2 * out));
}

torch::Tensor GegluImpl::forward(const torch::Tensor& x) { return gatedGelu(m_projection(x)); }

FeedForwardImpl::FeedForwardImpl(std::int64_t channels)
    : m_geglu(channels, 4 * channels), m_out(4 * channels, channels) {
    // The names are net.0 and net.2: a dropout, which has no weights, stands between them.
    auto net = register_module("net", torch::nn::ModuleList());
    net->push_back(m_geglu);
    net->push_back(torch::nn::Identity());
    net->push_back(m_out);
}

torch::Tensor FeedForwardImpl::forward(const torch::Tensor& x) { return m_out(m_geglu(x)); }

}  // namespace core::nets
