#pragma once

#include <functional>
#include <vector>

namespace core {

// While it lives, tensor operations and kernels use the calling thread alone: for work so small that the wait for
// helpers costs more than they save.
class OnOneCore {
 public:
    OnOneCore();
    ~OnOneCore();
    OnOneCore(const OnOneCore&) = delete;
    OnOneCore& operator=(const OnOneCore&) = delete;

 private:
    int m_threads;
};

// Runs independent tasks at once, each on one core and without a barrier inside, as many at a time as there are
// threads (RuntimeOptions). Nobody waits for a thread that other programs keep from running, but at the very end; and
// results do not depend on the number of threads. A task may call this itself: all share the same threads. The caller
// takes part and gives its inference mode to all. Throws what the first of the failed tasks threw; tasks that have not
// begun by then are left out.
void sideBySide(const std::vector<std::function<void()>>& tasks);

}  // namespace core
