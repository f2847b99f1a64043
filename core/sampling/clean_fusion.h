#pragma once

#include <torch/types.h>

#include <vector>

namespace core::sampling {

// What a partner says about the leader's clean latent.
struct Contribution {
    torch::Tensor clean;   // z0~, the leader's shape [B,C,h,w]
    torch::Tensor weight;  // 0..1: one number, or [1,1,h,w] over the latent
};

// Step 4 of Coop-Diffusion (PanGu-Draw, Algorithm 1), which is a convex combination of clean latents.
// One partner of weight d: z0_fuse = d z0~ + (1-d) z0. Of several, in any order, the leader keeps the product
// of all (1-d_k), as if they were fused one after the other, and the partners share the rest in proportion
// to their d_k: strong partners together cannot silence a leader that none of them silences alone.
torch::Tensor fuseClean(const torch::Tensor& leader, const std::vector<Contribution>& partners);

}  // namespace core::sampling
