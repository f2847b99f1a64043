#pragma once

#include <mutex>

#include "ui/worker/picture_backend.h"

namespace ui {

// A picture maker that comes into being when a worker first asks for it, so the window need not wait.
class LazyBackend {
 public:
    explicit LazyBackend(BackendFactory factory) : m_factory(std::move(factory)) {}

    // From any thread. Throws what the factory throws; the next call tries again.
    PictureBackend& get() {
        std::call_once(m_once, [this] { m_maker = m_factory(); });
        return *m_maker;
    }

 private:
    BackendFactory m_factory;
    std::once_flag m_once;
    std::unique_ptr<PictureBackend> m_maker;
};

}  // namespace ui
