#include "core/pipeline/painting/model_loras.h"

#include "core/base/error.h"

namespace core::pipeline {
namespace {

using nets::LoraTarget;

void checkFit(const nets::LoraFile& file, const models::DiffusionModel& model) {
    const auto want = model.structure->ports().textChannels, have = file.textWidth();
    if (have != 0 && have != want)
        fail("{}: made for another model: expected a LoRA for text {} wide, found one for text {} wide",
             file.where().string(), want, have);
    if (file.changes(LoraTarget::textEncoder2) && model.texts->towers().size() < 2)
        fail("{}: made for another model: expected a LoRA for one text encoder, found one for two",
             file.where().string());
}

std::unique_ptr<nets::LoraStack> stackOn(std::shared_ptr<torch::nn::Module> network, LoraTarget target) {
    return std::make_unique<nets::LoraStack>(std::move(network), target);
}

}  // namespace

ModelLoras::Stacks ModelLoras::generatorsOf(const models::DiffusionModel& model) {
    Stacks stacks;
    stacks.push_back(stackOn(moduleOf(model.structure), LoraTarget::unet));
    if (model.texture != model.structure) stacks.push_back(stackOn(moduleOf(model.texture), LoraTarget::unet));
    return stacks;
}

ModelLoras::Stacks ModelLoras::textsOf(const models::DiffusionModel& model) {
    const auto& towers = model.texts->towers();
    Stacks stacks;
    stacks.push_back(stackOn(towers[0].net, LoraTarget::textEncoder));
    if (towers.size() > 1) stacks.push_back(stackOn(towers[1].net, LoraTarget::textEncoder2));
    return stacks;
}

std::vector<ModelLoras::Use> ModelLoras::usesOf(const Loras& loras) const {
    std::vector<Use> uses;
    for (const auto& lora : loras) {
        auto place = m_catalog.placeOf(lora.model);
        std::error_code gone;  // opening says so
        const auto written = place ? std::filesystem::last_write_time(place->path, gone) : decltype(Use::written)();
        uses.push_back({lora.model, std::move(place), written, lora.strength});
    }
    return uses;
}

std::vector<nets::LoraUse> ModelLoras::opened(const std::vector<Use>& uses, const models::DiffusionModel& model) const {
    std::vector<nets::LoraUse> files;
    for (const auto& use : uses) {
        files.push_back({m_catalog.openLora(use.id), use.strength});
        checkFit(*files.back().file, model);
    }
    return files;
}

void ModelLoras::keepOnly(const Loras& loras) {
    if (m_uses != usesOf(loras)) takeOff();
}

void ModelLoras::put(const Loras& loras, const std::shared_ptr<const models::DiffusionModel>& model,
                     const CancelToken& cancel) {
    auto uses = usesOf(loras);
    const bool isOn = m_model == model && m_uses == uses;
    if (!isOn) takeOff();
    if (uses.empty() || (isOn && !m_texts.empty())) return;
    try {
        const auto files = opened(uses, *model);
        const auto apply = [&](const Stacks& stacks) {
            for (const auto& stack : stacks) {
                cancel.throwIfCancelled();
                stack->apply(files);
            }
        };
        m_model = model;
        if (!isOn) apply(m_generators = generatorsOf(*model));
        apply(m_texts = textsOf(*model));
    } catch (const Error& error) {
        takeOff();
        fail("LoRAs on \"{}\": {}", model->about.id, error.what());
    } catch (...) {
        takeOff();
        throw;
    }
    m_uses = std::move(uses);
}

void ModelLoras::takeOff() {
    m_generators.clear();
    m_texts.clear();
    m_model.reset();
    m_uses.clear();
}

std::int64_t ModelLoras::bytes() const {
    std::int64_t sum = 0;
    for (const auto* stacks : {&m_generators, &m_texts})
        for (const auto& stack : *stacks) sum += stack->mergedBytes();
    return sum;
}

}  // namespace core::pipeline
