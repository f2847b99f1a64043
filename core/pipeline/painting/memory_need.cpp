#include "core/pipeline/painting/memory_need.h"

#include <algorithm>
#include <set>

#include "core/io/model_folder.h"
#include "core/models/latent_space.h"
#include "core/models/memory_budget.h"
#include "core/nets/controlnet_config.h"
#include "core/pipeline/painting/model_store.h"
#include "core/pipeline/painting/partner_run.h"
#include "core/pipeline/painting/tiling.h"
#include "core/pipeline/plan_stages.h"

namespace core::pipeline {
namespace {

namespace fs = std::filesystem;

// A pair or partner as its files describe it.
struct Described {
    models::ModelSummary about;
    fs::path folder;
    nets::UNetConfig unet;
    std::int64_t downsampling = 1;
};

Described describe(const fs::path& root, const std::string& id, models::Kind kind) {
    auto about = requireModel(root, id, kind);
    const io::ModelFolder model(root / id);
    return {std::move(about), model.path(), nets::UNetConfig::fromJson(io::partConfig(model.requirePart("unet"))),
            models::readLatentShape(model.requirePart("vae")).downsampling};
}

// Large pictures pass the autoencoder in pieces.
std::int64_t autoencoderBytes(const Described& model, std::int64_t height, std::int64_t width) {
    const Tiling tiling;
    if (std::max(height, width) <= tiling.largest) return models::autoencoderBytes(model.folder / "vae", height, width);
    return models::autoencoderBytes(model.folder / "vae", std::min(height, tiling.tile), std::min(width, tiling.tile));
}

std::int64_t workOf(const Described& model, sampling::PictureSize size, std::int64_t branches, bool autoencoder) {
    const auto h = size.height / model.downsampling, w = size.width / model.downsampling;
    const auto step = models::unetBytes(model.unet, branches, h, w);
    // One after the other, yet the pages that the one leaves seldom fit the other.
    return autoencoder ? step + autoencoderBytes(model, h, w) : step;
}

std::int64_t branchesOf(const Plan& plan) {
    return 1 + (plan.guidance != 1.0) +
           std::ranges::count_if(plan.styles, [](const auto& style) { return style.strength != 0.0; });
}

// Pictures in full size: what the decoder gives, weights of its tiles, the picture in bytes and its preview.
std::int64_t pictureBytes(const Plan& plan) {
    constexpr std::int64_t kBytesAPixel = 4 * 3 * 4;
    return kBytesAPixel * plan.width * plan.height;
}

std::int64_t controlWork(const fs::path& root, const Plan& plan, const Described& pair, sampling::PictureSize size) {
    std::int64_t bytes = 0;
    for (const auto& control : plan.controls) {
        if (!takesPart(control)) continue;
        requireModel(root, control.model, models::Kind::ControlNet);
        const auto net = nets::ControlNetConfig::fromJson(io::partConfig(root / control.model));
        bytes = std::max(bytes, models::unetBytes(net.trunk, branchesOf(plan), size.height / pair.downsampling,
                                                  size.width / pair.downsampling));
    }
    return bytes;
}

std::int64_t partnerWork(const fs::path& root, const Plan& plan, const Described& pair, sampling::PictureSize size) {
    std::int64_t bytes = 0;
    for (const auto& partner : plan.partners) {
        if (!takesPart(partner)) continue;
        const auto model = describe(root, partner.model, models::Kind::Partner);
        const auto own = partnerSize(model.about, pair.about, size);
        const bool throughPictures = partner.bridge == BridgeKind::ImageSpace;
        bytes = std::max(bytes, workOf(model, own, 1 + (partner.guidance != 1.0), throughPictures));
    }
    return bytes;
}

std::int64_t allWeights(const fs::path& root, const Plan& plan) {
    std::set<std::string> ids{plan.model};
    for (const auto& partner : plan.partners)
        if (takesPart(partner)) ids.insert(partner.model);
    for (const auto& control : plan.controls)
        if (takesPart(control)) ids.insert(control.model);
    std::int64_t bytes = 0;
    for (const auto& id : ids) bytes += models::weightBytes(root / id);
    return bytes;
}

}  // namespace

std::int64_t neededMemory(const fs::path& root, const Plan& plan) {
    const auto pair = describe(root, plan.model, models::Kind::Pair);
    std::int64_t work = 0;
    for (const auto& stage : stagesOf(plan)) {
        const sampling::PictureSize size{stage.height, stage.width};
        work = std::max({work, workOf(pair, size, branchesOf(plan), true), controlWork(root, plan, pair, size),
                         partnerWork(root, plan, pair, size)});
    }
    constexpr std::int64_t kSmallThings = 32 << 20;  // tokenizers, samplers, thread stacks
    return allWeights(root, plan) + work + pictureBytes(plan) + kSmallThings;
}

}  // namespace core::pipeline
