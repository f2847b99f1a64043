#include "core/pipeline/picture_file.h"

#include "core/base/error.h"
#include "core/image/png_file.h"
#include "core/pipeline/picture_text.h"
#include "core/pipeline/plan_json.h"

namespace core::pipeline {

void savePicture(const std::filesystem::path& file, const Image& image, const Plan& plan) {
    writePng(file, image, {{kParametersKey, parametersText(plan)}, {kPlanKey, toJson(plan)}});
}

void savePictureWithoutMetadata(const std::filesystem::path& file, const Image& image) { writePng(file, image); }

std::optional<Plan> ownPlan(const std::vector<PngText>& text, const std::string& where) try {
    const auto* json = findText(text, kPlanKey);
    return json ? std::optional(planFromJson(*json)) : std::nullopt;
} catch (const Error& error) {
    fail("{}: {}", where, error.what());
}

std::optional<Plan> readPlan(const std::filesystem::path& file) {
    const auto text = readPngText(file, kPictureLimits);
    if (auto plan = ownPlan(text, file.string())) return plan;
    const auto* parameters = findText(text, kParametersKey);
    return parameters ? std::optional(planFromParameters(*parameters)) : std::nullopt;
}

Image loadPicture(const std::filesystem::path& file) { return readPng(file, kPictureLimits).image; }

}  // namespace core::pipeline
