#include "core/pipeline/painting/memory_need.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/models/latent_space.h"
#include "core/models/memory_budget.h"
#include "core/nets/controlnet_config.h"
#include "core/pipeline/painting/cast.h"
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

struct DescribedNet {
    std::string id;
    nets::ControlNetConfig config;
    std::int64_t bytes;
};

struct DescribedPartner {
    const plan::PartnerPlan& plan;
    Described model;
    std::vector<DescribedNet> controls;
};

std::vector<DescribedNet> described(const models::ModelCatalog& catalog, const std::vector<plan::ControlPlan>& plans) {
    std::vector<DescribedNet> nets;
    for (const auto& control : plans) {
        if (!takesPart(control)) continue;
        const auto files = catalog.openControlNet(control.model);
        nets.push_back({control.model, nets::ControlNetConfig::fromJson(files.config), files.bytes()});
    }
    return nets;
}

// All models that take part in a plan.
struct DescribedEnsemble {
    DescribedEnsemble(const models::ModelCatalog& catalog, const plan::Plan& plan)
        : leader(catalog.open(plan.model, models::Kind::Pair)), controls(described(catalog, plan.controls)) {
        for (const auto& partner : plan.partners)
            if (takesPart(partner))
                partners.push_back({partner, Described(catalog.open(partner.model, models::Kind::Partner)),
                                    described(catalog, partner.controls)});
    }

    const models::ModelParts& partsOf(const std::string& id) const {
        const auto found = std::ranges::find(partners, id, [](const auto& partner) { return partner.plan.model; });
        return found == partners.end() ? leader.parts : found->model.parts;
    }

    Described leader;
    std::vector<DescribedNet> controls;
    std::vector<DescribedPartner> partners;
};

// Of the layers of some networks that LoRAs change, the merged weights.
std::int64_t mergedBytes(const std::vector<std::shared_ptr<const nets::LoraFile>>& loras, LoraTarget target) {
    constexpr std::int64_t kFloat = 4;
    std::map<std::string, std::int64_t> layers;  // one that several change is merged once
    for (const auto& file : loras)
        for (const auto& name : file->layers(target)) layers[keyOf(name)] = kFloat * file->weightsOf(name);
    std::int64_t sum = 0;
    for (const auto& [key, bytes] : layers) sum += bytes;
    return sum;
}

// One copy of a model, with what its LoRAs change.
void countCopy(const models::ModelCatalog& catalog, const models::ModelParts& parts, const Role& role,
               MemoryNeed& need) {
    std::vector<std::shared_ptr<const nets::LoraFile>> loras;
    for (const auto& lora : role.loras) loras.push_back(catalog.openLora(lora.model));
    const auto generators = parts.texture ? 2 : 1;
    const auto texts = mergedBytes(loras, LoraTarget::textEncoder) + mergedBytes(loras, LoraTarget::textEncoder2);
    need.weights += parts.bytes() + generators * mergedBytes(loras, LoraTarget::unet) + texts;
    need.texts += parts.textBytes() + texts;
}

// A model that serves twice is loaded once, unless it wears other LoRAs.
void countWeights(const models::ModelCatalog& catalog, const DescribedEnsemble& models, const Cast& cast,
                  MemoryNeed& need) {
    for (const auto& role : cast.copies()) countCopy(catalog, models.partsOf(role.copy.id), role, need);
    std::map<std::string, std::int64_t> nets;
    for (const auto& net : models.controls) nets[net.id] = net.bytes;
    for (const auto& partner : models.partners)
        for (const auto& net : partner.controls) nets[net.id] = net.bytes;
    for (const auto& [id, bytes] : nets) need.weights += bytes;
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

// Of the leader's batch, with the regions in it.
std::int64_t branchesOf(const plan::Plan& plan, const Cast& cast) {
    auto count = 1 + (plan.guidance != 1.0) +
                 std::ranges::count_if(plan.styles, [](const auto& style) { return style.strength != 0.0; });
    auto role = cast.partners.begin();
    for (const auto& partner : plan.partners)
        if (takesPart(partner) && (role++)->isRegion) count += 1 + (partner.guidance != 1.0);
    return count;
}

// Pictures in full size: what the decoder gives, weights of its tiles, the picture in bytes and its preview.
std::int64_t pictureBytes(const plan::Plan& plan) {
    constexpr std::int64_t kBytesAPixel = 4 * 3 * 4;
    return kBytesAPixel * plan.width * plan.height;
}

std::int64_t controlWork(const std::vector<DescribedNet>& nets, const Described& model, sampling::PictureSize size,
                         std::int64_t branches) {
    std::int64_t bytes = 0;
    const auto f = model.downsampling;
    for (const auto& net : nets)
        bytes = std::max(bytes, models::unetBytes(net.config.trunk, branches, size.height / f, size.width / f));
    return bytes;
}

std::int64_t partnerWork(const DescribedEnsemble& models, sampling::PictureSize size, sampling::PictureSize picture) {
    std::int64_t bytes = 0;
    for (const auto& [plan, model, nets] : models.partners) {
        const auto own = partnerSize({plan, model.parts.about, models.leader.parts.about}, size, picture);
        const bool throughPictures = plan.bridge == plan::BridgeKind::ImageSpace;
        const std::int64_t branches = 1 + (plan.guidance != 1.0);
        bytes =
            std::max({bytes, workOf(model, own, branches, throughPictures), controlWork(nets, model, own, branches)});
    }
    return bytes;
}

}  // namespace

MemoryNeed neededMemory(const models::ModelCatalog& catalog, const plan::Plan& plan) {
    const DescribedEnsemble models(catalog, plan);
    const sampling::PictureSize picture{plan.height, plan.width};
    const auto cast = castOf(plan);
    const auto branches = branchesOf(plan, cast);
    std::int64_t work = 0;
    for (const auto& stage : stagesOf(plan)) {
        const sampling::PictureSize size{stage.height, stage.width};
        work =
            std::max({work, workOf(models.leader, size, branches, true),
                      controlWork(models.controls, models.leader, size, branches), partnerWork(models, size, picture)});
    }
    constexpr std::int64_t kSmallThings = 32 << 20;  // tokenizers, samplers, thread stacks
    MemoryNeed need{.weights = 0, .texts = 0, .work = work + pictureBytes(plan) + kSmallThings};
    countWeights(catalog, models, cast, need);
    return need;
}

}  // namespace core::pipeline
