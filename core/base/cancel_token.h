#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace core {

// Asked between network blocks by the thread that works; set from any other thread.
// Copies share their flags, so the asker and the worker may each hold one.
class CancelToken {
 public:
    CancelToken() = default;
    // `asked` is called whenever the work asks, on its thread: who watches can count, or stop it at a certain point.
    explicit CancelToken(std::function<void()> asked) { m_flags->asked = std::move(asked); }

    void cancel() const { m_flags->cancelled.store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_flags->cancelled.load(std::memory_order_relaxed); }

    // The softer wish: what is there is enough, and to be made into a whole.
    void finishEarly() const { m_flags->finishing.store(true, std::memory_order_relaxed); }
    bool isFinishing() const { return m_flags->finishing.load(std::memory_order_relaxed); }

    // Throws Cancelled when somebody wants the work to stop.
    void throwIfCancelled() const;

 private:
    struct Flags {
        std::atomic<bool> cancelled = false, finishing = false;
        std::function<void()> asked;
    };
    std::shared_ptr<Flags> m_flags = std::make_shared<Flags>();
};

// Unwinds the stack of a cancelled run. It is no error: the pipeline turns it into a result.
struct Cancelled {};

inline void CancelToken::throwIfCancelled() const {
    if (m_flags->asked) m_flags->asked();
    if (isCancelled()) throw Cancelled{};
}

}  // namespace core
