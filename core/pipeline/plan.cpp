#include "core/pipeline/plan.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <string_view>

#include "core/base/error.h"

namespace core::pipeline {
namespace {

constexpr std::size_t kMaxTextBytes = 64 * 1024;  // of a prompt; text encoders see a few hundred bytes
constexpr std::size_t kMaxNameBytes = 128;
constexpr std::size_t kMaxStyles = 16;  // each is one more evaluation a step

// The comparison is written so that a NaN is out of range, too.
template <typename Number>
void checkRange(std::string_view field, Number value, Number low, Number high) {
    if (!(value >= low && value <= high)) fail("expected {} from {} to {}, found {}", field, low, high, value);
}

bool isUtf8(const std::string& text) {
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < size;) {
        UChar32 code = 0;
        U8_NEXT(text.data(), i, size, code);
        if (code < 0) return false;
    }
    return true;
}

void checkText(std::string_view field, const std::string& text) {
    if (text.size() > kMaxTextBytes)
        fail("expected {} of at most {} bytes, found {}", field, kMaxTextBytes, text.size());
    if (text.find('\0') != std::string::npos) fail("expected {} without a zero character", field);
    if (!isUtf8(text)) fail("expected {} in UTF-8, found other bytes", field);
}

void checkStyles(const std::vector<StyleTerm>& styles) {
    if (styles.size() > kMaxStyles) fail("expected at most {} styles, found {}", kMaxStyles, styles.size());
    for (const auto& style : styles) {
        checkText("a style prefix", style.prefix);
        checkRange("a style strength", style.strength, 0.0, 20.0);
    }
}

// A model id names a folder: nothing in it may lead elsewhere.
void checkModel(const std::string& model) {
    checkText("model", model);
    if (model.empty() || model.size() > kMaxNameBytes || model.front() == '.' ||
        model.find_first_of("/\\") != std::string::npos)
        fail("expected model to be the name of a model folder, found \"{}\"", model);
}

void checkSampler(const std::string& id) {
    std::string known;
    for (const auto& sampler : samplers()) {
        if (sampler.id == id) return;
        known += (known.empty() ? "" : ", ") + sampler.id;
    }
    fail("expected sampler to be one of {}, found \"{}\"", known, id);
}

}  // namespace

const std::vector<SamplerName>& samplers() {
    static const std::vector<SamplerName> names{{"ddim", "DDIM"},
                                                {"euler", "Euler"},
                                                {"euler_a", "Euler a"},
                                                {"dpmpp_2m", "DPM++ 2M"},
                                                {"dpmpp_2m_karras", "DPM++ 2M Karras"}};
    return names;
}

std::string samplerLabel(const std::string& id) {
    const auto& names = samplers();
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return name.id == id; });
    return found == names.end() ? id : found->label;
}

void validate(const Plan& plan) {
    checkText("prompt", plan.prompt);
    checkText("negativePrompt", plan.negativePrompt);
    checkStyles(plan.styles);
    checkModel(plan.model);
    checkRange("width", plan.width, 64, 2048);
    checkRange("height", plan.height, 64, 2048);
    checkRange("steps", plan.steps, 1, 200);
    checkRange("guidance", plan.guidance, 1.0, 30.0);
    checkSampler(plan.sampler);
    checkRange("tStruct", plan.tStruct, 0, 1000);
}

}  // namespace core::pipeline
