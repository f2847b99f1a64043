#include "core/plan/metadata/lora_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "core/plan/metadata/foreign_text.h"
#include "core/plan/plan_checks.h"
#include "core/plan/plan_stages.h"

namespace core::plan {
namespace {

constexpr std::string_view kBegin = "<lora:";
constexpr std::string_view kOlderBegin = "<lyco:";
constexpr std::string_view kNotInTags = "<>\n\r";
constexpr std::size_t kMostNotices = 8;

bool isName(const std::string& name) try {
    checkModel("lora", name);
    return true;
} catch (const Error&) {
    return false;
}

class TagTaker {
 public:
    TagTaker(std::string_view prompt, std::vector<LoraPlan> known) : m_rest(prompt), m_known(known.size()) {
        m_result.loras = std::move(known);
    }

    PromptAndLoras run() {
        while (true) {
            const auto begin = nextTag();
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
    std::size_t nextTag() const {
        for (auto at = m_rest.find(kBegin.front()); at != m_rest.npos; at = m_rest.find(kBegin.front(), at + 1))
            if (m_rest.substr(at).starts_with(kBegin) || m_rest.substr(at).starts_with(kOlderBegin)) return at;
        return m_rest.npos;
    }

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
        if (isKnown(name)) return;
        if (m_result.loras.size() == limits::kLoras || !isName(name)) return note(tag, {});
        LoraPlan lora{.model = name};
        const auto found = colon == words.npos ? lora.strength : strengthFrom(words.substr(colon + 1));
        if (found) lora.strength = limits::kLoraStrength.nearest(*found);
        m_result.loras.push_back(lora);
        if (found != lora.strength || std::ranges::count(words, ':') > 1) note(tag, fmt::format("{}", lora.strength));
    }

    bool isKnown(const std::string& name) const {
        const auto known = std::span(m_result.loras).first(m_known);
        return std::ranges::count(known, name, &LoraPlan::model) > 0;
    }

    // "0.8", or "0.8:0.6" for text encoder and UNet: there the UNet's, which does more.
    static std::optional<double> strengthFrom(std::string_view words) {
        const auto colon = words.find(':');
        const auto second = colon == words.npos ? std::nullopt : finiteNumber(words.substr(colon + 1));
        return second ? second : finiteNumber(words.substr(0, colon));
    }

    void note(std::string_view tag, const std::string& used) {
        if (m_result.notices.size() == kMostNotices) return;
        const auto kind = used.empty() ? PlanNotice::Kind::LostLora : PlanNotice::Kind::LoraStrength;
        m_result.notices.push_back({kind, wordFromOutside(std::string(tag)), used});
    }

    std::string_view m_rest;
    std::size_t m_known;
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

PromptAndLoras takeLoraTags(const std::string& prompt, std::vector<LoraPlan> known) {
    return TagTaker(prompt, std::move(known)).run();
}

}  // namespace core::plan
