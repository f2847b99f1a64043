#pragma once

#include <cstdint>

namespace core::training {

// How large a generator is made.
struct GeneratorSize {
    std::int64_t width = 320;  // of a token, a multiple of 64
    std::int64_t depth = 8;    // blocks
};

}  // namespace core::training
