#pragma once

#include <string>
#include <string_view>

namespace core::pipeline {

struct SamplerMatch {
    std::string id;      // one of samplers()
    bool exact = false;  // false: the nearest one
};

// The sampler that A1111, ComfyUI or InvokeAI call `name`, with the noise schedule they name beside it (or nothing).
// "Automatic" means Karras wherever there is such a variant.
SamplerMatch nearestSampler(std::string_view name, std::string_view schedule);

}  // namespace core::pipeline
