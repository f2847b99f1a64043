#include "core/training/generator_config.h"

namespace core::training {
namespace {

constexpr std::int64_t kSizeSinusoid = 32;

nets::UNetLevel level(std::int64_t channels, bool attention) {
    constexpr std::int64_t kHeadWidth = 32;
    return {.channels = channels,
            .heads = channels / kHeadWidth,
            .transformerLayers = 1,
            .downAttention = attention,
            .upAttention = attention};
}

// What all starter networks have in common; they work on a grid of 16 x 16.
nets::UNetConfig smallUNet(std::int64_t latentChannels, std::int64_t textWidth) {
    nets::UNetConfig config;
    config.sampleSize = 16;
    config.inChannels = config.outChannels = latentChannels;
    config.layersPerBlock = 1;
    config.textChannels = textWidth;
    config.groups = 16;
    config.linearProjection = true;
    // One number beside the pooled text: the side of the picture before it was enlarged.
    config.added = nets::AddedEmbedding{.timeDim = kSizeSinusoid, .inputDim = textWidth + kSizeSinusoid};
    return config;
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

nets::UNetConfig starterUNet(std::int64_t latentChannels, std::int64_t textWidth) {
    auto config = smallUNet(latentChannels, textWidth);
    config.levels = {level(64, false), level(128, true), level(160, true)};
    return config;
}

nets::UNetConfig partnerUNet(std::int64_t latentChannels, std::int64_t hintChannels, std::int64_t textWidth) {
    auto config = smallUNet(latentChannels, textWidth);
    config.inChannels += hintChannels;
    config.levels = {level(64, false), level(96, true), level(128, true)};
    return config;
}

}  // namespace core::training
