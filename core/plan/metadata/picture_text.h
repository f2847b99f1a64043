#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "core/image/png_file.h"
#include "core/plan/amendments.h"
#include "core/plan/plan.h"

namespace core::plan {

// What our PNGs call their two texts, and how much they may hold.
inline constexpr const char* kParametersKey = "parameters";
inline constexpr const char* kPlanKey = "pgdraw";
inline constexpr PngLimits kPictureLimits{.maxTextBytes = 128u * 1024u * 1024u};  // plans may hold pictures and masks

// The value of the first entry of that name, or null.
inline const std::string* findText(const std::vector<PngText>& text, std::string_view key) {
    for (const auto& entry : text)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

// What stands before our plan in the Exif description of a JPEG or WebP.
inline constexpr std::string_view kPlanMark = "pgdraw:";

// Our plan in the Exif of a JPEG or WebP, or nothing. Throws Error when it is damaged; with `amendments` only when
// nothing of it can be read (see planFromJson).
std::optional<Plan> ownPlanInExif(const std::filesystem::path& file, Amendments* amendments = nullptr);

// Our plan among the texts of the PNG `where`, or nothing; likewise.
std::optional<Plan> ownPlan(const std::vector<PngText>& text, const std::string& where,
                            Amendments* amendments = nullptr);

}  // namespace core::plan
