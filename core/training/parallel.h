#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <vector>

#include "core/base/side_by_side.h"

namespace core::training {

// Calls task(0) .. task(count-1), on at most `threads` threads at a time; see sideBySide.
template <typename Task>
void inParallel(std::int64_t count, int threads, const Task& task) {
    std::atomic<std::int64_t> next{0};
    const auto work = [&] {
        for (std::int64_t i = next++; i < count; i = next++) task(i);
    };
    if (threads <= 1) return work();
    sideBySide(std::vector<std::function<void()>>(static_cast<std::size_t>(threads), work));
}

}  // namespace core::training
