#include "core/sampling/sampler_options.h"

#include <limits>
#include <map>

#include "core/base/error.h"

namespace core::sampling {
namespace {

bool nameIs(const io::JsonFile& config, const char* key, const char* usual, const char* other) {
    const auto name = config.get<std::string>(key, usual);
    if (name != usual && name != other)
        fail("{}: expected {} of {} or {}, found \"{}\"", config.file().string(), key, usual, other, name);
    return name == other;
}

void refuseFlag(const io::JsonFile& config, const char* key, bool usual) {
    if (config.get(key, usual) != usual)
        fail("{}: expected {} to be {}; the other is not supported", config.file().string(), key, usual);
}

void refusePresent(const io::JsonFile& config, const char* key) {
    if (config.has(key)) fail("{}: expected no {}; it is not supported", config.file().string(), key);
}

void refuseUnsupported(const io::JsonFile& config) {
    refuseFlag(config, "use_lu_lambdas", false);
    refuseFlag(config, "use_beta_sigmas", false);
    refuseFlag(config, "predict_x0", true);
    for (const char* key : {"sigma_min", "sigma_max", "solver_p"}) refusePresent(config, key);
    for (const auto& [key, usual] : {std::pair{"interpolation_type", "linear"}, {"timestep_type", "discrete"}})
        nameIs(config, key, usual, usual);
    // Written as -Infinity by most models, and as null where the JSON was cleaned.
    if (config.get("lambda_min_clipped", -std::numeric_limits<double>::infinity()) >= -1e300)
        fail("{}: expected lambda_min_clipped of -Infinity; a limit is not supported", config.file().string());
    if (config.has("disable_corrector") && !config.object().at("disable_corrector").empty())
        fail("{}: expected disable_corrector to be empty; switching it off is not supported", config.file().string());
}

void readSolver(const io::JsonFile& config, SamplerOptions& options) {
    const auto type = config.get<std::string>("solver_type", "midpoint");
    options.heun = type == "heun";
    options.unipcBh1 = type == "bh1";
    if (type != "midpoint" && type != "bh2" && !options.heun && !options.unipcBh1)
        fail("{}: expected solver_type midpoint, heun, bh1 or bh2, found \"{}\"", config.file().string(), type);
    options.solverOrder = config.get("solver_order", options.solverOrder);
    options.lowerOrderFinal = config.get("lower_order_final", options.lowerOrderFinal);
    options.eulerAtFinal = config.get("euler_at_final", options.eulerAtFinal);
    options.stochastic = nameIs(config, "algorithm_type", "dpmsolver++", "sde-dpmsolver++");
    options.finalSigmaZero = !nameIs(config, "final_sigmas_type", "zero", "sigma_min");
}

SigmaCurve readCurve(const io::JsonFile& config) {
    const bool karras = config.get("use_karras_sigmas", false);
    const bool exponential = config.get("use_exponential_sigmas", false);
    if (karras && exponential)
        fail("{}: expected use_karras_sigmas or use_exponential_sigmas, found both", config.file().string());
    if (karras) return SigmaCurve::Karras;
    return exponential ? SigmaCurve::Exponential : SigmaCurve::OfTimesteps;
}

}  // namespace

SamplerOptions spacedBy(const std::string& spacing) {
    // Linspace timesteps reach both ends of the schedule, and curves go from their first to their last.
    static const std::map<std::string, SamplerOptions> all = {
        {"model", {}},
        {"leading", {.spacing = Spacing::Leading}},
        {"trailing", {.spacing = Spacing::Trailing}},
        {"linspace", {.spacing = Spacing::Linspace}},
        {"sgm_uniform", {.spacing = Spacing::SgmUniform}},
        {"karras", {.spacing = Spacing::Linspace, .curve = SigmaCurve::Karras}},
        {"exponential", {.spacing = Spacing::Linspace, .curve = SigmaCurve::Exponential}},
    };
    const auto found = all.find(spacing);
    if (found == all.end())
        fail(
            "Expected a spacing of model, leading, trailing, linspace, sgm_uniform, karras or exponential, found "
            "\"{}\"",
            spacing);
    return found->second;
}

SamplerOptions readSamplerOptions(const io::JsonFile& config) {
    refuseUnsupported(config);
    SamplerOptions options;
    readSolver(config, options);
    options.curve = readCurve(config);
    options.largeVariance = nameIs(config, "variance_type", "fixed_small", "fixed_large");
    // Only a PNDM config has this key; its absence there means the Runge-Kutta start.
    const bool pndm = config.get<std::string>("_class_name", "") == "PNDMScheduler";
    options.rungeKuttaStart = pndm && !config.get("skip_prk_steps", false);
    options.lcmOriginalSteps = config.get("original_inference_steps", options.lcmOriginalSteps);
    options.lcmTimestepScaling = config.get("timestep_scaling", options.lcmTimestepScaling);
    return options;
}

}  // namespace core::sampling
