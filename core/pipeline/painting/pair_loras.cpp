#include "core/pipeline/painting/pair_loras.h"

#include "core/base/error.h"
#include "core/pipeline/plan_stages.h"

namespace core::pipeline {
namespace {

using nets::LoraTarget;

void checkFit(const nets::LoraFile& file, const models::ModelPair& pair) {
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

PairLoras::Stacks PairLoras::generatorsOf(const models::ModelPair& pair) {
    Stacks stacks;
    stacks.push_back(stackOn(moduleOf(pair.structure), LoraTarget::unet));
    if (pair.texture != pair.structure) stacks.push_back(stackOn(moduleOf(pair.texture), LoraTarget::unet));
    return stacks;
}

PairLoras::Stacks PairLoras::textsOf(const models::ModelPair& pair) {
    const auto& towers = pair.texts->towers();
    Stacks stacks;
    stacks.push_back(stackOn(towers[0].net, LoraTarget::textEncoder));
    if (towers.size() > 1) stacks.push_back(stackOn(towers[1].net, LoraTarget::textEncoder2));
    return stacks;
}

std::vector<PairLoras::Use> PairLoras::usesOf(const Plan& plan) const {
    std::vector<Use> uses;
    for (const auto& lora : plan.loras) {
        if (!takesPart(lora)) continue;
        auto place = m_library.placeOf(lora.model);
        std::error_code gone;  // opening says so
        const auto written = place ? std::filesystem::last_write_time(place->path, gone) : decltype(Use::written)();
        uses.push_back({lora.model, std::move(place), written, lora.strength});
    }
    return uses;
}

std::vector<nets::LoraUse> PairLoras::opened(const std::vector<Use>& uses, const models::ModelPair& pair) const {
    std::vector<nets::LoraUse> files;
    for (const auto& use : uses) {
        files.push_back({m_library.openLora(use.id), use.strength});
        checkFit(*files.back().file, pair);
    }
    return files;
}

void PairLoras::release(const Plan& plan) {
    if (m_model != plan.model || m_uses != usesOf(plan)) takeOff();
}

void PairLoras::put(const Plan& plan, const std::shared_ptr<const models::ModelPair>& pair,
                    const std::function<void()>& checkpoint) {
    auto uses = usesOf(plan);
    const bool isOn = m_pair == pair && m_uses == uses;
    if (!isOn) takeOff();
    if (uses.empty() || (isOn && !m_texts.empty())) return;
    try {
        const auto files = opened(uses, *pair);
        const auto apply = [&](const Stacks& stacks) {
            for (const auto& stack : stacks) {
                checkpoint();
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

void PairLoras::takeOff() {
    m_generators.clear();
    m_texts.clear();
    m_pair.reset();
    m_model.clear();
    m_uses.clear();
}

std::int64_t PairLoras::bytes() const {
    std::int64_t sum = 0;
    for (const auto* stacks : {&m_generators, &m_texts})
        for (const auto& stack : *stacks) sum += stack->mergedBytes();
    return sum;
}

}  // namespace core::pipeline
