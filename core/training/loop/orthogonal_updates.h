#pragma once

#include <torch/types.h>

#include <vector>

#include "core/training/loop/flat_parameters.h"

namespace core::training {

// The update of hidden matrices in Muon (Jordan et al. 2024, "Muon: An optimizer for hidden layers"; scaled as in Liu
// et al. 2025, "Muon is scalable for LLM training", section 2.2, so that AdamW's learning rates fit): the momentum
// without its singular values, so that rare directions are learned as fast as common ones.
class OrthogonalUpdates {
 public:
    // Concerns the matrices of at least 64 x 64; wide and tall ones are taken apart into squares.
    explicit OrthogonalUpdates(const FlatParameters& parameters);

    // Overwrites the places of these matrices in `update` [N] by the orthogonal factors of `momentum` [N] times 0.2
    // sqrt(side): their entries have a root mean square of 0.2, as AdamW's have.
    void overwrite(torch::Tensor& update, const torch::Tensor& momentum) const;

 private:
    // Matrices of one shape.
    struct Group {
        std::int64_t rows, columns;
        std::vector<std::int64_t> offsets;
    };
    std::vector<Group> m_groups;
};

// About the nearest orthogonal matrix to each of [n,s,s], singular values within 0.7..1.2: five steps of a quintic
// Newton-Schulz iteration.
torch::Tensor orthogonalised(const torch::Tensor& squares);

}  // namespace core::training
