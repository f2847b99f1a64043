#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <vector>

namespace core::training {

// File of the `chunk`-th thousand pictures: tensor "latents" [2000,C,h,w], each picture followed by
// its mirror image.
constexpr std::int64_t kChunk = 1000;
constexpr int kBatchesBetweenRefreshes = 200;  // trainers look for new files so often
std::filesystem::path chunkFile(const std::filesystem::path& folder, std::int64_t chunk);

// The encoded pictures in memory (half precision, scaled). May be used from several threads.
class LatentSet {
 public:
    // Low-resolution pictures are left out unless asked for. Throws Error when there is nothing yet.
    LatentSet(std::filesystem::path folder, bool withLowResolution);

    // Reads files that came since; cheap when there are none.
    void refresh();

    struct Batch {
        torch::Tensor latents;              // [B,C,h,w], half
        std::vector<std::int64_t> numbers;  // of the pictures
    };
    Batch sample(std::int64_t size) const;

 private:
    void append(const std::filesystem::path& file, std::int64_t chunk);

    std::filesystem::path m_folder;
    bool m_withLowResolution;
    mutable std::mutex m_mutex;  // guards what follows
    std::int64_t m_chunks = 0;
    std::vector<torch::Tensor> m_latents;  // one [C,h,w] view per entry
    std::vector<std::int64_t> m_numbers;
};

}  // namespace core::training
