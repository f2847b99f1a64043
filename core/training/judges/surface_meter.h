#pragma once

#include <torch/types.h>

#include <cstdint>

namespace core::training {

// Measures the surface of pictures without knowing what they show: how strong their outlines are and whether the grid
// of the latents is seen. Pictures are added batch by batch; none is kept.
class SurfaceMeter {
 public:
    // `cell` is how many pixels a side a latent spans, >= 2.
    explicit SurfaceMeter(std::int64_t cell);

    // Pictures [B,3,H,W] in [-1,1], larger than a cell. Throws Error for others.
    void add(const torch::Tensor& pictures);

    // The gradient at a pixel is the root of the summed squares, over the colours, of the steps from its left and its
    // upper neighbour. This share (0..1) of all pixels has at most the gradient returned, to 0.001. 0 for no pictures.
    double gradientPercentile(double share) const;

    // The mean absolute step across the lines of the latents' grid against the mean of all other steps; 1 where no grid
    // is seen. 1 for no pictures, and for plain ones.
    double blockRatio() const;

 private:
    void addGradients(const torch::Tensor& right, const torch::Tensor& down);

    std::int64_t m_cell;
    torch::Tensor m_histogram;  // of gradients
    // Mean steps, summed over batches in proportion to the pictures; [0] across rows of the grid, [1] across columns.
    double m_onGrid[2] = {0, 0}, m_offGrid[2] = {0, 0};
};

}  // namespace core::training
