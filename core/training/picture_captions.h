#pragma once

#include <cstdint>
#include <string>

namespace core::training {

// The caption of picture `number` in its `variant`-th wording; 70 % English, 30 % Chinese.
std::string captionOf(std::int64_t number, std::uint64_t variant);

}  // namespace core::training
