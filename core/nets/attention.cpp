#include "core/nets/attention.h"

#include <ATen/Parallel.h>
#include <torch/types.h>
#include <torch/utils.h>
#include <torch/version.h>

#include <cmath>

#include "core/nets/fast_path.h"
#include "core/nets/kernels/kernels.h"

namespace core::nets {
namespace {

#if TORCH_VERSION_MAJOR >= 2

// [B,N,heads*d] -> [B,heads,N,d]
torch::Tensor splitHeads(const torch::Tensor& x, std::int64_t heads) {
    return x.reshape({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

torch::Tensor attendByTorch(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                            std::int64_t heads) {
    const auto out = at::scaled_dot_product_attention(splitHeads(q, heads), splitHeads(k, heads), splitHeads(v, heads));
    return out.transpose(1, 2).reshape(q.sizes());
}

#else

// [B,N,heads*d] -> [B*heads,N,d]
torch::Tensor headsAsBatch(const torch::Tensor& x, std::int64_t heads) {
    const auto d = x.size(2) / heads;
    return x.reshape({x.size(0), x.size(1), heads, d}).transpose(1, 2).reshape({x.size(0) * heads, x.size(1), d});
}

// One product for all heads. bmm, because baddbmm with beta = 0 reads uninitialised memory in 1.13.
torch::Tensor attendByTorch(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                            std::int64_t heads) {
    const double scale = 1.0 / std::sqrt(static_cast<double>(q.size(2) / heads));
    const auto scores = torch::bmm(headsAsBatch(q * scale, heads), headsAsBatch(k, heads).transpose(1, 2));
    const auto out = torch::bmm(torch::softmax(scores, -1), headsAsBatch(v, heads));
    return out.view({q.size(0), heads, q.size(1), -1}).transpose(1, 2).reshape(q.sizes());
}

#endif

torch::Tensor attendFused(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads) {
    const auto result = torch::empty(q.sizes(), q.options());
    attendInto(result, q.contiguous(), k.contiguous(), v.contiguous(), heads);
    return result;
}

}  // namespace

void attendInto(const torch::Tensor& result, const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                std::int64_t heads) {
    kernels::Attention a;
    a.q = q.data_ptr<float>();
    a.k = k.data_ptr<float>();
    a.v = v.data_ptr<float>();
    a.result = result.data_ptr<float>();
    a.batch = q.size(0);
    a.queries = q.size(1);
    a.keys = k.size(1);
    a.heads = heads;
    a.d = q.size(2) / heads;
    a.resultStride = result.stride(1);
    kernels::best().attend(a, at::get_num_threads());
}

torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads) {
    const bool fused = isFast(q) && isFast(k) && isFast(v) && q.numel() > 0 && k.numel() > 0;
    return fused ? attendFused(q, k, v, heads) : attendByTorch(q, k, v, heads);
}

}  // namespace core::nets
