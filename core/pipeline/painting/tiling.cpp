#include "core/pipeline/painting/tiling.h"

#include <torch/types.h>

#include <algorithm>
#include <vector>

namespace core::pipeline {
namespace {

// Where the tiles of one axis lie.
struct Axis {
    std::int64_t tile = 0;
    std::vector<std::int64_t> starts;
};

Axis cut(std::int64_t length, std::int64_t other, const Tiling& tiling) {
    if (std::max(length, other) <= tiling.largest || length <= tiling.tile) return {length, {0}};
    const auto stride = tiling.tile - tiling.overlap, rest = length - tiling.tile;
    const auto gaps = (rest + stride - 1) / stride;
    Axis axis{tiling.tile, {}};
    for (std::int64_t i = 0; i <= gaps; ++i) axis.starts.push_back(rest * i / gaps);
    return axis;
}

// Weights along one axis of a tile's output: 0 at a cut, 1 beyond the overlap.
torch::Tensor ramp(const Axis& axis, std::size_t index, const Tiling& tiling, std::int64_t scale) {
    const auto size = axis.tile * scale;
    const auto margin = static_cast<double>(tiling.overlap * scale) / 4;
    const auto rise = margin * 2;
    const auto place = torch::arange(size, torch::kFloat32) + 0.5;
    auto weights = torch::ones({size});
    if (index > 0) weights = torch::minimum(weights, (place - margin) / rise);
    if (index + 1 < axis.starts.size())
        weights = torch::minimum(weights, (static_cast<double>(size) - place - margin) / rise);
    return weights.clamp_min(0);
}

}  // namespace

torch::Tensor applyTiled(const torch::Tensor& input, const ScaledMap& map, const Tiling& tiling,
                         const TileProgress& progress) {
    const auto height = input.size(2) / map.in, width = input.size(3) / map.in;
    const auto rows = cut(height, width, tiling), columns = cut(width, height, tiling);
    const int tiles = static_cast<int>(rows.starts.size() * columns.starts.size());
    if (tiles == 1) {
        if (progress) progress(1, 1);
        return map.apply(input);
    }
    torch::Tensor sum, total;
    int tile = 0;
    for (std::size_t r = 0; r < rows.starts.size(); ++r)
        for (std::size_t c = 0; c < columns.starts.size(); ++c) {
            if (progress) progress(++tile, tiles);
            const auto y = rows.starts[r], x = columns.starts[c];
            const auto part =
                map.apply(input.narrow(2, y * map.in, rows.tile * map.in).narrow(3, x * map.in, columns.tile * map.in));
            const auto weights = ramp(rows, r, tiling, map.out).unsqueeze(1) * ramp(columns, c, tiling, map.out);
            if (!sum.defined()) {
                sum = torch::zeros({1, part.size(1), height * map.out, width * map.out}, part.options());
                total = torch::zeros({1, 1, height * map.out, width * map.out}, part.options());
            }
            const auto place = [&](torch::Tensor& whole) {
                return whole.narrow(2, y * map.out, part.size(2)).narrow(3, x * map.out, part.size(3));
            };
            place(sum).add_(part * weights);
            place(total).add_(weights);
        }
    return sum.div_(total);
}

}  // namespace core::pipeline
