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

// Variants of DPM-Solver++ that users know as samplers of their own.
std::unique_ptr<Sampler> makeSde(SamplerSetup setup) {
    setup.options.stochastic = true;
    return make<Dpmpp>(setup);
}

std::unique_ptr<Sampler> makeThirdOrderSde(SamplerSetup setup) {
    setup.options.solverOrder = 3;
    setup.options.heun = true;  // in the second step, which knows two predictions only
    setup.options.lowerOrderFinal = false;
    return makeSde(setup);
}

const std::map<std::string, Factory>& factories() {
    static const std::map<std::string, Factory> all = {
        {"ddim", make<Ddim>},
        {"ddpm", make<Ddpm>},
        {"dpmpp_2m", make<Dpmpp>},
        {"dpmpp_2m_sde", makeSde},
        {"dpmpp_2s_a", make<Dpmpp2sAncestral>},
        {"dpmpp_3m_sde", makeThirdOrderSde},
        {"euler", make<Euler>},
        {"euler_a", make<EulerAncestral>},
        {"heun", make<Heun>},
        {"lcm", make<Lcm>},
        {"pndm", make<Pndm>},
        {"unipc", make<UniPc>},
    };
    return all;
}

const std::map<std::string, std::string>& idsByClass() {
    static const std::map<std::string, std::string> ids = {
        {"DDIMScheduler", "ddim"},
        {"DDPMScheduler", "ddpm"},
        {"DPMSolverMultistepScheduler", "dpmpp_2m"},
        {"EulerDiscreteScheduler", "euler"},
        {"EulerAncestralDiscreteScheduler", "euler_a"},
        {"HeunDiscreteScheduler", "heun"},
        {"LCMScheduler", "lcm"},
        {"PNDMScheduler", "pndm"},
        {"UniPCMultistepScheduler", "unipc"},
    };
    return ids;
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

std::string readSamplerId(const io::JsonFile& config) {
    const auto name = config.require<std::string>("_class_name");
    const auto found = idsByClass().find(name);
    if (found == idsByClass().end())
        fail("{}: expected a scheduler that we have in _class_name, found \"{}\"", config.file().string(), name);
    return found->second;
}

}  // namespace core::sampling
