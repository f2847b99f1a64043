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

bool isCalled(const SamplerRow& sampler, const std::string& name) {
    return name == joined(partsOfName(sampler.id)) || name == joined(partsOfName(sampler.label));
}

// The longest of the parts that the table knows says most.
std::string nearestTo(const std::string& name) {
    std::string id;
    std::size_t longest = 0;
    for (const auto& sampler : samplers())
        for (const auto& part : sampler.nearest)
            if (part.size() > longest && name.find(part) != std::string::npos) {
                id = sampler.id;
                longest = part.size();
            }
    return id;
}

Match samplerOf(const Words& words) {
    const auto name = joined(words);
    for (const auto& sampler : samplers())
        if (isCalled(sampler, name)) return {sampler.id, true};
    if (contains(words, "a") && name.find("dpmpp") == std::string::npos) return {"euler_a"};
    return {nearestTo(name)};
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
