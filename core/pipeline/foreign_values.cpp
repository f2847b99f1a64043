#include "core/pipeline/foreign_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/pipeline/foreign_samplers.h"
#include "core/pipeline/plan_checks.h"
#include "core/pipeline/sampler_names.h"

namespace core::pipeline {
namespace {

using Kind = PlanNotice::Kind;

constexpr std::size_t kLongestCharacter = 4;  // bytes of UTF-8
constexpr std::size_t kLongestWord = 80;      // bytes of a value that a sentence repeats

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

template <typename Number>
std::optional<Number> number(std::string_view text) {
    text = trimmed(text);
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> finiteNumber(const std::string& text) {
    const auto value = number<double>(text);
    return value && std::isfinite(*value) ? value : std::nullopt;
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
        for (const auto& notice : m_values.notices) m_result.notices.push_back(notice);
        plan().prompt = textFromOutside(m_values.prompt, m_result.notices);
        plan().loras = m_values.loras;
        plan().negativePrompt = textFromOutside(m_values.negativePrompt, m_result.notices);
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
            plan().steps = static_cast<int>(std::lround(nearest(*text, steps, plan().steps)));
            if (finiteNumber(*text) != plan().steps) note(Kind::Steps, *text, std::to_string(plan().steps));
        }
        if (const auto& text = m_values.guidance) {
            plan().guidance = nearest(*text, limits::kGuidance, plan().guidance);
            if (finiteNumber(*text) != plan().guidance) note(Kind::Guidance, *text, fmt::format("{}", plan().guidance));
        }
    }

    void takeSeed() {
        if (!m_values.seed) return;
        if (const auto seed = number<std::uint64_t>(*m_values.seed))
            plan().seed = *seed;
        else
            note(trimmed(*m_values.seed) == "-1" ? Kind::RandomSeed : Kind::Seed, *m_values.seed,
                 std::to_string(plan().seed));
    }

    int side(const std::string& text, int otherwise) const {
        const int step = isOwn() ? 1 : std::max(1, m_target.sizeStep);
        const int smallest = (limits::kSide.least + step - 1) / step * step;
        const Range<int> onGrid{smallest, std::max(smallest, limits::kSide.most / step * step)};
        const double pixels = nearest(text, onGrid, otherwise);
        return onGrid.nearest(static_cast<int>(std::lround(pixels / step)) * step);
    }

    void takeSize() {
        const auto &width = m_values.width, &height = m_values.height;
        if (!width && !height) return;
        if (width) plan().width = side(*width, plan().width);
        if (height) plan().height = side(*height, plan().height);
        if (width && height && finiteNumber(*width) == plan().width && finiteNumber(*height) == plan().height) return;
        note(Kind::Size,
             fmt::format("{} x {}", wordFromOutside(width.value_or("?")), wordFromOutside(height.value_or("?"))),
             fmt::format("{} x {}", plan().width, plan().height));
    }

    const ForeignValues& m_values;
    const PlanTarget& m_target;
    PicturePlan m_result;
};

}  // namespace

std::string wordFromOutside(const std::string& text) { return repairedUtf8(trimmed(text), kLongestWord); }

std::string textFromOutside(const std::string& text, std::vector<PlanNotice>& notices) {
    const std::string_view start = std::string_view(text).substr(0, limits::kTextBytes + kLongestCharacter);
    auto result = repairedUtf8(start, limits::kTextBytes);
    if (text.size() > limits::kTextBytes)
        notices.push_back({Kind::LongPrompt, std::to_string(text.size()), std::to_string(result.size())});
    if (!std::string_view(text).starts_with(result)) notices.push_back({Kind::BrokenPrompt});
    return result;
}

PicturePlan planFromValues(const ForeignValues& values, PlanSource source, const PlanTarget& target) {
    return PlanMaker(values, source, target).run();
}

}  // namespace core::pipeline
