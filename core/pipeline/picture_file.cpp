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

std::optional<Plan> readPlan(const std::filesystem::path& file) {
    const auto text = readPngText(file, kPictureLimits);
    const auto* json = findText(text, kPlanKey);
    const auto* parameters = findText(text, kParametersKey);
    if (!json) return parameters ? std::optional(planFromParameters(*parameters)) : std::nullopt;
    try {
        return planFromJson(*json);
    } catch (const Error& error) {
        fail("{}: {}", file.string(), error.what());
    }
}

Image loadPicture(const std::filesystem::path& file) { return readPng(file, kPictureLimits).image; }

}  // namespace core::pipeline
