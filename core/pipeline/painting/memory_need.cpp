#include "core/pipeline/painting/memory_need.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/models/latent_space.h"
#include "core/models/memory_budget.h"
#include "core/nets/controlnet_config.h"
#include "core/pipeline/painting/partner_run.h"
#include "core/pipeline/painting/tiling.h"
#include "core/plan/plan_stages.h"

namespace core::pipeline {
namespace {

using nets::LoraTarget;

// A layer's name in the one spelling that all can be brought to.
std::string keyOf(const nets::LoraFile::Name& name) {
    auto module = name.module;
    std::ranges::replace(module, '.', '_');
    return module;
}

// A pair or partner as its files describe it.
struct Described {
    explicit Described(models::ModelParts p)
        : parts(std::move(p)), downsampling(models::readLatentShape(parts.vae.config).downsampling) {}

    models::ModelParts parts;
    std::int64_t downsampling;
};

struct DescribedPartner {
    const plan::PartnerPlan& plan;
    Described model;
};

struct DescribedNet {
    nets::ControlNetConfig config;
    std::int64_t bytes;
};

// All models that take part in a plan.
struct DescribedEnsemble {
    DescribedEnsemble(const models::ModelCatalog& catalog, const plan::Plan& plan)
        : leader(catalog.open(plan.model, models::Kind::Pair)) {
        for (const auto& partner : plan.partners)
            if (takesPart(partner))
                partners.push_back({partner, Described(catalog.open(partner.model, models::Kind::Partner))});
        for (const auto& control : plan.controls) {
            if (!takesPart(control)) continue;
            const auto files = catalog.openControlNet(control.model);
            controls.push_back({nets::ControlNetConfig::fromJson(files.config), files.bytes()});
        }
        for (const auto& lora : plan.loras)
            if (takesPart(lora)) loras.push_back(catalog.openLora(lora.model));
    }

    // Of the weights; a model that serves twice is loaded once.
    void countWeights(MemoryNeed& need) const {
        std::map<std::string, const models::ModelParts*> all{{leader.parts.about.id, &leader.parts}};
        for (const auto& partner : partners) all[partner.plan.model] = &partner.model.parts;
        for (const auto& [id, parts] : all) {
            need.weights += parts->bytes();
            need.texts += parts->textBytes();
        }
        for (const auto& control : controls) need.weights += control.bytes;
    }

    Described leader;
    std::vector<DescribedPartner> partners;
    std::vector<DescribedNet> controls;
    std::vector<std::shared_ptr<const nets::LoraFile>> loras;
};

// Of the layers of some networks that LoRAs change, the merged weights.
std::int64_t mergedBytes(const DescribedEnsemble& models, LoraTarget target) {
    constexpr std::int64_t kFloat = 4;
    std::map<std::string, std::int64_t> layers;  // one that several change is merged once
    for (const auto& file : models.loras)
        for (const auto& name : file->layers(target)) layers[keyOf(name)] = kFloat * file->weightsOf(name);
    std::int64_t sum = 0;
    for (const auto& [key, bytes] : layers) sum += bytes;
    return sum;
}

void countMerged(const DescribedEnsemble& models, MemoryNeed& need) {
    const auto generators = models.leader.parts.texture ? 2 : 1;
    const auto texts = mergedBytes(models, LoraTarget::textEncoder) + mergedBytes(models, LoraTarget::textEncoder2);
    need.weights += generators * mergedBytes(models, LoraTarget::unet) + texts;
    need.texts += texts;
}

// Large pictures pass the autoencoder in pieces.
std::int64_t autoencoderBytes(const Described& model, std::int64_t height, std::int64_t width) {
    const Tiling tiling;
    const auto& vae = model.parts.vae.config;
    if (std::max(height, width) <= tiling.largest) return models::autoencoderBytes(vae, height, width);
    return models::autoencoderBytes(vae, std::min(height, tiling.tile), std::min(width, tiling.tile));
}

std::int64_t workOf(const Described& model, sampling::PictureSize size, std::int64_t branches, bool autoencoder) {
    const auto h = size.height / model.downsampling, w = size.width / model.downsampling;
    const auto step = models::generatorBytes(model.parts.unet.config, branches, h, w);
    // One after the other, yet the pages that the one leaves seldom fit the other.
    return autoencoder ? step + autoencoderBytes(model, h, w) : step;
}

std::int64_t branchesOf(const plan::Plan& plan) {
    return 1 + (plan.guidance != 1.0) +
           std::ranges::count_if(plan.styles, [](const auto& style) { return style.strength != 0.0; });
}

// Pictures in full size: what the decoder gives, weights of its tiles, the picture in bytes and its preview.
std::int64_t pictureBytes(const plan::Plan& plan) {
    constexpr std::int64_t kBytesAPixel = 4 * 3 * 4;
    return kBytesAPixel * plan.width * plan.height;
}

std::int64_t controlWork(const DescribedEnsemble& models, const plan::Plan& plan, sampling::PictureSize size) {
    std::int64_t bytes = 0;
    const auto f = models.leader.downsampling;
    for (const auto& net : models.controls)
        bytes = std::max(bytes, models::unetBytes(net.config.trunk, branchesOf(plan), size.height / f, size.width / f));
    return bytes;
}

std::int64_t partnerWork(const DescribedEnsemble& models, sampling::PictureSize size) {
    std::int64_t bytes = 0;
    for (const auto& [plan, model] : models.partners) {
        const auto own = partnerSize(model.parts.about, models.leader.parts.about, size);
        const bool throughPictures = plan.bridge == plan::BridgeKind::ImageSpace;
        bytes = std::max(bytes, workOf(model, own, 1 + (plan.guidance != 1.0), throughPictures));
    }
    return bytes;
}

}  // namespace

MemoryNeed neededMemory(const models::ModelCatalog& catalog, const plan::Plan& plan) {
    const DescribedEnsemble models(catalog, plan);
    std::int64_t work = 0;
    for (const auto& stage : stagesOf(plan)) {
        const sampling::PictureSize size{stage.height, stage.width};
        work = std::max({work, workOf(models.leader, size, branchesOf(plan), true), controlWork(models, plan, size),
                         partnerWork(models, size)});
    }
    constexpr std::int64_t kSmallThings = 32 << 20;  // tokenizers, samplers, thread stacks
    MemoryNeed need{.weights = 0, .texts = 0, .work = work + pictureBytes(plan) + kSmallThings};
    models.countWeights(need);
    countMerged(models, need);
    return need;
}

}  // namespace core::pipeline
