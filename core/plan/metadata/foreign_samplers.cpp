#include "core/plan/metadata/foreign_samplers.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/plan/plan.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
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

struct Match {
    std::string id;
    bool exact = false;
};

// InvokeAI ends names in "_k" for Karras, old A1111 in the name of the schedule; a "k_" in front only means who wrote
// the sampler first, and "_gpu" at the end where the noise was drawn.
std::string takeSchedule(Words& words) {
    if (!words.empty() && words.front() == "k") words.erase(words.begin());
    if (!words.empty() && words.back() == "gpu") words.pop_back();
    if (words.size() < 2) return {};
    const auto last = words.back();
    if (last != "k" && last != "karras" && last != "exponential") return {};
    words.pop_back();
    return last == "k" ? "karras" : last;
}

Match samplerOf(const Words& words) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 13> kSame{{{"ddim", "ddim"},
                                                                                     {"ddpm", "ddpm"},
                                                                                     {"unipc", "unipc"},
                                                                                     {"pndm", "pndm"},
                                                                                     {"plms", "pndm"},
                                                                                     {"lcm", "lcm"},
                                                                                     {"euler", "euler"},
                                                                                     {"eulera", "euler_a"},
                                                                                     {"heun", "heun"},
                                                                                     {"dpmpp2m", "dpmpp_2m"},
                                                                                     {"dpmpp2msde", "dpmpp_2m_sde"},
                                                                                     {"dpmpp2sa", "dpmpp_2s_a"},
                                                                                     {"dpmpp3msde", "dpmpp_3m_sde"}}};
    // Most telling first. Those that add noise at each step are nearest to Euler a, other multistep ones to DPM++ 2M.
    static constexpr std::array<std::pair<std::string_view, const char*>, 18> kNear{{{"dpmpp3msde", "dpmpp_3m_sde"},
                                                                                     {"dpmpp2s", "dpmpp_2s_a"},
                                                                                     {"dpmpp2msde", "dpmpp_2m_sde"},
                                                                                     {"dpmppsde", "dpmpp_2m_sde"},
                                                                                     {"dpmpp", "dpmpp_2m"},
                                                                                     {"lcm", "lcm"},
                                                                                     {"tcd", "euler_a"},
                                                                                     {"ddpm", "ddpm"},
                                                                                     {"restart", "euler_a"},
                                                                                     {"euler", "euler"},
                                                                                     {"ddim", "ddim"},
                                                                                     {"dpm", "dpmpp_2m"},
                                                                                     {"unipc", "unipc"},
                                                                                     {"deis", "dpmpp_2m"},
                                                                                     {"ipndm", "dpmpp_2m"},
                                                                                     {"pndm", "pndm"},
                                                                                     {"lms", "dpmpp_2m"},
                                                                                     {"heun", "heun"}}};
    const auto name = joined(words);
    for (const auto& [known, id] : kSame)
        if (name == known) return {id, true};
    if (contains(words, "a") && name.find("dpmpp") == std::string::npos) return {"euler_a"};
    for (const auto& [part, id] : kNear)
        if (name.find(part) != std::string::npos) return {id};
    return {};
}

// "normal" and "uniform" lie evenly in time, as linspace; "simple" and "ddim_uniform" count strides from either end.
Match spacingOf(const std::string& schedule, const std::string& sampler) {
    static constexpr std::array<std::pair<std::string_view, const char*>, 12> kSame{{{"", "model"},
                                                                                     {"leading", "leading"},
                                                                                     {"ddim", "leading"},
                                                                                     {"ddimuniform", "leading"},
                                                                                     {"trailing", "trailing"},
                                                                                     {"simple", "trailing"},
                                                                                     {"linspace", "linspace"},
                                                                                     {"uniform", "linspace"},
                                                                                     {"normal", "linspace"},
                                                                                     {"sgmuniform", "sgm_uniform"},
                                                                                     {"karras", "karras"},
                                                                                     {"exponential", "exponential"}}};
    if (schedule == "automatic") {
        const auto& all = samplers();
        return {std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.id == sampler; })->usualSpacing,
                true};
    }
    for (const auto& [known, id] : kSame)
        if (schedule == known) return {id, true};
    return {schedule == "polyexponential" ? "exponential" : "model"};
}

}  // namespace

SamplerMatch nearestSampler(std::string_view name, std::string_view schedule) {
    auto words = partsOfName(name);
    const auto inName = takeSchedule(words);
    const auto sampler = samplerOf(words);
    if (sampler.id.empty()) return {Plan().sampler, Plan().spacing, false};
    const auto spacing = spacingOf(inName.empty() ? joined(partsOfName(schedule)) : inName, sampler.id);
    if (!offersSpacing(sampler.id, spacing.id)) return {sampler.id, "model", false};
    return {sampler.id, spacing.id, sampler.exact && spacing.exact};
}

}  // namespace core::plan
