#include "core/pipeline/painting/leader_loras.h"

#include "core/base/error.h"
#include "core/plan/plan_stages.h"

namespace core::pipeline {
namespace {

using nets::LoraTarget;

void checkFit(const nets::LoraFile& file, const models::DiffusionModel& pair) {
    const auto want = pair.structure->ports().textChannels, have = file.textWidth();
    if (have != 0 && have != want)
        fail("{}: made for another model: expected a LoRA for text {} wide, found one for text {} wide",
             file.where().string(), want, have);
    if (file.changes(LoraTarget::textEncoder2) && pair.texts->towers().size() < 2)
        fail("{}: made for another model: expected a LoRA for one text encoder, found one for two",
             file.where().string());
}

std::unique_ptr<nets::LoraStack> stackOn(std::shared_ptr<torch::nn::Module> network, LoraTarget target) {
    return std::make_unique<nets::LoraStack>(std::move(network), target);
}

}  // namespace

LeaderLoras::Stacks LeaderLoras::generatorsOf(const models::DiffusionModel& pair) {
    Stacks stacks;
    stacks.push_back(stackOn(moduleOf(pair.structure), LoraTarget::unet));
    if (pair.texture != pair.structure) stacks.push_back(stackOn(moduleOf(pair.texture), LoraTarget::unet));
    return stacks;
}

LeaderLoras::Stacks LeaderLoras::textsOf(const models::DiffusionModel& pair) {
    const auto& towers = pair.texts->towers();
    Stacks stacks;
    stacks.push_back(stackOn(towers[0].net, LoraTarget::textEncoder));
    if (towers.size() > 1) stacks.push_back(stackOn(towers[1].net, LoraTarget::textEncoder2));
    return stacks;
}

std::vector<LeaderLoras::Use> LeaderLoras::usesOf(const plan::Plan& plan) const {
    std::vector<Use> uses;
    for (const auto& lora : plan.loras) {
        if (!takesPart(lora)) continue;
        auto place = m_catalog.placeOf(lora.model);
        std::error_code gone;  // opening says so
        const auto written = place ? std::filesystem::last_write_time(place->path, gone) : decltype(Use::written)();
        uses.push_back({lora.model, std::move(place), written, lora.strength});
    }
    return uses;
}

std::vector<nets::LoraUse> LeaderLoras::opened(const std::vector<Use>& uses, const models::DiffusionModel& pair) const {
    std::vector<nets::LoraUse> files;
    for (const auto& use : uses) {
        files.push_back({m_catalog.openLora(use.id), use.strength});
        checkFit(*files.back().file, pair);
    }
    return files;
}

void LeaderLoras::release(const plan::Plan& plan) {
    if (m_model != plan.model || m_uses != usesOf(plan)) takeOff();
}

void LeaderLoras::put(const plan::Plan& plan, const std::shared_ptr<const models::DiffusionModel>& pair,
                      const CancelToken& cancel) {
    auto uses = usesOf(plan);
    const bool isOn = m_pair == pair && m_uses == uses;
    if (!isOn) takeOff();
    if (uses.empty() || (isOn && !m_texts.empty())) return;
    try {
        const auto files = opened(uses, *pair);
        const auto apply = [&](const Stacks& stacks) {
            for (const auto& stack : stacks) {
                cancel.throwIfCancelled();
                stack->apply(files);
            }
        };
        m_pair = pair;
        if (!isOn) apply(m_generators = generatorsOf(*pair));
        apply(m_texts = textsOf(*pair));
    } catch (const Error& error) {
        takeOff();
        fail("LoRAs on \"{}\": {}", plan.model, error.what());
    } catch (...) {
        takeOff();
        throw;
    }
    m_model = plan.model;
    m_uses = std::move(uses);
}

void LeaderLoras::takeOff() {
    m_generators.clear();
    m_texts.clear();
    m_pair.reset();
    m_model.clear();
    m_uses.clear();
}

std::int64_t LeaderLoras::bytes() const {
    std::int64_t sum = 0;
    for (const auto* stacks : {&m_generators, &m_texts})
        for (const auto& stack : *stacks) sum += stack->mergedBytes();
    return sum;
}

}  // namespace core::pipeline
