#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace core::pipeline {

// A style term of guidance (design 1.4): the prompt with `prefix` in front pulls with `strength`.
struct StyleTerm {
    std::string prefix;
    double strength = 0.0;  // 0..20; 0 costs nothing

    bool operator==(const StyleTerm&) const = default;
};

// The denoising plan: everything that decides a picture, as a plain value.
// Two equal plans give the same picture bit for bit on one machine with one thread count.
struct Plan {
    std::string prompt;
    std::string negativePrompt;  // stands in for the empty prompt of classifier-free guidance
    std::vector<StyleTerm> styles;
    std::string model = "starter";  // id of a model pair, see Generator::models()
    int width = 256;                // pixels, 64..2048, a multiple of ModelInfo::sizeStep
    int height = 256;
    int steps = 25;         // 1..200
    double guidance = 5.0;  // 1..30; 1 leaves the negative prompt out
    std::uint64_t seed = 0;
    std::string sampler = "dpmpp_2m_karras";  // one of samplers()
    int tStruct = 500;                        // 0..1000: structure acts while t > tStruct, texture at t <= tStruct

    bool operator==(const Plan&) const = default;
};

struct SamplerName {
    std::string id;     // as in plans and on the command line: "dpmpp_2m_karras"
    std::string label;  // as the field writes it: "DPM++ 2M Karras"
};

// The samplers a plan may name, in the order menus show them.
const std::vector<SamplerName>& samplers();

// The label of a sampler id; the id itself when unknown.
std::string samplerLabel(const std::string& id);

// Throws Error with one sentence for the first value out of its range (model-independent checks).
void validate(const Plan& plan);

}  // namespace core::pipeline
