#include "core/plan/metadata/picture_plan.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/image/exif_block.h"
#include "core/image/exif_comment.h"
#include "core/image/png_file.h"
#include "core/plan/metadata/comfyui_metadata.h"
#include "core/plan/metadata/fooocus_metadata.h"
#include "core/plan/metadata/foreign_json.h"
#include "core/plan/metadata/invokeai_metadata.h"
#include "core/plan/metadata/parameters_reader.h"
#include "core/plan/metadata/picture_text.h"
#include "core/plan/metadata/swarmui_metadata.h"

namespace core::plan {
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

// Under `parameters`, or as an Exif comment: JSON of Fooocus or SwarmUI, or the text that A1111 and others write.
std::optional<PicturePlan> parametersPlan(const std::string& text, const PlanTarget& target) {
    if (const auto values = swarmValues(text)) return planFromValues(*values, PlanSource::SwarmUi, target);
    if (const auto values = fooocusValues(text)) return planFromValues(*values, PlanSource::Fooocus, target);
    if (parseForeignJson(text).is_object()) return std::nullopt;  // somebody else's
    return readParameters(text, target);
}

std::optional<PicturePlan> planOf(const Entries& text, const std::string& where, const PlanTarget& target) {
    if (const auto* parameters = findText(text, kParametersKey))
        if (auto plan = parametersPlan(*parameters, target)) return plan;
    if (const auto values = invokeValuesOf(text)) return planFromValues(*values, PlanSource::InvokeAi, target);
    return comfyPlan(text, where, target);
}

PicturePlan wholePlan(Plan plan, Amendments amendments) {
    return {std::move(plan), PlanSource::Own, {}, {}, std::move(amendments)};
}

}  // namespace

bool PicturePlan::isWhole() const {
    if (source == PlanSource::Own && restored.empty()) return true;  // it held the plan itself
    const auto has = [this](PlanPart part) { return std::ranges::count(restored, part) > 0; };
    return has(PlanPart::Steps) && has(PlanPart::Sampler) && has(PlanPart::Guidance) && has(PlanPart::Seed) &&
           has(PlanPart::Size);
}

std::optional<PicturePlan> readPicturePlan(const std::filesystem::path& file, const PlanTarget& target) {
    std::optional<PicturePlan> plan;
    Amendments amendments;
    if (mayHoldExif(file)) {
        if (auto own = ownPlanInExif(file, &amendments)) return wholePlan(std::move(*own), std::move(amendments));
        const auto comment = readExifComment(file);
        if (!comment) return std::nullopt;
        plan = parametersPlan(*comment, target);
        // Cameras write comments, too: one is no prompt.
        if (plan && plan->source == PlanSource::A1111 && !looksLikeParameters(*comment)) return std::nullopt;
    } else {
        const auto text = readPngText(file, kPictureLimits);
        if (auto own = ownPlan(text, file.string(), &amendments))
            return wholePlan(std::move(*own), std::move(amendments));
        plan = planOf(text, file.string(), target);
    }
    return plan && plan->restored.empty() ? std::nullopt : plan;
}

}  // namespace core::plan
