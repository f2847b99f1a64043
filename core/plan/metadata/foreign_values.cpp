#include "core/plan/metadata/foreign_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "core/base/error.h"
#include "core/plan/metadata/foreign_samplers.h"
#include "core/plan/metadata/foreign_stage.h"
#include "core/plan/metadata/foreign_text.h"
#include "core/plan/plan_checks.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
namespace {

using Kind = PlanNotice::Kind;

constexpr std::size_t kMostSettings = 12;    // that are named
constexpr std::size_t kLongestSetting = 40;  // bytes of a value beside its name

template <typename Number>
std::optional<Number> number(std::string_view text) {
    text = trimmed(text);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

class PlanMaker {
 public:
    PlanMaker(const ForeignValues& values, PlanSource source, const PlanTarget& target)
        : m_values(values), m_target(target) {
        m_result.source = source;
        m_result.plan.model = target.model;
    }

    PicturePlan run() {
        takeModel();
        takeSampler();
        takeNumbers();
        takeSeed();
        takeSize();
        takeHires();
        for (const auto& notice : m_values.notices) m_result.notices.push_back(notice);
        takePrompts();
        takeModelsBeside();
        nameSettings();
        return std::move(m_result);
    }

 private:
    Plan& plan() { return m_result.plan; }
    bool isOwn() const { return m_result.source == PlanSource::Own; }

    void note(Kind kind, const std::string& found, const std::string& used) {
        m_result.notices.push_back({kind, wordFromOutside(found), used});
    }

    void takeModel() {
        const auto& name = m_values.model;
        if (!name || name->empty() || *name == plan().model) return;
        if (isOwn() && isModelName(*name))
            plan().model = *name;
        else
            note(Kind::Model, *name, plan().model);
    }

    static bool isModelName(const std::string& name) try {
        checkModel("model", name);
        return true;
    } catch (const Error&) {
        return false;
    }

    void takeSampler() {
        if (!m_values.sampler || m_values.sampler->empty()) return;
        const auto schedule = m_values.schedule.value_or("");
        const auto match = nearestSampler(*m_values.sampler, schedule);
        plan().sampler = match.sampler;
        plan().spacing = match.spacing;
        const auto found = schedule.empty() ? *m_values.sampler : *m_values.sampler + " " + schedule;
        if (!match.exact) note(Kind::Sampler, found, samplerAndSpacing(plan()));
        restored(PlanPart::Sampler);
    }

    // The nearest value in a range; `otherwise` for what is no number.
    template <typename Number>
    static double nearest(const std::string& text, const Range<Number>& range, double otherwise) {
        const auto value = finiteNumber(text);
        return value ? Range<double>{double(range.least), double(range.most)}.nearest(*value) : otherwise;
    }

    void takeNumbers() {
        if (const auto& text = m_values.steps) {
            const Range<int> steps{limits::kSteps.least, mostSteps(plan().sampler)};
            plan().steps = steps.nearest(plan().steps);
            plan().steps = static_cast<int>(std::lround(nearest(*text, steps, plan().steps)));
            if (finiteNumber(*text) != plan().steps) note(Kind::Steps, *text, std::to_string(plan().steps));
            if (finiteNumber(*text)) restored(PlanPart::Steps);
        }
        if (const auto& text = m_values.guidance) {
            plan().guidance = nearest(*text, limits::kGuidance, plan().guidance);
            if (finiteNumber(*text) != plan().guidance) note(Kind::Guidance, *text, fmt::format("{}", plan().guidance));
            if (finiteNumber(*text)) restored(PlanPart::Guidance);
        }
    }

    void takeSeed() {
        if (!m_values.seed) return;
        const auto seed = number<std::uint64_t>(*m_values.seed);
        const bool isRandom = trimmed(*m_values.seed) == "-1";
        if (seed)
            plan().seed = *seed;
        else
            note(isRandom ? Kind::RandomSeed : Kind::Seed, *m_values.seed, std::to_string(plan().seed));
        if (seed || isRandom) restored(PlanPart::Seed);
    }

    int onGrid(double pixels) const {
        const int step = isOwn() ? 1 : std::max(1, m_target.sizeStep);
        const int smallest = (limits::kSide.least + step - 1) / step * step;
        const Range<int> sides{smallest, std::max(smallest, limits::kSide.most / step * step)};
        pixels = Range<double>{double(sides.least), double(sides.most)}.nearest(pixels);
        return sides.nearest(static_cast<int>(std::lround(pixels / step)) * step);
    }

    int side(const std::string& text, int otherwise) const {
        const auto pixels = finiteNumber(text);
        return onGrid(pixels ? *pixels : otherwise);
    }

    void takeSize() {
        const auto &width = m_values.width, &height = m_values.height;
        if (!width && !height) return;
        if (width) plan().width = side(*width, plan().width);
        if (height) plan().height = side(*height, plan().height);
        const auto w = finiteNumber(width.value_or("")), h = finiteNumber(height.value_or(""));
        if (w && h) restored(PlanPart::Size);
        if (w == plan().width && h == plan().height) return;
        note(Kind::Size,
             fmt::format("{} x {}", wordFromOutside(width.value_or("?")), wordFromOutside(height.value_or("?"))),
             sizeText(plan().width, plan().height));
    }

    static std::string sizeText(double width, double height) { return fmt::format("{} x {}", width, height); }

    // The size that was said is that of the first pass; the picture is as large as the second one.
    void takeHires() {
        if (!m_values.hires) return;
        const auto stage = hiresStage(*m_values.hires, plan());
        m_lostHires = !stage;
        if (!stage) return;
        const LowStage low{plan().width, plan().height, stage->tLow};
        const double fits = std::min(1.0, double(limits::kSide.most) / std::max(stage->width, stage->height));
        plan().width = std::max(low.width, onGrid(stage->width * fits));
        plan().height = std::max(low.height, onGrid(stage->height * fits));
        plan().lowStages = {low};
        const auto whole = sizeText(std::round(stage->width), std::round(stage->height));
        const auto used = sizeText(plan().width, plan().height);
        if (whole != used) note(Kind::Size, whole, used);
        note(Kind::HiresFix, sizeText(low.width, low.height), used);
    }

    void takePrompts() {
        plan().prompt = textFromOutside(m_values.prompt, m_result.notices);
        plan().negativePrompt = textFromOutside(m_values.negativePrompt, m_result.notices);
        if (!trimmed(plan().prompt).empty()) restored(PlanPart::Prompt);
        if (!trimmed(plan().negativePrompt).empty()) restored(PlanPart::NegativePrompt);
    }

    void takeModelsBeside() {
        plan().loras = m_values.loras;
        plan().controls = m_values.controls;
        if (!plan().loras.empty()) restored(PlanPart::Loras);
        if (!plan().controls.empty()) restored(PlanPart::Controls);
        for (const auto& control : plan().controls) note(Kind::ControlMap, control.model, {});
    }

    void nameSettings() {
        std::string names = m_lostHires ? "hires fix" : "";
        for (std::size_t i = 0; i < std::min(m_values.settings.size(), kMostSettings); ++i)
            names += (names.empty() ? "" : ", ") + m_values.settings[i];
        if (m_values.settings.size() > kMostSettings) names += ", …";
        if (!names.empty()) m_result.notices.push_back({Kind::OtherSettings, names});
    }

    void restored(PlanPart part) { m_result.restored.push_back(part); }

    const ForeignValues& m_values;
    const PlanTarget& m_target;
    PicturePlan m_result;
    bool m_lostHires = false;
};

}  // namespace

void addSetting(ForeignValues& values, const std::string& name, const std::string& value) {
    auto setting = wordFromOutside(name);
    const auto word = trimmed(value);
    if (setting.empty() || values.settings.size() > kMostSettings) return;
    if (!word.empty() && word.size() <= kLongestSetting && word.find('\n') == std::string_view::npos)
        setting += " " + wordFromOutside(word);
    if (std::ranges::count(values.settings, setting) == 0) values.settings.push_back(std::move(setting));
}

PicturePlan planFromValues(const ForeignValues& values, PlanSource source, const PlanTarget& target) {
    return PlanMaker(values, source, target).run();
}

}  // namespace core::plan
