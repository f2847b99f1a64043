#include "core/sampling/sampler_registry.h"

#include <torch/types.h>

#include <functional>
#include <map>

#include "core/base/error.h"
#include "core/sampling/samplers/ddim.h"
#include "core/sampling/samplers/ddpm.h"
#include "core/sampling/samplers/dpmpp.h"
#include "core/sampling/samplers/dpmpp_2s_ancestral.h"
#include "core/sampling/samplers/euler.h"
#include "core/sampling/samplers/euler_ancestral.h"
#include "core/sampling/samplers/heun.h"
#include "core/sampling/samplers/lcm.h"
#include "core/sampling/samplers/pndm.h"
#include "core/sampling/samplers/unipc.h"

namespace core::sampling {
namespace {

using Factory = std::function<std::unique_ptr<Sampler>(const SamplerSetup&)>;

template <typename T>
std::unique_ptr<Sampler> make(const SamplerSetup& setup) {
    return std::make_unique<T>(setup);
}

template <typename T, typename Options>
Factory with(const Options& options) {
    return [options](const SamplerSetup& setup) { return std::make_unique<T>(setup, options); };
}

// Variants of DPM-Solver++ that users know as samplers of their own. Heun's correction is of the second step of the
// third order, which knows two predictions only.
constexpr DpmppOptions kSde{.stochastic = true};
constexpr DpmppOptions kThirdOrderSde{.order = 3, .stochastic = true, .heun = true, .lowerOrderFinal = false};

const std::map<std::string, Factory>& factories() {
    static const std::map<std::string, Factory> all = {
        {"ddim", make<Ddim>},
        {"ddpm", make<Ddpm>},
        {"dpmpp_2m", make<Dpmpp>},
        {"dpmpp_2m_sde", with<Dpmpp>(kSde)},
        {"dpmpp_2s_a", make<Dpmpp2sAncestral>},
        {"dpmpp_3m_sde", with<Dpmpp>(kThirdOrderSde)},
        {"euler", make<Euler>},
        {"euler_a", make<EulerAncestral>},
        {"heun", make<Heun>},
        {"lcm", make<Lcm>},
        {"pndm", make<Pndm>},
        {"unipc", make<UniPc>},
    };
    return all;
}

}  // namespace

std::unique_ptr<Sampler> makeSampler(const std::string& id, const io::JsonFile& scheduleConfig, int steps,
                                     const SamplerOptions& options) {
    const auto found = factories().find(id);
    if (found == factories().end())
        fail("Expected one of the samplers {}, found \"{}\"", fmt::join(samplerIds(), ", "), id);
    return found->second(SamplerSetup(scheduleConfig, steps, options));
}

std::vector<std::string> samplerIds() {
    std::vector<std::string> ids;
    for (const auto& [id, factory] : factories()) ids.push_back(id);
    return ids;
}

}  // namespace core::sampling
