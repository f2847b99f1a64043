#pragma once

#include <mutex>

#include "ui/worker/picture_maker.h"

namespace ui {

// A picture maker that comes into being when a worker first asks for it, so the window need not wait.
class LazyMaker {
 public:
    explicit LazyMaker(MakerFactory factory) : m_factory(std::move(factory)) {}

    // From any thread. Throws what the factory throws; the next call tries again.
    PictureMaker& get() {
        std::call_once(m_once, [this] { m_maker = m_factory(); });
        return *m_maker;
    }

 private:
    MakerFactory m_factory;
    std::once_flag m_once;
    std::unique_ptr<PictureMaker> m_maker;
};

}  // namespace ui
