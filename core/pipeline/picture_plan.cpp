#include "core/pipeline/picture_plan.h"

#include "core/base/error.h"
#include "core/image/exif_block.h"
#include "core/image/exif_comment.h"
#include "core/image/png_file.h"
#include "core/pipeline/comfyui_metadata.h"
#include "core/pipeline/invokeai_metadata.h"
#include "core/pipeline/parameters_reader.h"
#include "core/pipeline/picture_text.h"

namespace core::pipeline {
namespace {

using Entries = std::vector<PngText>;

std::optional<ForeignValues> invokeValuesOf(const Entries& text) {
    const auto* today = findText(text, "invokeai_metadata");
    const auto* older = findText(text, "sd-metadata");
    const auto* oldest = findText(text, "Dream");
    auto values = today ? invokeValues(*today) : std::nullopt;
    if (!values && older) values = olderInvokeValues(*older);
    if (!values && oldest) values = dreamValues(*oldest);
    return values;
}

std::optional<PicturePlan> comfyPlan(const Entries& text, const std::string& where, const PlanTarget& target) {
    const auto* prompt = findText(text, "prompt");
    const auto* workflow = findText(text, "workflow");
    if (prompt && isComfyGraph(*prompt)) {
        const auto values = comfyValues(*prompt);
        if (!values) fail("{}: expected a sampler in the graph that ComfyUI kept, found none", where);
        return planFromValues(*values, PlanSource::ComfyUi, target);
    }
    if (workflow) fail("{}: expected the graph that ComfyUI ran, found only the workflow it was drawn in", where);
    return std::nullopt;
}

}  // namespace

std::optional<PicturePlan> readPicturePlan(const std::filesystem::path& file, const PlanTarget& target) {
    if (mayHoldExif(file)) {
        if (auto plan = ownPlanInExif(file)) return PicturePlan{std::move(*plan), PlanSource::Own, {}};
        const auto comment = readExifComment(file);  // cameras write comments, too
        if (!comment || !looksLikeParameters(*comment)) return std::nullopt;
        return readParameters(*comment, target);
    }
    const auto text = readPngText(file, kPictureLimits);
    if (auto plan = ownPlan(text, file.string())) return PicturePlan{std::move(*plan), PlanSource::Own, {}};
    if (const auto* parameters = findText(text, kParametersKey)) return readParameters(*parameters, target);
    if (const auto values = invokeValuesOf(text)) return planFromValues(*values, PlanSource::InvokeAi, target);
    return comfyPlan(text, file.string(), target);
}

}  // namespace core::pipeline
