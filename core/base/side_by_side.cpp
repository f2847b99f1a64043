#include "core/base/side_by_side.h"

#include <ATen/Parallel.h>
#include <ATen/ThreadLocalState.h>
#include <omp.h>

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace core {
namespace {

using Tasks = std::vector<std::function<void()>>;

// How many threads the outermost of the calls that this thread is in may use; 0: it is in none.
thread_local int t_threads = 0;

// The tasks of one call.
struct Group {
    explicit Group(const Tasks& t)
        : tasks(t), threads(t_threads > 0 ? t_threads : at::get_num_threads()), failures(t.size()) {}

    bool hasMore() const { return next < tasks.size() && running < static_cast<std::size_t>(threads); }
    bool isDone() const { return next == tasks.size() && running == 0; }

    const Tasks& tasks;
    const int threads;                         // at most, at a time
    std::vector<std::exception_ptr> failures;  // by task
    std::size_t next = 0, running = 0;
    at::ThreadLocalState mode;  // the caller's
};

// The calling thread works for a group: its operations use this thread alone, its own calls share the group's threads.
class Employment {
 public:
    explicit Employment(int threads) : m_outer(std::exchange(t_threads, threads)) {}
    ~Employment() { t_threads = m_outer; }
    Employment(const Employment&) = delete;
    Employment& operator=(const Employment&) = delete;

 private:
    OnOneCore m_alone;
    int m_outer;
};

// The helping threads of the process, asleep between calls: the first tensor operation on a new thread costs as much as
// many a task. They are never ended, so that the end of the process waits for nobody.
class Crew {
 public:
    static Crew& instance() {
        static auto* const crew = new Crew;
        return *crew;
    }

    // Until the group is done. Takes part, and helps others while the last tasks of the group are elsewhere.
    void run(Group& group) {
        std::unique_lock lock(m_mutex);
        m_groups.push_back(&group);
        hireFor(group);
        m_changed.notify_all();
        while (!group.isDone()) {
            auto* next = group.hasMore() ? &group : waiting();
            next ? work(*next, lock) : m_changed.wait(lock);
        }
        std::erase(m_groups, &group);
    }

 private:
    void hireFor(const Group& group) {
        while (m_helpers + 1 < group.threads && m_idle + 1 < unbegun()) {
            std::thread([this] { help(); }).detach();
            ++m_helpers;
            ++m_idle;
        }
    }

    [[noreturn]] void help() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return waiting() != nullptr; });
            --m_idle;
            work(*waiting(), lock);
            ++m_idle;
        }
    }

    int unbegun() const {
        std::size_t count = 0;
        for (const auto* group : m_groups) count += group->tasks.size() - group->next;
        return static_cast<int>(count);
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
        m_changed.notify_all();
    }

    static std::exception_ptr failureOf(const Group& group, std::size_t task) try {
        const Employment employment(group.threads);
        const at::ThreadLocalStateGuard sameMode(group.mode);
        group.tasks[task]();
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }

    std::mutex m_mutex;  // guards what follows, and the groups
    std::condition_variable m_changed;
    std::vector<Group*> m_groups;  // being worked on, outer ones before those that their tasks began
    int m_helpers = 0, m_idle = 0;
};

}  // namespace

// Asking LibTorch first lets it set its own number on a new thread; OpenMP's number is the thread's own.
OnOneCore::OnOneCore() : m_threads(at::get_num_threads()) { omp_set_num_threads(1); }

OnOneCore::~OnOneCore() { omp_set_num_threads(m_threads); }

void sideBySide(const Tasks& tasks) {
    if (tasks.empty()) return;
    Group group(tasks);
    Crew::instance().run(group);
    for (const auto& failure : group.failures)
        if (failure) std::rethrow_exception(failure);
}

}  // namespace core
