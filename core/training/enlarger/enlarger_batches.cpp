#include "core/training/enlarger/enlarger_batches.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <vector>

#include "core/base/error.h"
#include "core/training/judges/worn_pictures.h"
#include "core/training/latent_set.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr double kMostInputNoise = 0.02;                       // standard deviation, of pictures in [-1,1]
constexpr double kLeastRounding = 2e-3, kMostRounding = 0.05;  // the steps of JPEG from its best quality down to 80
constexpr std::int64_t kRoundedBlock = 8;

double drawnShare() { return torch::rand({1}).item<double>(); }

torch::Tensor cropsOf(const torch::Tensor& bytes, const std::vector<std::int64_t>& picks,
                      const std::vector<std::int64_t>& places, std::int64_t side, std::int64_t unit) {
    std::vector<torch::Tensor> cut;
    for (std::size_t i = 0; i < picks.size(); ++i)
        cut.push_back(bytes[picks[i]].narrow(1, places[2 * i] * unit, side).narrow(2, places[2 * i + 1] * unit, side));
    return toUnitRange(torch::stack(cut));
}

torch::Tensor halvedInSize(const torch::Tensor& large) {
    if (drawnShare() < 0.5) return torch::avg_pool2d(large, 2);
    return torch::_upsample_bicubic2d_aa(large, {large.size(2) / 2, large.size(3) / 2}, false);
}

torch::Tensor lightlyWorn(torch::Tensor small) {
    if (drawnShare() < 0.5) small = small + drawnShare() * kMostInputNoise * torch::randn_like(small);
    if (drawnShare() < 0.3)
        small = quantisedBlocks(small, kLeastRounding + drawnShare() * (kMostRounding - kLeastRounding));
    return small.clamp(-1, 1);
}

// Mirrored and turned over, each or not.
void turnBoth(EnlargerBatch& batch) {
    for (const std::int64_t axis : {2, 3})
        if (drawnShare() < 0.5) {
            batch.small = batch.small.flip(axis);
            batch.large = batch.large.flip(axis);
        }
}

}  // namespace

EnlargerBatches::EnlargerBatches(EnlargerPictures pictures, std::int64_t crop)
    : m_pictures(std::move(pictures)), m_crop(crop) {
    if (crop < kRoundedBlock || crop > kEnlargerInput || crop % kRoundedBlock != 0)
        fail("train enlarger: expected crops of {} to {} pixels, multiples of {}, found {}", kRoundedBlock,
             kEnlargerInput, kRoundedBlock, crop);
}

EnlargerBatch EnlargerBatches::make(std::int64_t size) const {
    const torch::NoGradGuard noGrad;
    const auto picks = randomNumbers(m_pictures.large.size(0), size);
    const auto places = randomNumbers(kEnlargerInput - m_crop + 1, 2 * size);
    EnlargerBatch batch;
    batch.large = cropsOf(m_pictures.large, picks, places, 2 * m_crop, 2);
    const auto decoded = m_pictures.decoded.defined() ? size / 2 : 0;
    const auto reductions = lightlyWorn(halvedInSize(batch.large.slice(0, decoded)));
    batch.small = reductions;
    if (decoded > 0) {
        const std::vector<std::int64_t> first(picks.begin(), picks.begin() + decoded);
        batch.small = torch::cat({cropsOf(m_pictures.decoded, first, places, m_crop, 1), reductions});
    }
    turnBoth(batch);
    return batch;
}

}  // namespace core::training
