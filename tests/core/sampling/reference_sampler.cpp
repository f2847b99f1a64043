#include "tests/core/sampling/reference_sampler.h"

#include <torch/types.h>

#include <stdexcept>

#include "core/sampling/samplers/ddim.h"
#include "core/sampling/samplers/ddpm.h"
#include "core/sampling/samplers/dpmpp.h"
#include "core/sampling/samplers/euler.h"
#include "core/sampling/samplers/euler_ancestral.h"
#include "core/sampling/samplers/heun.h"
#include "core/sampling/samplers/lcm.h"
#include "core/sampling/samplers/pndm.h"
#include "core/sampling/samplers/unipc.h"

namespace golden {
namespace {

using namespace core::sampling;
using core::io::JsonFile;
using Made = std::unique_ptr<Sampler>;

bool says(const JsonFile& config, const char* key, const std::string& value) {
    return config.get<std::string>(key, "") == value;
}

SigmaCurve curveOf(const JsonFile& config) {
    if (config.get("use_karras_sigmas", false)) return SigmaCurve::Karras;
    return config.get("use_exponential_sigmas", false) ? SigmaCurve::Exponential : SigmaCurve::OfTimesteps;
}

DpmppOptions dpmppOptions(const JsonFile& config) {
    return {.order = config.get("solver_order", 2),
            .stochastic = says(config, "algorithm_type", "sde-dpmsolver++"),
            .heun = says(config, "solver_type", "heun"),
            .lowerOrderFinal = config.get("lower_order_final", true),
            .eulerAtFinal = config.get("euler_at_final", false),
            .finalSigmaZero = !says(config, "final_sigmas_type", "sigma_min")};
}

UniPcOptions unipcOptions(const JsonFile& config) {
    return {.order = config.get("solver_order", 2), .bh1 = says(config, "solver_type", "bh1")};
}

LcmOptions lcmOptions(const JsonFile& config) {
    return {.originalSteps = config.get("original_inference_steps", 50),
            .timestepScaling = config.get("timestep_scaling", 10.0)};
}

template <typename T, typename... Options>
Made make(const SamplerSetup& setup, const Options&... options) {
    return std::make_unique<T>(setup, options...);
}

Made samplerOf(const std::string& name, const JsonFile& config, const SamplerSetup& setup) {
    if (name == "DDIMScheduler") return make<Ddim>(setup);
    if (name == "DDPMScheduler")
        return make<Ddpm>(setup, DdpmOptions{.largeVariance = says(config, "variance_type", "fixed_large")});
    if (name == "DPMSolverMultistepScheduler") return make<Dpmpp>(setup, dpmppOptions(config));
    if (name == "EulerDiscreteScheduler") return make<Euler>(setup);
    if (name == "EulerAncestralDiscreteScheduler") return make<EulerAncestral>(setup);
    if (name == "HeunDiscreteScheduler") return make<Heun>(setup);
    if (name == "LCMScheduler") return make<Lcm>(setup, lcmOptions(config));
    if (name == "PNDMScheduler")
        return make<Pndm>(setup, PndmOptions{.rungeKuttaStart = !config.get("skip_prk_steps", false)});
    if (name == "UniPCMultistepScheduler") return make<UniPc>(setup, unipcOptions(config));
    throw std::runtime_error("no sampler of ours is " + name);
}

}  // namespace

Made referenceSampler(const JsonFile& config, int steps, std::optional<double> eta) {
    const SamplerSetup setup(config, steps, {.curve = curveOf(config), .eta = eta});
    return samplerOf(config.require<std::string>("_class_name"), config, setup);
}

}  // namespace golden
