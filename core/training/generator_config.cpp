#include "core/training/generator_config.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include <algorithm>

#include "core/io/module_weights.h"
#include "core/io/safetensors.h"
#include "core/nets/rotary_transformer.h"
#include "core/training/loop/write_json.h"

namespace core::training {
namespace {

constexpr std::int64_t kWidthOfAHead = 64;
constexpr std::int64_t kSizeSinusoid = 32;

void startAtZero(nets::Denoiser& generator) {
    if (auto* transformer = dynamic_cast<nets::RotaryTransformer2DModel*>(&generator)) transformer->startAtZero();
}

}  // namespace

nlohmann::json starterSchedule() {
    return {{"_class_name", "DPMSolverMultistepScheduler"},
            {"num_train_timesteps", 1000},
            {"beta_schedule", "scaled_linear"},
            {"beta_start", 0.00085},
            {"beta_end", 0.012},
            {"prediction_type", "v_prediction"},
            {"timestep_spacing", "trailing"},
            {"terminal_sqrt_alphas_cumprod", 0.01}};
}

nets::RotaryTransformerConfig starterGenerator(const GeneratorSize& size, std::int64_t latentChannels,
                                               std::int64_t hintChannels, std::int64_t textWidth) {
    nets::RotaryTransformerConfig config;
    config.ports = {.inChannels = latentChannels + hintChannels,
                    .outChannels = latentChannels,
                    .textChannels = textWidth,
                    // One number beside the pooled text: the height at which the picture was drawn.
                    .added = nets::AddedEmbedding{.timeDim = kSizeSinusoid, .inputDim = textWidth + kSizeSinusoid}};
    config.width = size.width;
    config.heads = std::max<std::int64_t>(1, size.width / kWidthOfAHead);
    config.depth = size.depth;
    return config;
}

std::shared_ptr<nets::Denoiser> generatorOfStage(const std::filesystem::path& stage,
                                                 const nets::RotaryTransformerConfig& fresh,
                                                 const std::filesystem::path& base) {
    const auto file = stage / "config.json";
    const bool known = std::filesystem::exists(file);
    const auto config = known ? io::JsonFile(file) : io::JsonFile(fresh.toJson(), file);
    auto generator = nets::makeDenoiser(config);
    startAtZero(*generator);
    for (const auto& start : {stage / kStartingWeights, base / "ema.safetensors"}) {
        if (!std::filesystem::exists(start)) continue;
        io::loadWeights(generator->module(), io::SafetensorsFile(start));
        break;
    }
    std::filesystem::create_directories(stage);
    if (!known) writeJson(file, config.object());
    return generator;
}

}  // namespace core::training
