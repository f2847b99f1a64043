#include "core/models/model_pair.h"

#include "core/base/error.h"
#include "core/io/model_folder.h"
#include "core/nets/placement.h"

namespace core::models {
namespace {

std::int64_t coloursOf(const ModelSummary& about) {
    return about.control.empty() ? 0 : about.control == "pose" ? 3 : 1;
}

void checkFit(const std::filesystem::path& folder, const ModelPair& pair) {
    const auto channels = pair.space->channels(), f = pair.space->downsampling();
    const auto hint = coloursOf(pair.about) * f * f;
    for (const auto& unet : {pair.structure, pair.texture}) {
        const auto& config = unet->config();
        if (config.outChannels != channels || config.inChannels != channels + hint)
            fail(
                "{}: expected a generator for the autoencoder's {} latent channels and {} of a control map, found one "
                "that reads {} and gives {}",
                folder.string(), channels, hint, config.inChannels, config.outChannels);
    }
    if (pair.structure->config().textChannels != pair.textEncoder->config().width)
        fail("{}: expected a text encoder of width {}, found {}", folder.string(),
             pair.structure->config().textChannels, pair.textEncoder->config().width);
    if (pair.about.sizeStep % f != 0)
        fail("{}: expected \"size_step\" to be a multiple of the autoencoder's downsampling {}, found {}",
             folder.string(), f, pair.about.sizeStep);
}

}  // namespace

std::shared_ptr<const ModelPair> loadModelPair(const std::filesystem::path& folder,
                                               const std::function<void()>& checkpoint, const Placement& placement) {
    const io::ModelFolder model(folder);
    auto about = readSummary(folder);
    const auto next = [&](const char* part) {
        if (checkpoint) checkpoint();
        return model.requirePart(part);
    };
    auto space = loadLatentSpace(next("vae"), placement);
    auto tokenizer = std::make_shared<text::ClipTokenizer>(text::ClipTokenizer::load(next("tokenizer")));
    auto textEncoder = text::loadClipText(next("text_encoder"));
    auto structure = nets::loadUNet(next("unet"));
    nets::place(*structure, placement);
    auto texture = structure;
    if (model.hasPart("unet_texture")) {
        texture = nets::loadUNet(next("unet_texture"));
        nets::place(*texture, placement);
    }
    auto pair = std::make_shared<const ModelPair>(ModelPair{std::move(about), std::move(space), std::move(tokenizer),
                                                            std::move(textEncoder), std::move(structure),
                                                            std::move(texture), io::partConfig(next("scheduler"))});
    checkFit(folder, *pair);
    return pair;
}

}  // namespace core::models
