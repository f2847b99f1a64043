#pragma once

#include <cstdint>

namespace core {

// Bytes; 0 where the system does not tell.
struct MemoryUse {
    std::int64_t used = 0;   // by this process, in memory
    std::int64_t total = 0;  // what the machine has, or the control group this process runs in
};

MemoryUse memoryUse();

}  // namespace core
