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
std::filesystem::path chunkFile(const std::filesystem::path& folder, std::int64_t chunk);

// Sets of such files look for new ones so often.
constexpr std::int64_t kBatchesBetweenRefreshes = 200;

// `count` numbers below `end`, each as likely.
std::vector<std::int64_t> randomNumbers(std::int64_t end, std::int64_t count);

// The encoded pictures in memory (half precision, scaled), those in files that come later too. May be used
// from several threads.
class LatentSet {
 public:
    // Low-resolution pictures are left out unless asked for. Throws Error when there is nothing yet.
    LatentSet(std::filesystem::path folder, bool withLowResolution);

    struct Batch {
        torch::Tensor latents;              // [B,C,h,w], half
        std::vector<std::int64_t> numbers;  // of the pictures
    };
    Batch sample(std::int64_t size);

 private:
    void refresh();
    void append(const std::filesystem::path& file, std::int64_t chunk);

    std::filesystem::path m_folder;
    bool m_withLowResolution;
    std::mutex m_mutex;  // guards what follows
    std::int64_t m_samples = 0, m_chunks = 0;
    std::vector<torch::Tensor> m_latents;  // one [C,h,w] view per entry
    std::vector<std::int64_t> m_numbers;
};

}  // namespace core::training
