#include "core/pipeline/foreign_samplers.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/pipeline/plan.h"

namespace core::pipeline {
namespace {

constexpr std::size_t kLongestName = 256;

using Words = std::vector<std::string>;

bool contains(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Small letters and digits of "DPM++ 2M" or "dpmpp_2m": both "dpmpp", "2m".
Words partsOfName(std::string_view name) {
    Words words(1);
    for (char c : name.substr(0, kLongestName)) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (c == '+')
            words.back() += 'p';
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    std::replace(words.begin(), words.end(), std::string("ancestral"), std::string("a"));
    return words;
}

std::string joined(const Words& words) {
    std::string all;
    for (const auto& word : words) all += word;
    return all;
}

// InvokeAI ends names in "_k" for Karras; a "k_" in front only means who wrote the sampler first.
bool takeKarras(Words& words) {
    if (!words.empty() && words.front() == "k") words.erase(words.begin());
    const bool karras = !words.empty() && (words.back() == "k" || words.back() == "karras");
    if (karras) words.pop_back();
    return karras;
}

SamplerMatch withoutSchedule(const Words& words) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 4> kSame{
        {{"ddim", "ddim"}, {"euler", "euler"}, {"eulera", "euler_a"}, {"dpmpp2m", "dpmpp_2m"}}};
    // Most telling first. Those that add noise at each step are nearest to Euler a, other multistep ones to DPM++ 2M.
    static constexpr std::array<std::pair<std::string_view, const char*>, 14> kNear{{{"dpmpp", "dpmpp_2m"},
                                                                                     {"lcm", "euler_a"},
                                                                                     {"tcd", "euler_a"},
                                                                                     {"ddpm", "euler_a"},
                                                                                     {"restart", "euler_a"},
                                                                                     {"euler", "euler"},
                                                                                     {"ddim", "ddim"},
                                                                                     {"dpm", "dpmpp_2m"},
                                                                                     {"unipc", "dpmpp_2m"},
                                                                                     {"deis", "dpmpp_2m"},
                                                                                     {"ipndm", "dpmpp_2m"},
                                                                                     {"pndm", "dpmpp_2m"},
                                                                                     {"lms", "dpmpp_2m"},
                                                                                     {"heun", "dpmpp_2m"}}};
    const auto name = joined(words);
    for (const auto& [known, id] : kSame)
        if (name == known) return {id, true};
    if (contains(words, "a") && name.find("dpmpp") == std::string::npos) return {"euler_a", false};
    for (const auto& [part, id] : kNear)
        if (name.find(part) != std::string::npos) return {id, false};
    return {Plan().sampler, false};
}

enum class Schedule { Plain, Automatic, Karras, NearKarras, Other };

Schedule scheduleOf(std::string_view text) {
    const auto name = joined(partsOfName(text));
    if (name == "karras") return Schedule::Karras;
    if (name == "automatic") return Schedule::Automatic;
    if (name.empty() || name == "uniform" || name == "normal") return Schedule::Plain;
    return name == "exponential" || name == "polyexponential" ? Schedule::NearKarras : Schedule::Other;
}

}  // namespace

SamplerMatch nearestSampler(std::string_view name, std::string_view schedule) {
    auto words = partsOfName(name);
    const bool karrasName = takeKarras(words);
    const auto kind = karrasName ? Schedule::Karras : scheduleOf(schedule);
    auto match = withoutSchedule(words);
    const bool hasVariant = match.id == "dpmpp_2m";
    if (hasVariant && kind != Schedule::Plain && kind != Schedule::Other) match.id = "dpmpp_2m_karras";
    const bool kept =
        kind == Schedule::Plain || kind == Schedule::Automatic || (kind == Schedule::Karras && hasVariant);
    match.exact = match.exact && kept;
    return match;
}

}  // namespace core::pipeline
