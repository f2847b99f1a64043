#pragma once

#include <fmt/format.h>

#include <stdexcept>
#include <string>

namespace core {

// The one exception of core: a plain sentence for the person at the screen that says what was
// expected, what came, and where (file, key, shape).
class Error : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

// Throws an Error with a formatted sentence: fail("{}: expected {} bytes, found {}", path, want, have).
template <typename... Args>
[[noreturn]] void fail(fmt::format_string<Args...> format, Args&&... args) {
    throw Error(fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace core
