#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

#include "core/models/memory_budget.h"

namespace core::models {
namespace {

// The number behind a key in lines such as "MemAvailable:  123 kB" or "inactive_file 123".
std::optional<std::int64_t> numberOf(const std::string& file, const std::string& key) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with(key)) return std::strtoll(line.c_str() + key.size(), nullptr, 10);
    return std::nullopt;
}

// A file that holds one number; nothing for "max".
std::optional<std::int64_t> numberIn(const std::string& file) {
    std::ifstream stream(file);
    std::int64_t number = 0;
    return stream >> number ? std::optional(number) : std::nullopt;
}

// What a control group (version 2) leaves: containers have less than their machine.
std::optional<std::int64_t> leftInControlGroup() {
    std::ifstream stream("/proc/self/cgroup");
    std::string line;
    while (std::getline(stream, line) && !line.starts_with("0::")) continue;
    if (!line.starts_with("0::/")) return std::nullopt;
    const auto folder = "/sys/fs/cgroup" + line.substr(3);
    const auto limit = numberIn(folder + "/memory.max"), used = numberIn(folder + "/memory.current");
    if (!limit || !used) return std::nullopt;
    return *limit - *used + numberOf(folder + "/memory.stat", "inactive_file").value_or(0);
}

std::int64_t idlePages() {
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 33)
    return static_cast<std::int64_t>(mallinfo2().fordblks);
#else
    return 0;
#endif
}

}  // namespace

std::int64_t availableMemory() {
    constexpr std::int64_t kKilobyte = 1024;
    const auto machine = numberOf("/proc/meminfo", "MemAvailable:");
    if (!machine) return std::numeric_limits<std::int64_t>::max();
    const auto left = *machine * kKilobyte;
    return std::max<std::int64_t>(0, std::min(left, leftInControlGroup().value_or(left))) + idlePages();
}

}  // namespace core::models
