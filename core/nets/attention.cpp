#include "core/nets/attention.h"

#include <torch/torch.h>
#include <torch/version.h>

#include <algorithm>
#include <cmath>

namespace core::nets {
namespace {

#if TORCH_VERSION_MAJOR >= 2

// [B,N,heads*d] -> [B,heads,N,d]
torch::Tensor splitHeads(const torch::Tensor& x, std::int64_t heads) {
    return x.reshape({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

torch::Tensor attendFused(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads) {
    const auto out = at::scaled_dot_product_attention(splitHeads(q, heads), splitHeads(k, heads), splitHeads(v, heads));
    return out.transpose(1, 2).reshape(q.sizes());
}

#else

constexpr std::int64_t kBatchedTokens = 256;  // up to here one batched product beats a product per head
constexpr std::int64_t kQueryBlock = 512;

double scaleOf(const torch::Tensor& q, std::int64_t heads) {
    return 1.0 / std::sqrt(static_cast<double>(q.size(2) / heads));
}

// [B,N,heads*d] -> [B*heads,N,d]
torch::Tensor headsAsBatch(const torch::Tensor& x, std::int64_t heads) {
    const auto d = x.size(2) / heads;
    return x.reshape({x.size(0), x.size(1), heads, d}).transpose(1, 2).reshape({x.size(0) * heads, x.size(1), d});
}

// One product for all heads. bmm, because baddbmm with beta = 0 reads uninitialised memory in 1.13.
torch::Tensor attendBatched(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                            std::int64_t heads) {
    const auto scores = torch::bmm(headsAsBatch(q * scaleOf(q, heads), heads), headsAsBatch(k, heads).transpose(1, 2));
    const auto out = torch::bmm(torch::softmax(scores, -1), headsAsBatch(v, heads));
    return out.view({q.size(0), heads, q.size(1), -1}).transpose(1, 2).reshape(q.sizes());
}

// One head of one picture, all [tokens,d]. `scores` [kQueryBlock or less, M] is scratch: a fresh tensor
// for every block costs more in page faults than the softmax itself.
void attendHead(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, const torch::Tensor& out,
                const torch::Tensor& scores) {
    const auto keys = k.t();
    for (std::int64_t start = 0; start < q.size(0); start += kQueryBlock) {
        const auto count = std::min(kQueryBlock, q.size(0) - start);
        auto block = scores.narrow(0, 0, count);
        auto target = out.narrow(0, start, count);
        at::mm_out(block, q.narrow(0, start, count), keys);
        at::_softmax_out(block, block, 1, false);
        at::mm_out(target, block, v);
    }
}

// Head by head in blocks of queries: 1.13 runs bmm at a sixth of the speed of mm on large maps.
torch::Tensor attendInBlocks(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v,
                             std::int64_t heads) {
    const auto scaled = q * scaleOf(q, heads);
    const auto out = torch::empty(q.sizes(), q.options());
    const auto scores = torch::empty({std::min(q.size(1), kQueryBlock), k.size(1)}, q.options());
    const auto d = q.size(2) / heads;
    for (std::int64_t b = 0; b < q.size(0); ++b)
        for (std::int64_t head = 0; head < heads; ++head) {
            const auto part = [&](const torch::Tensor& x) { return x[b].narrow(1, head * d, d); };
            attendHead(part(scaled), part(k), part(v), part(out), scores);
        }
    return out;
}

#endif

}  // namespace

torch::Tensor attend(const torch::Tensor& q, const torch::Tensor& k, const torch::Tensor& v, std::int64_t heads) {
#if TORCH_VERSION_MAJOR >= 2
    return attendFused(q, k, v, heads);
#else
    const bool batched = torch::GradMode::is_enabled() || q.size(1) <= kBatchedTokens;
    return batched ? attendBatched(q, k, v, heads) : attendInBlocks(q, k, v, heads);
#endif
}

}  // namespace core::nets
