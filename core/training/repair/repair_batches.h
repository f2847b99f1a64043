#pragma once

#include <torch/types.h>

#include "core/training/repair/drawn_pictures.h"
#include "core/training/repair/pair_set.h"

namespace core::training {

// One batch for a repairing decoder, in main memory: the first quarter are true latents, every second one with a little
// noise, the others what generators made.
struct RepairBatch {
    std::int64_t trueOnes = 0;
    torch::Tensor latents;      // [B,C,h,w], half, scaled
    torch::Tensor noise;        // [B,1,1,1], in deviations of the latents: what is yet to be added
    torch::Tensor exact;        // [B], 1 for true latents without noise
    torch::Tensor weights;      // [B], of the distance from the picture
    std::int64_t y = 0, x = 0;  // the crop's place, in latents; one for the whole batch
    torch::Tensor pictures;     // bytes [B,3,s,s] of the crop
};

// Makes them; may be used from several threads.
class RepairBatches {
 public:
    // Crops of `crop` latents a side. Throws Error for pairs whose latents are not of whole pictures.
    RepairBatches(PairSet pairs, std::int64_t patchSize, std::int64_t crop, int threads);

    RepairBatch make(std::int64_t size);

    const PairSet& pairs() const { return m_pairs; }

 private:
    torch::Tensor crops(const std::vector<std::int64_t>& picks, std::int64_t y, std::int64_t x);

    PairSet m_pairs;
    std::int64_t m_patch, m_crop;
    int m_threads;
    DrawnPictures m_pictures;
};

}  // namespace core::training
