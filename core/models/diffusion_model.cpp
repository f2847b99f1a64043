#include "core/models/diffusion_model.h"

#include "core/base/error.h"
#include "core/nets/placement.h"

namespace core::models {
namespace {

constexpr std::int64_t kSdxlNumbers = 6;

std::int64_t coloursOf(const ModelSummary& about) {
    return about.control.empty() ? 0 : about.control == "pose" ? 3 : 1;
}

// The first of a model's files, for messages.
std::string where(const ModelParts& parts) { return parts.unet.config.file().string(); }

void checkSpace(const ModelParts& parts, const DiffusionModel& pair) {
    const auto channels = pair.space->channels(), f = pair.space->downsampling();
    const auto hint = coloursOf(pair.about) * f * f;
    for (const auto& generator : {pair.structure, pair.texture}) {
        const auto config = generator->ports();
        if (config.outChannels != channels || config.inChannels != channels + hint)
            fail(
                "{}: expected a generator for the autoencoder's {} latent channels and {} of a control map, found one "
                "that reads {} and gives {}",
                where(parts), channels, hint, config.inChannels, config.outChannels);
    }
    if (pair.about.sizeStep % f != 0)
        fail("{}: expected \"size_step\" to be a multiple of the autoencoder's downsampling {}, found {}", where(parts),
             f, pair.about.sizeStep);
}

void checkTexts(const ModelParts& parts, const DiffusionModel& pair, const TextTowers& towers) {
    const auto wanted = pair.structure->ports().textChannels;
    if (wanted != textWidth(towers))
        fail("{}: expected text encoders of width {} together, found {}", where(parts), wanted, textWidth(towers));
    const auto positions = towers.front().net->config().positions;
    for (const auto& tower : towers)
        if (tower.net->config().positions != positions)
            fail("{}: expected text encoders that read equally many tokens, found {} and {}", where(parts), positions,
                 tower.net->config().positions);
}

SizeCondition sizeConditionOf(const ModelParts& parts, const nets::Denoiser& generator, SizeCondition oneNumber,
                              std::int64_t pooled) {
    const auto added = generator.ports().added;
    if (!added) return SizeCondition::None;
    const auto width = added->inputDim - pooled;
    if (width == kSdxlNumbers * added->timeDim) return SizeCondition::Sdxl;
    if (width == added->timeDim) return oneNumber;
    fail("{}: expected further conditions of one or six numbers, {} wide each, behind a pooled text {} wide, found {}",
         where(parts), added->timeDim, pooled, added->inputDim);
}

std::shared_ptr<nets::Denoiser> loadGenerator(const PartFiles& files, const Placement& placement) {
    auto generator = nets::loadDenoiser(files.config, *files.weights());
    nets::place(generator->module(), placement);
    return generator;
}

}  // namespace

std::shared_ptr<const DiffusionModel> loadDiffusionModel(const ModelParts& parts, const CancelToken& cancel,
                                                         const Placement& placement) {
    const auto next = [&](const auto& part) -> const auto& {
        cancel.throwIfCancelled();
        return part;
    };
    auto space = loadLatentSpace(next(parts.vae), placement);
    auto texts = std::make_shared<TextEncoders>(parts.texts);
    const auto& towers = texts->towers(cancel);
    auto structure = loadGenerator(next(parts.unet), placement);
    auto texture = parts.texture ? loadGenerator(next(*parts.texture), placement) : structure;
    DiffusionModel pair{.about = parts.about,
                        .space = std::move(space),
                        .texts = texts,
                        .structure = std::move(structure),
                        .texture = std::move(texture),
                        .schedule = parts.schedule,
                        .zeroEmptyNegative = parts.zeroEmptyNegative};
    checkSpace(parts, pair);
    checkTexts(parts, pair, towers);
    const auto pooled = pooledWidth(towers);
    pair.structureSize = sizeConditionOf(parts, *pair.structure, parts.oneNumber, pooled);
    pair.textureSize = sizeConditionOf(parts, *pair.texture, parts.textureNumber, pooled);
    return std::make_shared<const DiffusionModel>(std::move(pair));
}

}  // namespace core::models
