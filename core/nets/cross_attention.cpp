#include "core/nets/cross_attention.h"

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include "core/nets/attention.h"

namespace core::nets {
namespace {

torch::nn::Linear withoutBias(std::int64_t in, std::int64_t out) {
    return torch::nn::Linear(torch::nn::LinearOptions(in, out).bias(false));
}

}  // namespace

CrossAttentionImpl::CrossAttentionImpl(const CrossAttentionOptions& options) : m_options(options) {
    m_toQ = register_module("to_q", withoutBias(options.channels, options.channels));
    m_toK = register_module("to_k", withoutBias(options.contextChannels, options.channels));
    m_toV = register_module("to_v", withoutBias(options.contextChannels, options.channels));
    m_toOut.bind(*this, "to_out");
    m_toOut.add(torch::nn::Linear(options.channels, options.channels));
}

torch::Tensor CrossAttentionImpl::forward(const torch::Tensor& x, const torch::Tensor& context) {
    const auto q = m_toQ(x), k = m_toK(context), v = m_toV(context);
    if (!m_options.upcast || x.scalar_type() == torch::kFloat32) return m_toOut[0](attend(q, k, v, m_options.heads));
    const auto out = attend(q.to(torch::kFloat32), k.to(torch::kFloat32), v.to(torch::kFloat32), m_options.heads);
    return m_toOut[0](out.to(x.scalar_type()));
}

}  // namespace core::nets
