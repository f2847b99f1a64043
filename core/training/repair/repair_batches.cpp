#include "core/training/repair/repair_batches.h"

#include <torch/types.h>
#include <torch/utils.h>

#include "core/base/error.h"
#include "core/training/latent_set.h"
#include "core/training/parallel.h"
#include "core/training/picture_set.h"

namespace core::training {
namespace {

constexpr std::int64_t kTrueOneIn = 4;
constexpr double kLeastNoise = 0.03, kMostNoise = 0.15;
// What was noised beyond this timestep may be another picture as far as its details go.
constexpr std::int64_t kOwnPicture = 450;
constexpr double kOtherPicture = 0.4;  // weight of the distance from it

}  // namespace

RepairBatches::RepairBatches(PairSet pairs, std::int64_t patchSize, std::int64_t crop, int threads)
    : m_pairs(std::move(pairs)), m_patch(patchSize), m_crop(crop), m_threads(threads) {
    const auto side = m_pairs.clean.size(2);
    if (side * patchSize != kPictureSize || m_pairs.clean.size(3) != side)
        fail("train decoder: expected latents of pictures of {} pixels, found {} x {} latents of {} pixels each",
             kPictureSize, m_pairs.clean.size(3), side, patchSize);
    if (crop < 1 || crop > side) fail("train decoder: expected crops of 1 to {} latents, found {}", side, crop);
}

RepairBatch RepairBatches::make(std::int64_t size) {
    const torch::NoGradGuard noGrad;
    const auto picks = randomNumbers(m_pairs.size(), size);
    const auto indices = torch::tensor(picks);
    const auto trueOnes = size / kTrueOneIn, made = size - trueOnes;
    RepairBatch batch;
    batch.trueOnes = trueOnes;
    batch.latents = torch::cat({m_pairs.clean.index_select(0, indices.narrow(0, 0, trueOnes)),
                                m_pairs.made.index_select(0, indices.narrow(0, trueOnes, made))});
    const auto isTrue = torch::arange(size) < trueOnes, isNoisy = isTrue & (torch::arange(size) % 2 == 1);
    batch.noise = (isNoisy * (kLeastNoise + (kMostNoise - kLeastNoise) * torch::rand({size}))).view({-1, 1, 1, 1});
    batch.exact = (isTrue & ~isNoisy).to(torch::kFloat32);
    const auto isOther = ~isTrue & (m_pairs.timesteps.index_select(0, indices) > kOwnPicture);
    batch.weights = 1.0 - (1.0 - kOtherPicture) * isOther.to(torch::kFloat32);
    const auto places = randomNumbers(m_pairs.clean.size(2) - m_crop + 1, 2);
    batch.y = places[0];
    batch.x = places[1];
    batch.pictures = crops(picks, batch.y, batch.x);
    return batch;
}

torch::Tensor RepairBatches::crops(const std::vector<std::int64_t>& picks, std::int64_t y, std::int64_t x) {
    const auto side = m_crop * m_patch;
    auto cut = torch::empty({std::ssize(picks), 3, side, side}, torch::kUInt8);
    inParallel(std::ssize(picks), m_threads, [&](std::int64_t i) {
        const torch::NoGradGuard noGrad;
        const auto pick = static_cast<std::size_t>(picks[static_cast<std::size_t>(i)]);
        const auto picture = m_pictures.at(m_pairs.numbers[pick]);
        cut[i].copy_(picture.narrow(1, y * m_patch, side).narrow(2, x * m_patch, side));
    });
    return cut;
}

}  // namespace core::training
