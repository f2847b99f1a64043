#include "core/pipeline/picture_file.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/pipeline/plan_json.h"

namespace core::pipeline {
namespace {

constexpr const char* kParametersKey = "parameters";
constexpr const char* kPlanKey = "pgdraw";
constexpr PngLimits kLimits{.maxTextBytes = 128u * 1024u * 1024u};  // plans may hold edge pictures and masks

const std::string* find(const std::vector<PngText>& text, const std::string& key) {
    const auto found = std::find_if(text.begin(), text.end(), [&](const auto& entry) { return entry.key == key; });
    return found == text.end() ? nullptr : &found->value;
}

}  // namespace

void savePicture(const std::filesystem::path& file, const Image& image, const Plan& plan) {
    writePng(file, image, {{kParametersKey, parametersText(plan)}, {kPlanKey, toJson(plan)}});
}

void savePictureWithoutMetadata(const std::filesystem::path& file, const Image& image) { writePng(file, image); }

std::optional<Plan> readPlan(const std::filesystem::path& file) {
    const auto text = readPngText(file, kLimits);
    const auto* json = find(text, kPlanKey);
    const auto* parameters = find(text, kParametersKey);
    if (!json) return parameters ? std::optional(planFromParameters(*parameters)) : std::nullopt;
    try {
        return planFromJson(*json);
    } catch (const Error& error) {
        fail("{}: {}", file.string(), error.what());
    }
}

Image loadPicture(const std::filesystem::path& file) { return readPng(file, kLimits).image; }

}  // namespace core::pipeline
