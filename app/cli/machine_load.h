#pragma once

#include <thread>
#include <vector>

namespace cli {

// Threads that do nothing but keep processors busy, for as long as it lives.
class SpinningThreads {
 public:
    explicit SpinningThreads(int count);

 private:
    std::vector<std::jthread> m_threads;
};

// How many processors other programs keep busy, on average since it was made.
class OtherPrograms {
 public:
    OtherPrograms();
    double processors() const;  // negative where the system does not tell

 private:
    struct Seconds {
        double busy = -1, own = 0, wall = 0;
    };
    static Seconds now();

    Seconds m_start;
};

}  // namespace cli
