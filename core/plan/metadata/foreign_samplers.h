#pragma once

#include <string>
#include <string_view>

namespace core::plan {

struct SamplerMatch {
    std::string sampler;  // one of samplers()
    std::string spacing;  // one of spacings() that it offers
    bool exact = false;   // false: the nearest ones
};

// The sampler that A1111, ComfyUI or InvokeAI call `name`, with the noise schedule they name beside it (or nothing).
SamplerMatch nearestSampler(std::string_view name, std::string_view schedule);

}  // namespace core::plan
