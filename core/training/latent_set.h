#pragma once

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

namespace core::training {

// File of the `chunk`-th thousand pictures, all of one size: tensors "latents" [N,C,h,w] and "numbers" [N], the picture
// that each latent is of.
constexpr std::int64_t kChunk = 1000;
std::filesystem::path chunkFile(const std::filesystem::path& folder, std::int64_t chunk);

// Sets of such files look for new ones so often.
constexpr std::int64_t kBatchesBetweenRefreshes = 200;

// `count` numbers below `end`, each as likely.
std::vector<std::int64_t> randomNumbers(std::int64_t end, std::int64_t count);

// How many latents like these, the last two dimensions their grid, are as much work as `size` on a grid of 16 x 16.
std::int64_t batchFor(std::int64_t size, const torch::Tensor& latents);

// Which of the unusual pictures a set holds.
struct LatentKinds {
    bool lowResolution = true;
    bool crops = true;
};

// The encoded pictures in memory (half precision, scaled), those in files that come later too. May be used
// from several threads.
class LatentSet {
 public:
    // Throws Error when there is nothing yet.
    LatentSet(std::filesystem::path folder, const LatentKinds& kinds);

    struct Batch {
        torch::Tensor latents;              // [B,C,h,w], half
        std::vector<std::int64_t> numbers;  // of the pictures
    };

    // Latents of one size, each size as often as it is in the set. A batch of `size` is meant for grids of 16 x 16: of
    // larger ones it has fewer, of smaller ones more, so that every batch is as much work.
    Batch sample(std::int64_t size);

    std::int64_t channels() const { return m_channels; }

 private:
    using Grid = std::pair<std::int64_t, std::int64_t>;  // h, w
    struct Group {
        std::vector<torch::Tensor> latents;  // one [C,h,w] view per entry
        std::vector<std::int64_t> numbers;
    };

    void refresh();
    void append(const std::filesystem::path& file);
    const Group& randomGroup() const;

    std::filesystem::path m_folder;
    LatentKinds m_kinds;
    std::int64_t m_channels = 0;
    std::mutex m_mutex;  // guards what follows
    std::int64_t m_samples = 0, m_chunks = 0, m_count = 0;
    std::map<Grid, Group> m_groups;
};

}  // namespace core::training
