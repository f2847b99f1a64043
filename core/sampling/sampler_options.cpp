#include "core/sampling/sampler_options.h"

#include <array>
#include <string_view>
#include <utility>

#include "core/base/error.h"

namespace core::sampling {

SamplerOptions spacedBy(const std::string& spacing) {
    // Linspace timesteps reach both ends of the schedule, and curves go from their first to their last.
    static const std::array<std::pair<std::string_view, SamplerOptions>, 7> kAll{{
        {"model", {}},
        {"leading", {.spacing = Spacing::Leading}},
        {"trailing", {.spacing = Spacing::Trailing}},
        {"linspace", {.spacing = Spacing::Linspace}},
        {"sgm_uniform", {.spacing = Spacing::SgmUniform}},
        {"karras", {.spacing = Spacing::Linspace, .curve = SigmaCurve::Karras}},
        {"exponential", {.spacing = Spacing::Linspace, .curve = SigmaCurve::Exponential}},
    }};
    for (const auto& [name, options] : kAll)
        if (name == spacing) return options;
    std::string names;
    for (const auto& [name, options] : kAll) names.append(names.empty() ? "" : ", ").append(name);
    fail("Expected one of the spacings {}, found \"{}\"", names, spacing);
}

}  // namespace core::sampling
