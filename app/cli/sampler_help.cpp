#include "app/cli/sampler_help.h"

#include <fmt/format.h>

#include <vector>

#include "core/plan/sampler_names.h"

namespace cli {
namespace {

using core::plan::SamplerRow;

// "a, b or c"
std::string listed(const std::vector<std::string>& names, const char* last) {
    std::string all;
    for (std::size_t i = 0; i < names.size(); ++i) all += (i == 0 ? "" : i + 1 < names.size() ? ", " : last) + names[i];
    return all;
}

// "lcm (for models made for it, at most 50 steps)"
std::string withNote(const SamplerRow& sampler) {
    std::string note = sampler.note;
    if (sampler.mostSteps < core::plan::limits::kSteps.most)
        note += fmt::format("{}at most {} steps", note.empty() ? "" : ", ", sampler.mostSteps);
    return note.empty() ? sampler.id : fmt::format("{} ({})", sampler.id, note);
}

}  // namespace

std::string samplerHelp() {
    std::vector<std::string> all, askTwice;
    for (const auto& sampler : core::plan::samplers()) {
        all.push_back(withNote(sampler));
        if (sampler.evaluations == 2) askTwice.push_back(sampler.id);
    }
    return listed(all, " or ") + "; " + listed(askTwice, " and ") + " ask the model twice a step";
}

std::string spacingHelp() {
    std::vector<std::string> all;
    for (const auto& spacing : core::plan::spacings())
        all.push_back(spacing.id == "model" ? "model (with --sampler the default)" : spacing.id);
    return "Of the noise levels: " + listed(all, " or ");
}

}  // namespace cli
