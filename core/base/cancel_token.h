#pragma once

#include <atomic>
#include <memory>

namespace core {

// Asked between network blocks by the thread that works; set from any other thread.
// Copies share one flag, so the asker and the worker may each hold one.
class CancelToken {
 public:
    void cancel() const { m_cancelled->store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_cancelled->load(std::memory_order_relaxed); }

    // Throws Cancelled when somebody asked to stop.
    void throwIfCancelled() const;

 private:
    std::shared_ptr<std::atomic<bool>> m_cancelled = std::make_shared<std::atomic<bool>>(false);
};

// Unwinds the stack of a cancelled run. It is no error: the pipeline turns it into a result.
struct Cancelled {};

inline void CancelToken::throwIfCancelled() const {
    if (isCancelled()) throw Cancelled{};
}

}  // namespace core
