#pragma once

#include <cstddef>

namespace core {

// Bytes of the name under which plans, lists and metadata know a model.
constexpr std::size_t kLongestModelId = 128;

}  // namespace core
