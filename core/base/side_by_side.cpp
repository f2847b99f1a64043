#include "core/base/side_by_side.h"

#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <omp.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

namespace core {
namespace {

using Tasks = std::vector<std::function<void()>>;

// The tasks of one call.
struct Group {
    explicit Group(const Tasks& t) : tasks(t), failures(t.size()) {}

    bool hasMore() const { return next < tasks.size(); }
    bool isDone() const { return !hasMore() && running == 0; }

    const Tasks& tasks;
    std::vector<std::exception_ptr> failures;  // by task
    std::size_t next = 0, running = 0;
    at::ThreadLocalState mode;  // the caller's
};

// The threads of one outermost call. Tasks that call again share theirs among the same threads.
class Crew {
 public:
    explicit Crew(int threads) : m_mostHelpers(static_cast<std::size_t>(std::max(threads, 1)) - 1) {}

    ~Crew() {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
        m_changed.notify_all();
    }

    // Until the group is done. Takes part, and helps others while the last tasks of the group are elsewhere.
    void run(Group& group) {
        std::unique_lock lock(m_mutex);
        m_groups.push_back(&group);
        while (m_helpers.size() < m_mostHelpers && m_idle + 1 < unbegun()) {
            m_helpers.emplace_back([this] { help(); });
            ++m_idle;
        }
        m_changed.notify_all();
        while (!group.isDone()) {
            auto* next = group.hasMore() ? &group : waiting();
            next ? work(*next, lock) : m_changed.wait(lock);
        }
        std::erase(m_groups, &group);
    }

    static thread_local Crew* t_own;  // of the calling thread, while it works

 private:
    void help() {
        const OnOneCore alone;
        t_own = this;
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_isOver || waiting(); });
            auto* group = waiting();
            if (!group) return;
            --m_idle;
            work(*group, lock);
            ++m_idle;
        }
    }

    std::size_t unbegun() const {
        std::size_t count = 0;
        for (const auto* group : m_groups) count += group->tasks.size() - group->next;
        return count;
    }

    Group* waiting() const {
        const auto found = std::ranges::find_if(m_groups, &Group::hasMore);
        return found == m_groups.end() ? nullptr : *found;
    }

    void work(Group& group, std::unique_lock<std::mutex>& lock) {
        const auto task = group.next++;
        ++group.running;
        lock.unlock();
        auto failure = failureOf(group, task);
        lock.lock();
        --group.running;
        if (failure) group.next = group.tasks.size();
        group.failures[task] = std::move(failure);
        if (group.isDone()) m_changed.notify_all();
    }

    static std::exception_ptr failureOf(const Group& group, std::size_t task) try {
        const at::ThreadLocalStateGuard sameMode(group.mode);
        group.tasks[task]();
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }

    std::size_t m_mostHelpers;
    std::size_t m_idle = 0;  // helpers without a task
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<Group*> m_groups;  // being worked on, the outermost first
    bool m_isOver = false;
    std::vector<std::jthread> m_helpers;  // last: they use the others until they are joined
};

thread_local Crew* Crew::t_own = nullptr;

void runWithNewCrew(Group& group) {
    Crew crew(at::get_num_threads());
    const OnOneCore alone;
    struct Membership {
        explicit Membership(Crew& crew) { Crew::t_own = &crew; }
        ~Membership() { Crew::t_own = nullptr; }
    } const membership(crew);
    crew.run(group);
}

}  // namespace

// Asking LibTorch first lets it set its own number on a new thread; OpenMP's number is the thread's own.
OnOneCore::OnOneCore() : m_threads(at::get_num_threads()) { omp_set_num_threads(1); }

OnOneCore::~OnOneCore() { omp_set_num_threads(m_threads); }

void sideBySide(const Tasks& tasks) {
    if (tasks.empty()) return;
    Group group(tasks);
    Crew::t_own ? Crew::t_own->run(group) : runWithNewCrew(group);
    for (const auto& failure : group.failures)
        if (failure) std::rethrow_exception(failure);
}

}  // namespace core
