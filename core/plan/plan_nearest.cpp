#include "core/plan/plan_nearest.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/image/resize.h"
#include "core/plan/amending.h"
#include "core/plan/plan_checks.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
namespace {

void amendStyles(Amendments& amendments, std::vector<StyleTerm>& styles) {
    amendCount(amendments, "styles", styles, limits::kStyles);
    for (std::size_t i = 0; i < styles.size(); ++i) {
        const auto field = fmt::format("styles[{}]", i);
        amendText(amendments, field + ".prefix", styles[i].prefix);
        amendNumber(amendments, field + ".strength", styles[i].strength, limits::kStyleStrength);
    }
}

// In a copy: others may share the drawing.
void amendDrawing(Amendments& amendments, Plan& plan) {
    if (!plan.drawing || isWithinLimits(*plan.drawing)) return;
    auto drawing = *plan.drawing;
    bringWithinLimits(drawing, amendments);
    plan.drawing = std::make_shared<const control::EdgeDrawing>(std::move(drawing));
}

void amendEdges(Amendments& amendments, SharedImage& edges) {
    if (edges.isEmpty()) return;
    amendGrey(amendments, "edges", edges);
    const double scale = static_cast<double>(limits::kEdgeSide.most) / std::max(edges->width, edges->height);
    if (scale >= 1.0) return;
    const auto side = [&](int pixels) { return limits::kEdgeSide.nearest(static_cast<int>(pixels * scale)); };
    amendSize(amendments, "edges", edges, side(edges->width), side(edges->height));
}

std::string sizeText(const Image& image) { return fmt::format("{} x {}", image.width, image.height); }

Image greyOf(const Image& image) {
    Image grey(image.width, image.height, 1);
    const auto channels = static_cast<std::size_t>(image.channels);
    for (std::size_t i = 0; i < grey.pixels.size(); ++i) {
        int sum = 0;
        for (std::size_t k = 0; k < channels; ++k) sum += image.pixels[i * channels + k];
        grey.pixels[i] = static_cast<std::uint8_t>(sum / image.channels);
    }
    return grey;
}

}  // namespace

void amendText(Amendments& amendments, const std::string& field, std::string& text) {
    if (text.size() <= limits::kTextBytes && isUtf8(text) && text.find('\0') == std::string::npos) return;
    auto nearest = repairedUtf8(text, limits::kTextBytes);
    const bool isCut = text.size() > limits::kTextBytes;
    amendments.add({field, isCut ? fmt::format("{} bytes", text.size()) : "bytes that are no text",
                    isCut ? fmt::format("{} bytes", nearest.size()) : "\xef\xbf\xbd"});
    text = std::move(nearest);
}

void amendGrey(Amendments& amendments, const std::string& field, SharedImage& image) {
    if (image->channels == 1) return;
    amendments.add({field, fmt::format("{} channels", image->channels), "grey"});
    image = greyOf(*image);
}

void amendSize(Amendments& amendments, const std::string& field, SharedImage& image, int width, int height) {
    if (image->width == width && image->height == height) return;
    auto fitting = resized(*image, width, height);
    amendments.add({field, sizeText(*image), sizeText(fitting)});
    image = std::move(fitting);
}

void amendSampler(Amendments& amendments, Plan& plan) {
    if (!offersSpacing(plan.sampler, "model")) amend(amendments, "sampler", plan.sampler, Plan{}.sampler);
    if (!offersSpacing(plan.sampler, plan.spacing)) amend(amendments, "spacing", plan.spacing, std::string("model"));
    amendNumber(amendments, "steps", plan.steps, {limits::kSteps.least, mostSteps(plan.sampler)});
}

void bringWithinLimits(Plan& plan, Amendments& amendments) {
    amendText(amendments, "prompt", plan.prompt);
    amendText(amendments, "negativePrompt", plan.negativePrompt);
    amendStyles(amendments, plan.styles);
    if (!isModelId(plan.model)) amend(amendments, "model", plan.model, Plan{}.model);
    amendNumber(amendments, "width", plan.width, limits::kSide);
    amendNumber(amendments, "height", plan.height, limits::kSide);
    amendNumber(amendments, "guidance", plan.guidance, limits::kGuidance);
    amendSampler(amendments, plan);
    amendNumber(amendments, "tStruct", plan.tStruct, limits::kTStruct);
    amendNumber(amendments, "stopAfter", plan.stopAfter, limits::kStopAfter);
    amendNumber(amendments, "lastTimestep", plan.lastTimestep, limits::kLastTimestep);
    amendStages(amendments, plan);
    amendPeople(amendments, plan.people);
    amendDrawing(amendments, plan);
    amendEdges(amendments, plan.edges);
    amendPartners(amendments, plan);
    amendControls(amendments, "controls", plan.controls);
    amendLoras(amendments, "loras", plan.loras);
}

}  // namespace core::plan
