#pragma once

#include <torch/nn/modules/linear.h>

#include <cstdint>

namespace core::nets {

// [cos(t f_i) | sin(t f_i)], f_i = 10000^(-i / (width/2)): the timestep embedding of DDPM (Ho et al. 2020,
// appendix B) with the halves in the order of Stable Diffusion. t [N] of any type, fractions allowed;
// `width` even -> [N,width] in fp32.
torch::Tensor sinusoid(const torch::Tensor& t, std::int64_t width);

// Two linear layers around a SiLU: [B,in] -> [B,out].
class TimestepEmbeddingImpl : public torch::nn::Module {
 public:
    TimestepEmbeddingImpl(std::int64_t in, std::int64_t out);
    torch::Tensor forward(const torch::Tensor& x);

 private:
    torch::nn::Linear m_linear1{nullptr}, m_linear2{nullptr};
};
TORCH_MODULE(TimestepEmbedding);

}  // namespace core::nets
