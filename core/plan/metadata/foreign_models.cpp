#include "core/plan/metadata/foreign_models.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "core/plan/metadata/foreign_text.h"
#include "core/plan/plan_checks.h"

namespace core::plan {
namespace {

using Kind = PlanNotice::Kind;

constexpr std::ptrdiff_t kMostModelNotices = 8;  // of a kind

void noteOnce(ForeignValues& values, PlanNotice notice) {
    if (std::ranges::count(values.notices, notice.kind, &PlanNotice::kind) < kMostModelNotices)
        values.notices.push_back(std::move(notice));
}

std::optional<double> numberIn(const std::optional<std::string>& text) {
    return text ? finiteNumber(*text) : std::nullopt;
}

bool showsPose(const ForeignControl& control) {
    auto words = control.hint + " " + control.name;
    std::ranges::transform(words, words.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return words.find("pose") != std::string::npos;
}

// The timestep after this part of the way from noise to picture.
int timestepAfter(double part) {
    return static_cast<int>(std::lround(kFirstTimestep * (1.0 - std::clamp(part, 0.0, 1.0))));
}

}  // namespace

std::string plainModelName(const std::string& name) {
    static constexpr std::array<std::string_view, 6> kSuffixes{".safetensors", ".ckpt", ".pth", ".pt", ".bin", ".sft"};
    auto plain = std::string(trimmed(name));
    plain.erase(0, plain.find_last_of("/\\") + 1);  // npos + 1 is 0
    for (const auto suffix : kSuffixes)
        if (plain.size() > suffix.size() && plain.ends_with(suffix))
            return plain.substr(0, plain.size() - suffix.size());
    return plain;
}

void addLora(ForeignValues& values, const std::string& name, const std::optional<std::string>& strength,
             const std::optional<std::string>& textStrength) {
    LoraPlan lora{.model = plainModelName(name)};
    if (std::ranges::count(values.loras, lora.model, &LoraPlan::model) > 0) return;
    if (values.loras.size() == limits::kLoras || !isModelId(lora.model))
        return noteOnce(values, {Kind::LostLora, wordFromOutside(name)});
    const auto found = strength ? numberIn(strength) : std::optional(lora.strength);
    if (found) lora.strength = limits::kLoraStrength.nearest(*found);
    values.loras.push_back(lora);
    const auto ofText = textStrength ? numberIn(textStrength) : found;
    if (found == lora.strength && ofText == found) return;
    auto said = lora.model + " " + wordFromOutside(strength.value_or("1"));
    if (textStrength) said += ", " + wordFromOutside(*textStrength);
    noteOnce(values, {Kind::LoraStrength, wordFromOutside(said), fmt::format("{}", lora.strength)});
}

void addControl(ForeignValues& values, const ForeignControl& found) {
    ControlPlan control{.model = plainModelName(found.name), .on = false};
    if (values.controls.size() == limits::kControls || !isModelId(control.model))
        return noteOnce(values, {Kind::LostControl, wordFromOutside(found.name)});
    control.map = showsPose(found) ? ControlMap::Pose : ControlMap::Edges;
    control.strength = limits::kControlStrength.nearest(numberIn(found.strength).value_or(1.0));
    control.range.first = timestepAfter(numberIn(found.start).value_or(0.0));
    control.range.last = std::min(control.range.first, timestepAfter(numberIn(found.end).value_or(1.0)));
    values.controls.push_back(control);
}

}  // namespace core::plan
