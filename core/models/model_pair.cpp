#include "core/models/model_pair.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/io/model_folder.h"

namespace core::models {
namespace {

void checkFit(const std::filesystem::path& folder, const ModelPair& pair) {
    for (const auto& unet : {pair.structure, pair.texture})
        if (unet->config().inChannels != pair.space->channels())
            fail("{}: expected a generator for the autoencoder's {} latent channels, found one for {}", folder.string(),
                 pair.space->channels(), unet->config().inChannels);
    if (pair.structure->config().textChannels != pair.textEncoder->config().width)
        fail("{}: expected a text encoder of width {}, found {}", folder.string(),
             pair.structure->config().textChannels, pair.textEncoder->config().width);
}

ModelSummary summaryOf(const std::filesystem::path& folder) {
    const io::ModelFolder model(folder);
    ModelSummary summary;
    summary.id = folder.filename().string();
    summary.label = model.index().get<std::string>("label", summary.id);
    summary.nativeSize = model.index().get<int>("native_size", 512);
    summary.sizeStep = model.index().get<int>("size_step", 8);
    return summary;
}

}  // namespace

std::shared_ptr<const ModelPair> loadModelPair(const std::filesystem::path& folder,
                                               const std::function<void()>& checkpoint) {
    const io::ModelFolder model(folder);
    const auto next = [&](const char* part) {
        if (checkpoint) checkpoint();
        return model.part(part);
    };
    auto space = loadLatentSpace(next("vae"));
    auto tokenizer = std::make_shared<text::ClipTokenizer>(text::ClipTokenizer::load(next("tokenizer")));
    auto textEncoder = text::loadClipText(next("text_encoder"));
    auto structure = nets::loadUNet(next("unet"));
    auto texture = model.hasPart("unet_texture") ? nets::loadUNet(next("unet_texture")) : structure;
    auto pair = std::make_shared<const ModelPair>(ModelPair{std::move(space), std::move(tokenizer),
                                                            std::move(textEncoder), std::move(structure),
                                                            std::move(texture), io::partConfig(next("scheduler"))});
    checkFit(folder, *pair);
    return pair;
}

std::vector<ModelSummary> findModels(const std::filesystem::path& root) {
    std::vector<ModelSummary> found;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(root, code)) {
        if (!std::filesystem::exists(entry.path() / "model_index.json")) continue;
        try {
            found.push_back(summaryOf(entry.path()));
        } catch (const Error& error) {
            log::warning(error.what());  // one broken folder must not hide the others
        }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return found;
}

}  // namespace core::models
