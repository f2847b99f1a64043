#include "core/training/loop/orthogonal_updates.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace core::training {
namespace {

constexpr std::int64_t kLeastSide = 64;
constexpr double kRootMeanSquare = 0.2;
constexpr int kIterations = 5;
constexpr double kLinear = 3.4445, kCubic = -4.7750, kQuintic = 2.0315;

bool isHiddenMatrix(const std::vector<std::int64_t>& sizes) {
    if (sizes.size() != 2) return false;
    const auto [least, most] = std::minmax(sizes[0], sizes[1]);
    return least >= kLeastSide && most % least == 0;
}

// [n,rows,columns] as [m,s,s] with the shorter side s.
torch::Tensor squaresOf(const torch::Tensor& matrices) {
    const auto n = matrices.size(0), rows = matrices.size(1), columns = matrices.size(2);
    if (rows >= columns) return matrices.reshape({-1, columns, columns});
    return matrices.view({n, rows, columns / rows, rows}).transpose(1, 2).reshape({-1, rows, rows});
}

torch::Tensor matricesOf(const torch::Tensor& squares, std::int64_t rows, std::int64_t columns) {
    if (rows >= columns) return squares.reshape({-1, rows, columns});
    return squares.view({-1, columns / rows, rows, rows}).transpose(1, 2).reshape({-1, rows, columns});
}

}  // namespace

torch::Tensor orthogonalised(const torch::Tensor& squares) {
    auto x = squares.is_cuda() ? squares.to(torch::kBFloat16) : squares;
    x = x / (x.to(torch::kFloat32).square().sum({1, 2}, true).sqrt() + 1e-12).to(x.scalar_type());
    for (int i = 0; i < kIterations; ++i) {
        const auto a = x.bmm(x.transpose(1, 2));
        x = torch::baddbmm(x, torch::baddbmm(a, a, a, kCubic, kQuintic), x, kLinear, 1.0);
    }
    return x.to(squares.scalar_type());
}

OrthogonalUpdates::OrthogonalUpdates(const FlatParameters& parameters) {
    std::map<std::vector<std::int64_t>, std::vector<std::int64_t>> offsets;
    for (const auto& place : parameters.places())
        if (isHiddenMatrix(place.sizes)) offsets[place.sizes].push_back(place.offset);
    for (const auto& [sizes, found] : offsets) m_groups.push_back({sizes[0], sizes[1], found});
}

void OrthogonalUpdates::overwrite(torch::Tensor& update, const torch::Tensor& momentum) const {
    for (const auto& [rows, columns, offsets] : m_groups) {
        const auto count = rows * columns;
        std::vector<torch::Tensor> parts;
        for (const auto offset : offsets) parts.push_back(momentum.narrow(0, offset, count).view({rows, columns}));
        const auto scale = kRootMeanSquare * std::sqrt(static_cast<double>(std::min(rows, columns)));
        const auto found = matricesOf(orthogonalised(squaresOf(torch::stack(parts))), rows, columns).mul_(scale);
        for (std::size_t i = 0; i < offsets.size(); ++i)
            update.narrow(0, offsets[i], count).copy_(found[static_cast<std::int64_t>(i)].flatten());
    }
}

}  // namespace core::training
