#include "core/plan/metadata/picture_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/image/exif_block.h"
#include "core/image/exif_comment.h"
#include "core/image/exif_write.h"
#include "core/image/jpeg_file.h"
#include "core/image/picture_format.h"
#include "core/image/png_file.h"
#include "core/image/webp_file.h"
#include "core/plan/metadata/parameters_reader.h"
#include "core/plan/metadata/picture_text.h"
#include "core/plan/plan_json.h"

namespace core::plan {

namespace {

void write(const std::filesystem::path& file, const std::string& bytes) {
    AtomicFile out(file);
    out.write(bytes.data(), bytes.size());
    out.commit();
}

void writeWithExif(const std::filesystem::path& file, const Image& image, const std::string& exif) {
    write(file, formatOfName(file) == PictureFormat::Jpeg ? encodeJpeg(image, exif) : encodeWebp(image, exif));
}

bool isPng(const std::filesystem::path& file) {
    return formatOfName(file).value_or(PictureFormat::Png) == PictureFormat::Png;
}

Plan planIn(const std::string& json, Amendments* amendments) {
    return amendments ? planFromJson(json, *amendments) : planFromJson(json);
}

}  // namespace

bool savePicture(const std::filesystem::path& file, const Image& image, const Plan& plan) {
    if (isPng(file)) {
        writePng(file, image, {{kParametersKey, parametersText(plan)}, {kPlanKey, toJson(plan)}});
        return true;
    }
    const auto most = formatOfName(file) == PictureFormat::Jpeg ? kMostExifOfJpeg : kMostExifBytes;
    const auto whole = exifOf(parametersText(plan), std::string(kPlanMark) + toJson(plan));
    const auto brief = exifOf(parametersText(plan), {});
    writeWithExif(file, image, whole.size() <= most ? whole : brief.size() <= most ? brief : std::string());
    return whole.size() <= most;
}

void savePictureWithoutMetadata(const std::filesystem::path& file, const Image& image) {
    if (isPng(file))
        writePng(file, image);
    else
        writeWithExif(file, image, {});
}

std::optional<Plan> ownPlanInExif(const std::filesystem::path& file, Amendments* amendments) try {
    const auto exif = readExifBlock(file);
    const auto text = exif ? exifDescriptionOf(*exif) : std::nullopt;
    if (!text || !text->starts_with(kPlanMark)) return std::nullopt;
    return planIn(text->substr(kPlanMark.size()), amendments);
} catch (const Error& error) {
    fail("{}: {}", file.string(), error.what());
}

std::optional<Plan> ownPlan(const std::vector<PngText>& text, const std::string& where, Amendments* amendments) try {
    const auto* json = findText(text, kPlanKey);
    return json ? std::optional(planIn(*json, amendments)) : std::nullopt;
} catch (const Error& error) {
    fail("{}: {}", where, error.what());
}

std::optional<Plan> readPlan(const std::filesystem::path& file) {
    if (mayHoldExif(file)) {
        if (auto plan = ownPlanInExif(file)) return plan;
        const auto comment = readExifComment(file);
        return comment && looksLikeParameters(*comment) ? std::optional(planFromParameters(*comment)) : std::nullopt;
    }
    const auto text = readPngText(file, kPictureLimits);
    if (auto plan = ownPlan(text, file.string())) return plan;
    const auto* parameters = findText(text, kParametersKey);
    return parameters ? std::optional(planFromParameters(*parameters)) : std::nullopt;
}

Image loadPicture(const std::filesystem::path& file) { return readPng(file, kPictureLimits).image; }

}  // namespace core::plan
