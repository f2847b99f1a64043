#include "core/training/latent_encoder.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <algorithm>

#include "core/training/chunk_writer.h"
#include "core/training/latent_set.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kPixelsAtOnce = 50 * 256 * 256;  // of pictures that are drawn and encoded together

// A random window of every row, its place on the latent grid.
torch::Tensor cropped(const torch::Tensor& latents, std::int64_t side) {
    std::vector<torch::Tensor> windows;
    for (const auto& row : latents.unbind()) {
        const auto y = randomNumbers(row.size(1) - side + 1, 1).front();
        const auto x = randomNumbers(row.size(2) - side + 1, 1).front();
        windows.push_back(row.narrow(1, y, side).narrow(2, x, side));
    }
    return torch::stack(windows);
}

// Each picture, then its mirror image.
torch::Tensor encodeBatch(nets::PatchAutoencoder& model, const torch::Tensor& bytes, const PictureShape& shape) {
    const auto x = toUnitRange(bytes.to(model.parameters().front().device()));
    const auto latents = model.encode(torch::stack({x, x.flip(3)}, 1).flatten(0, 1)) * model.config().scalingFactor;
    const auto kept = shape.crop > 0 ? cropped(latents, shape.crop / model.config().patchSize) : latents;
    return kept.to(torch::kHalf).cpu();
}

io::TensorMap encodeChunk(nets::PatchAutoencoder& model, std::int64_t chunk, int threads) {
    const auto shape = shapeOf(chunk * kChunk);
    const auto step = std::max<std::int64_t>(1, kPixelsAtOnce / (shape.width * shape.height));
    std::vector<torch::Tensor> parts;
    for (std::int64_t first = 0; first < kChunk; first += step) {
        const auto count = std::min(step, kChunk - first);
        parts.push_back(encodeBatch(model, renderPictures(chunk * kChunk + first, count, shape, threads), shape));
    }
    const auto numbers = torch::arange(chunk * kChunk, (chunk + 1) * kChunk, torch::kInt64);
    return {{"latents", torch::cat(parts)}, {"numbers", numbers.repeat_interleave(2)}};
}

}  // namespace

void encodeLatents(const TrainingOptions& options, std::int64_t pictures, const TrainingProgress& progress,
                   const CancelToken& cancel) {
    const auto encode = [&](nets::PatchAutoencoder& model, std::int64_t chunk) {
        return encodeChunk(model, chunk, options.threads);
    };
    writeChunks("latents", encode, pictures, options, progress, cancel);
}

}  // namespace core::training
