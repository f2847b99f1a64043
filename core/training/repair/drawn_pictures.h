#pragma once

#include <torch/types.h>

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace core::training {

// Pictures of the world by number, drawn when they are first asked for and kept, as far as they fit. May be used from
// several threads.
class DrawnPictures {
 public:
    // At most `kept` are held in memory, 0.2 MB each; the others are drawn each time.
    explicit DrawnPictures(std::size_t kept = 20'000) : m_kept(kept) {}

    // Bytes [3,256,256].
    torch::Tensor at(std::int64_t number);

 private:
    torch::Tensor find(std::int64_t number);

    std::size_t m_kept;
    std::mutex m_mutex;  // guards what follows
    std::unordered_map<std::int64_t, torch::Tensor> m_pictures;
};

}  // namespace core::training
