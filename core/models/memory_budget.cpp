#include "core/models/memory_budget.h"

#include <algorithm>

#include "core/nets/autoencoder_kl_config.h"
#include "core/nets/autoencoder_tiny.h"
#include "core/nets/patch_autoencoder.h"
#include "core/nets/rotary_transformer_config.h"

namespace core::models {
namespace {

constexpr std::int64_t kFloat = 4;  // bytes

// Copies of a level's feature map that are alive at once; transformers widen theirs fourfold, twice over.
constexpr std::int64_t kWithAttention = 62;
constexpr std::int64_t kWithoutAttention = 46;
constexpr std::int64_t kRotary = 24;     // of the tokens; the feed-forward network widens them fourfold
constexpr std::int64_t kKlDecoder = 24;  // of the widest map at full size
constexpr std::int64_t kPatchDecoder = 12;
constexpr std::int64_t kPatchRepair = 6;  // of the trunk's width, at the latent grid
constexpr std::int64_t kTinyDecoder = 8;

// A convolution's weights are copied into the layout that is fastest.
std::int64_t largestKernel(std::int64_t channels) { return 9 * 2 * channels * channels * kFloat; }

}  // namespace

std::int64_t unetBytes(const nets::UNetConfig& config, std::int64_t batch, std::int64_t height, std::int64_t width) {
    std::int64_t largest = 0, widest = 0;
    for (const auto& level : config.levels) {
        const auto copies = level.downAttention || level.upAttention ? kWithAttention : kWithoutAttention;
        largest = std::max(largest, copies * batch * level.channels * height * width * kFloat);
        widest = std::max(widest, level.channels);
        height = (height + 1) / 2;
        width = (width + 1) / 2;
    }
    return largest + largestKernel(widest);
}

std::int64_t generatorBytes(const io::JsonFile& json, std::int64_t batch, std::int64_t height, std::int64_t width) {
    if (!nets::isRotaryTransformer(json)) return unetBytes(nets::UNetConfig::fromJson(json), batch, height, width);
    return kRotary * batch * nets::RotaryTransformerConfig::fromJson(json).width * height * width * kFloat;
}

std::int64_t autoencoderBytes(const io::JsonFile& json, std::int64_t height, std::int64_t width) {
    if (json.get<std::string>("_class_name", "") == "PatchAutoencoder") {
        const auto config = nets::PatchAutoencoderConfig::fromJson(json);
        // Its last level works at half the picture's size.
        const auto f = config.patchSize / 2;
        const auto decoder = kPatchDecoder * config.decoderChannels.back() * height * f * width * f * kFloat;
        if (config.repairBlocks == 0) return decoder;
        const auto repair = kPatchRepair * config.repairChannels * height * width * kFloat;
        return std::max(decoder, repair) + largestKernel(config.repairChannels);
    }
    if (json.get<std::string>("_class_name", "") == "AutoencoderTiny") {
        const auto config = nets::AutoencoderTinyConfig::fromJson(json);
        const auto channels = std::max(config.encoderWidth, config.decoderWidth), f = config.downsampling();
        return kTinyDecoder * channels * height * f * width * f * kFloat + largestKernel(channels);
    }
    const auto config = nets::AutoencoderKLConfig::fromJson(json);
    const auto f = config.downsampling();
    return kKlDecoder * config.channels.front() * height * f * width * f * kFloat +
           largestKernel(config.channels.back());
}

}  // namespace core::models
