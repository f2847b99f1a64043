#pragma once

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

namespace core::training {

// Calls task(0) .. task(count-1) on `threads` threads, the caller's among them. Tasks must not throw.
template <typename Task>
void inParallel(std::int64_t count, int threads, const Task& task) {
    std::atomic<std::int64_t> next{0};
    const auto work = [&] {
        for (std::int64_t i = next++; i < count; i = next++) task(i);
    };
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i) helpers.emplace_back(work);
    work();
}

}  // namespace core::training
