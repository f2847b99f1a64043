#include "core/pipeline/lora_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/pipeline/foreign_values.h"
#include "core/pipeline/plan_checks.h"
#include "core/pipeline/plan_stages.h"

namespace core::pipeline {
namespace {

constexpr std::string_view kBegin = "<lora:";
constexpr std::string_view kNotInTags = "<>\n\r";
constexpr std::size_t kMostNotices = 8;

std::optional<double> strengthIn(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool isName(const std::string& name) try {
    checkModel("lora", name);
    return true;
} catch (const Error&) {
    return false;
}

class TagTaker {
 public:
    explicit TagTaker(std::string_view prompt) : m_rest(prompt) {}

    PromptAndLoras run() {
        while (true) {
            const auto begin = m_rest.find(kBegin);
            if (begin == m_rest.npos) break;
            const auto end = m_rest.find_first_of(kNotInTags, begin + kBegin.size());
            if (end != m_rest.npos && m_rest[end] == '>')
                takeTag(begin, end);
            else
                keep(std::min(end, m_rest.size()));
        }
        keep(m_rest.size());
        return std::move(m_result);
    }

 private:
    void keep(std::size_t count) {
        m_result.prompt += m_rest.substr(0, count);
        m_rest.remove_prefix(count);
    }

    void takeTag(std::size_t begin, std::size_t end) {
        const auto tag = m_rest.substr(begin, end + 1 - begin);
        keep(begin);
        m_rest.remove_prefix(tag.size());
        auto& prompt = m_result.prompt;
        if (prompt.ends_with(' '))
            prompt.pop_back();
        else if (prompt.empty() && m_rest.starts_with(' '))
            m_rest.remove_prefix(1);
        read(tag);
    }

    void read(std::string_view tag) {
        const auto words = tag.substr(kBegin.size(), tag.size() - kBegin.size() - 1);
        const auto colon = words.find(':');
        const std::string name(words.substr(0, colon));
        if (m_result.loras.size() == limits::kLoras || !isName(name)) return note(tag, {});
        LoraPlan lora{.model = name};
        const auto found = colon == words.npos ? lora.strength : strengthFrom(words.substr(colon + 1));
        if (found) lora.strength = limits::kLoraStrength.nearest(*found);
        m_result.loras.push_back(lora);
        if (found != lora.strength || std::ranges::count(words, ':') > 1) note(tag, fmt::format("{}", lora.strength));
    }

    // "0.8", or "0.8:0.6" for text encoder and UNet: there the UNet's, which does more.
    static std::optional<double> strengthFrom(std::string_view words) {
        const auto colon = words.find(':');
        const auto second = colon == words.npos ? std::nullopt : strengthIn(words.substr(colon + 1));
        return second ? second : strengthIn(words.substr(0, colon));
    }

    void note(std::string_view tag, const std::string& used) {
        if (m_result.notices.size() == kMostNotices) return;
        const auto kind = used.empty() ? PlanNotice::Kind::LostLora : PlanNotice::Kind::LoraStrength;
        m_result.notices.push_back({kind, wordFromOutside(std::string(tag)), used});
    }

    std::string_view m_rest;
    PromptAndLoras m_result;
};

}  // namespace

std::string withLoraTags(const std::string& prompt, const std::vector<LoraPlan>& loras) {
    auto text = prompt;
    for (const auto& lora : loras) {
        if (!takesPart(lora) || lora.model.find_first_of(":<>\n\r") != std::string::npos) continue;
        text += fmt::format("{}{}{}:{}>", text.empty() ? "" : " ", kBegin, lora.model, lora.strength);
    }
    return text;
}

PromptAndLoras takeLoraTags(const std::string& prompt) { return TagTaker(prompt).run(); }

}  // namespace core::pipeline
