#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/side_by_side.h"

namespace core::training {

// Batches made ahead by helper threads, so that a fast device does not wait for them. Without helpers a
// batch is made when it is asked for. `make` is called from several threads at once.
template <typename Batch>
class Prefetch {
 public:
    Prefetch(std::function<Batch()> make, int helpers) : m_make(std::move(make)) {
        for (int i = 0; i < helpers; ++i) m_helpers.emplace_back([this](const std::stop_token& stop) { work(stop); });
    }

    // Throws what `make` threw.
    Batch next() {
        if (m_helpers.empty()) return m_make();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty(); });
        auto made = std::move(m_ready.front());
        m_ready.pop_front();
        m_changed.notify_all();
        if (made.error) std::rethrow_exception(made.error);
        return std::move(*made.batch);
    }

 private:
    struct Made {
        std::optional<Batch> batch;
        std::exception_ptr error;
    };

    void work(const std::stop_token& stop) {
        const OnOneCore alone;
        while (!stop.stop_requested()) {
            auto made = attempt();
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_ready.size() < 2 * m_helpers.size(); })) return;
            m_ready.push_back(std::move(made));
            m_changed.notify_all();
        }
    }

    Made attempt() const {
        try {
            return {m_make(), nullptr};
        } catch (...) {
            return {std::nullopt, std::current_exception()};
        }
    }

    std::function<Batch()> m_make;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Made> m_ready;
    std::vector<std::jthread> m_helpers;  // last: stopped and joined first
};

}  // namespace core::training
