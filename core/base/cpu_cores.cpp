#include "core/base/cpu_cores.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <string>
#include <thread>

#ifdef __linux__
#include <sched.h>
#endif

namespace core {
namespace {

// The same text for all hyper-threads of a core, such as "0-1" or "0,64".
std::string siblingsOf(int processor, const std::filesystem::path& topology) {
    const auto number = std::to_string(processor);
    std::ifstream file(topology / ("cpu" + number) / "topology" / "thread_siblings_list");
    std::string siblings;
    return std::getline(file, siblings) ? siblings : "alone " + number;
}

std::vector<int> allowedProcessors() {
    std::vector<int> processors;
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof(set), &set) == 0)
        for (int i = 0; i < CPU_SETSIZE; ++i)
            if (CPU_ISSET(i, &set)) processors.push_back(i);
#endif
    return processors;
}

}  // namespace

int coresBehind(const std::vector<int>& processors, const std::filesystem::path& topology) {
    std::set<std::string> cores;
    for (const int processor : processors) cores.insert(siblingsOf(processor, topology));
    return static_cast<int>(cores.size());
}

int usableCores() {
    const int cores = coresBehind(allowedProcessors(), "/sys/devices/system/cpu");
    return cores > 0 ? cores : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace core
