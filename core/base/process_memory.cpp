#include "core/base/process_memory.h"

#include <algorithm>
#include <fstream>
#include <string>

#ifdef __linux__
#include <unistd.h>
#endif

namespace core {
namespace {

#ifdef __linux__
// The limit of a control group (version 2), or the machine's own memory.
std::int64_t totalMemory() {
    const auto machine = static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
    std::ifstream groups("/proc/self/cgroup");
    std::string line;
    while (std::getline(groups, line) && !line.starts_with("0::/")) continue;
    std::ifstream limit(line.empty() ? line : "/sys/fs/cgroup" + line.substr(3) + "/memory.max");
    std::int64_t bytes = 0;
    return limit >> bytes ? std::min(bytes, machine) : machine;
}

std::int64_t usedMemory() {
    std::ifstream statm("/proc/self/statm");
    std::int64_t size = 0, resident = 0;
    return statm >> size >> resident ? resident * sysconf(_SC_PAGESIZE) : 0;
}
#endif

}  // namespace

MemoryUse memoryUse() {
#ifdef __linux__
    return {usedMemory(), totalMemory()};
#else
    return {};
#endif
}

}  // namespace core
