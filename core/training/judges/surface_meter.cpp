#include "core/training/judges/surface_meter.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/base/error.h"

namespace core::training {
namespace {

constexpr double kBinWidth = 0.001;
constexpr std::int64_t kBins = 5000;  // the largest gradient is the root of 24

// Which of so many steps along an axis cross a line of the grid: step i goes from pixel i to pixel i + 1.
torch::Tensor crossesGrid(std::int64_t steps, std::int64_t cell) {
    return (torch::arange(steps) + 1).remainder(cell) == 0;
}

}  // namespace

SurfaceMeter::SurfaceMeter(std::int64_t cell) : m_cell(cell), m_histogram(torch::zeros({kBins}, torch::kInt64)) {
    if (cell < 2) fail("surface meter: expected cells of 2 pixels or more, found {}", cell);
}

void SurfaceMeter::add(const torch::Tensor& pictures) {
    if (pictures.dim() != 4 || pictures.size(1) != 3 || pictures.size(2) <= m_cell || pictures.size(3) <= m_cell)
        fail("surface meter: expected pictures [B,3,H,W] larger than a cell of {}, found [{}]", m_cell,
             fmt::join(pictures.sizes(), ", "));
    const torch::NoGradGuard noGrad;
    const auto p = pictures.to(torch::kCPU, torch::kFloat32);
    const auto right = p.slice(3, 1) - p.slice(3, 0, -1), down = p.slice(2, 1) - p.slice(2, 0, -1);
    addGradients(right, down);
    const auto count = static_cast<double>(pictures.size(0));
    const torch::Tensor means[2] = {down.abs().mean({0, 1, 3}), right.abs().mean({0, 1, 2})};
    for (int axis = 0; axis < 2; ++axis) {
        const auto onGrid = crossesGrid(means[axis].size(0), m_cell);
        m_onGrid[axis] += count * means[axis].masked_select(onGrid).mean().item<double>();
        m_offGrid[axis] += count * means[axis].masked_select(~onGrid).mean().item<double>();
    }
}

void SurfaceMeter::addGradients(const torch::Tensor& right, const torch::Tensor& down) {
    const auto squares = right.slice(2, 1).square().sum(1) + down.slice(3, 1).square().sum(1);
    const auto bins = (squares.sqrt() / kBinWidth).to(torch::kInt64).clamp_max(kBins - 1);
    m_histogram += torch::bincount(bins.flatten(), {}, kBins);
}

double SurfaceMeter::gradientPercentile(double share) const {
    const auto total = m_histogram.sum().item<std::int64_t>();
    const auto wanted = share * static_cast<double>(total);
    const auto bins = m_histogram.accessor<std::int64_t, 1>();
    std::int64_t below = 0;
    for (std::int64_t i = 0; i < kBins && total > 0; ++i) {
        below += bins[i];
        if (static_cast<double>(below) >= wanted) return static_cast<double>(i) * kBinWidth;
    }
    return 0.0;
}

double SurfaceMeter::blockRatio() const {
    const double off = m_offGrid[0] + m_offGrid[1];
    return off > 0 ? (m_onGrid[0] + m_onGrid[1]) / off : 1.0;
}

}  // namespace core::training
