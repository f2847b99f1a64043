#include "app/cli/machine_load.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>

namespace cli {
namespace {

double inSeconds(const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * time.tv_usec; }

// Of all processors together, since the system started; negative where it does not tell.
double busySeconds() {
    std::ifstream file("/proc/stat");
    std::string name;
    double user = 0, nice = 0, system = 0, idle = 0, waiting = 0, interrupts = 0, soft = 0, stolen = 0;
    if (!(file >> name >> user >> nice >> system >> idle >> waiting >> interrupts >> soft >> stolen)) return -1;
    return (user + nice + system + interrupts + soft + stolen) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace

SpinningThreads::SpinningThreads(int count) {
    for (int i = 0; i < count; ++i)
        m_threads.emplace_back([](const std::stop_token& stop) {
            while (!stop.stop_requested()) continue;
        });
}

OtherPrograms::OtherPrograms() : m_start(now()) {}

OtherPrograms::Seconds OtherPrograms::now() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto wall = std::chrono::steady_clock::now().time_since_epoch();
    return {busySeconds(), inSeconds(usage.ru_utime) + inSeconds(usage.ru_stime),
            std::chrono::duration<double>(wall).count()};
}

double OtherPrograms::processors() const {
    const auto end = now();
    if (m_start.busy < 0 || end.wall <= m_start.wall) return -1;
    return std::max(0.0, end.busy - m_start.busy - (end.own - m_start.own)) / (end.wall - m_start.wall);
}

}  // namespace cli
