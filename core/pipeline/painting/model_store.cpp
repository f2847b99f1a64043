#include "core/pipeline/painting/model_store.h"

#include <torch/types.h>

#include <algorithm>
#include <set>
#include <vector>

#include "core/base/error.h"
#include "core/models/memory_budget.h"
#include "core/nets/placement.h"
#include "core/nets/unet.h"
#include "core/pipeline/painting/controlnet_fit.h"
#include "core/pipeline/painting/shared_space.h"
#include "core/plan/plan_stages.h"

namespace core::pipeline {
namespace {

void checkBridge(const nets::LatentBridge& bridge, const models::DiffusionModel& leader,
                 const models::DiffusionModel& partner) {
    const auto& config = bridge.config();
    if (config.leaderChannels == leader.space->channels() && config.partnerChannels == partner.space->channels())
        return;
    fail("the learned bridge between \"{}\" and \"{}\": expected one for {} and {} latent channels, found {} and {}",
         leader.about.id, partner.about.id, leader.space->channels(), partner.space->channels(), config.leaderChannels,
         config.partnerChannels);
}

SteeredModel steered(const models::DiffusionModel& model) {
    const auto* network = dynamic_cast<const nets::UNet2DConditionModel*>(model.structure.get());
    return {model.about.id, network ? std::optional(network->config()) : std::nullopt, model.space->channels()};
}

// Those that take part.
std::set<ModelCopy> modelsOf(const plan::Plan& plan, const Cast& cast) {
    std::set<ModelCopy> copies;
    for (const auto& role : cast.copies()) copies.insert(role.copy);
    const auto addNets = [&copies](const std::vector<plan::ControlPlan>& controls) {
        for (const auto& control : controls)
            if (takesPart(control)) copies.insert({control.model, 0});
    };
    addNets(plan.controls);
    for (const auto& partner : plan.partners)
        if (takesPart(partner)) addNets(partner.controls);
    return copies;
}

}  // namespace

Ensemble ModelStore::load(const plan::Plan& plan, std::int64_t neededBytes, const CancelToken& cancel) {
    // Whatever is thrown on the way, what is held then is what counts.
    const struct Recount {
        ModelStore& store;
        ~Recount() { store.count(); }
    } atEnd{*this};
    const auto cast = castOf(plan);
    dropMoved();
    releaseLoras(cast);
    makeRoom(plan, cast, neededBytes);  // before anything new comes
    return loadAll(plan, cast, cancel);
}

Ensemble ModelStore::loadAll(const plan::Plan& plan, const Cast& cast, const CancelToken& cancel) {
    Ensemble ensemble;
    ensemble.leader = dressed(cast.leader, models::Kind::Pair, cancel);
    auto role = cast.partners.begin();
    for (const auto& partner : plan.partners)
        if (takesPart(partner)) ensemble.partners.push_back(loadPartner(partner, *role++, *ensemble.leader, cancel));
    ensemble.controls = loadControls(plan.controls, *ensemble.leader, cancel);
    return ensemble;
}

PartnerInEnsemble ModelStore::loadPartner(const plan::PartnerPlan& plan, const Role& role,
                                          const models::DiffusionModel& leader, const CancelToken& cancel) {
    const auto model = dressed(role, models::Kind::Partner, cancel);
    PartnerInEnsemble partner{plan, model, nullptr, loadControls(plan.controls, *model, cancel)};
    partner.isRegion = role.isRegion;
    if (role.isRegion) return partner;
    if (plan.bridge == plan::BridgeKind::Learned)
        partner.learned = learnedBridge(leader, *model);
    else
        partner.sharesSpace = shareSpace(leader, *model);
    return partner;
}

std::vector<ControlInEnsemble> ModelStore::loadControls(const std::vector<plan::ControlPlan>& plans,
                                                        const models::DiffusionModel& model,
                                                        const CancelToken& cancel) {
    std::vector<ControlInEnsemble> controls;
    for (const auto& control : plans) {
        if (!takesPart(control)) continue;
        cancel.throwIfCancelled();
        controls.push_back({control, controlNet(control.model, model)});
    }
    return controls;
}

void ModelStore::releaseTexts() {
    for (auto& [copy, loras] : m_loras) loras.releaseTexts();
    for (const auto& [copy, pair] : m_pairs) pair->texts->release();
    count();
}

void ModelStore::releaseLoras(const Cast& cast) {
    const auto roles = cast.copies();
    for (auto& [copy, loras] : m_loras) {
        const auto role = std::ranges::find(roles, copy, &Role::copy);
        loras.keepOnly(role == roles.end() ? ModelLoras::Loras() : role->loras);
    }
}

std::int64_t ModelStore::bytesOf(const ModelCopy& copy) const {
    const auto pair = m_pairs.find(copy);
    return m_held.at(copy).bytes + (pair == m_pairs.end() ? 0 : pair->second->texts->heldBytes());
}

void ModelStore::count() {
    std::int64_t held = 0;
    for (const auto& [copy, loras] : m_loras) held += loras.bytes();
    for (const auto& [copy, model] : m_held) held += bytesOf(copy);
    m_heldBytes = held;
}

void ModelStore::makeRoom(const plan::Plan& plan, const Cast& cast, std::int64_t neededBytes) {
    const auto needed = modelsOf(plan, cast);
    std::vector<ModelCopy> spare;
    auto wanted = static_cast<double>(neededBytes);
    for (const auto& [copy, model] : m_held) {
        if (needed.contains(copy)) continue;
        spare.push_back(copy);
        wanted += static_cast<double>(bytesOf(copy));
    }
    std::ranges::sort(spare, {}, [this](const ModelCopy& copy) { return m_lastUse[copy]; });
    const auto free = static_cast<double>(models::availableMemory()) + static_cast<double>(m_heldBytes);
    for (const auto& copy : spare) {
        if (wanted <= m_memoryShare * free) break;
        wanted -= static_cast<double>(bytesOf(copy));
        drop([&](const ModelCopy& held) { return held == copy; });
    }
    ++m_plans;
    for (const auto& copy : needed) m_lastUse[copy] = m_plans;
}

void ModelStore::dropMoved() {
    drop([this](const ModelCopy& copy) { return m_held.at(copy).place != m_catalog.placeOf(copy.id); });
}

void ModelStore::drop(const std::function<bool(const ModelCopy& copy)>& isUseless) {
    std::set<ModelCopy> useless;
    for (const auto& [copy, model] : m_held)
        if (isUseless(copy)) useless.insert(copy);
    const auto isListed = [&](const auto& entry) { return useless.contains(entry.first); };
    std::erase_if(m_loras, isListed);
    const auto joinsListed = [&](const auto& entry) {
        return useless.contains({entry.first.first, 0}) || useless.contains({entry.first.second, 0});
    };
    std::erase_if(m_bridges, joinsListed);
    std::erase_if(m_shareSpace, joinsListed);
    std::erase_if(m_pairs, isListed);
    std::erase_if(m_nets, [&](const auto& entry) { return useless.contains({entry.first, 0}); });
    std::erase_if(m_held, isListed);
}

std::shared_ptr<const models::DiffusionModel> ModelStore::dressed(const Role& role, models::Kind kind,
                                                                  const CancelToken& cancel) {
    auto model = loaded(role.copy, kind, cancel);
    m_loras.try_emplace(role.copy, m_catalog).first->second.put(role.loras, model, cancel);
    return model;
}

std::shared_ptr<const models::DiffusionModel> ModelStore::loaded(const ModelCopy& copy, models::Kind kind,
                                                                 const CancelToken& cancel) {
    const auto known = m_pairs.find(copy);
    // A pair that is held serves as a partner, too.
    const bool isHeld = known != m_pairs.end();
    if (isHeld && (kind == models::Kind::Partner || known->second->about.kind == kind)) {
        known->second->texts->towers(cancel);
        return known->second;
    }
    const auto place = m_catalog.placeOf(copy.id);  // first: a file given meanwhile is another one at the next picture
    const auto parts = m_catalog.open(copy.id, kind);
    auto model = models::loadDiffusionModel(parts, cancel, m_placement);
    m_held[copy] = {parts.bytes() - parts.textBytes(), place};
    return m_pairs[copy] = std::move(model);
}

std::shared_ptr<nets::LatentBridge> ModelStore::learnedBridge(const models::DiffusionModel& leader,
                                                              const models::DiffusionModel& partner) {
    const Ends ends{leader.about.id, partner.about.id};
    if (const auto known = m_bridges.find(ends); known != m_bridges.end()) return known->second;
    const auto bridge = m_catalog.findBridge(leader.about.id, partner.about.id);
    if (!bridge)
        fail(
            "expected a learned bridge between \"{}\" and \"{}\" among the models, found none: choose the bridge "
            "through image space",
            leader.about.id, partner.about.id);
    checkBridge(*bridge, leader, partner);
    return m_bridges[ends] = bridge;
}

bool ModelStore::shareSpace(const models::DiffusionModel& leader, const models::DiffusionModel& partner) {
    const Ends ends{leader.about.id, partner.about.id};
    if (const auto known = m_shareSpace.find(ends); known != m_shareSpace.end()) return known->second;
    return m_shareSpace[ends] = spaceDistance(*leader.space, *partner.space) < kSharedSpace;
}

std::shared_ptr<nets::ControlNetModel> ModelStore::controlNet(const std::string& id,
                                                              const models::DiffusionModel& model) {
    auto& net = m_nets[id];
    if (!net) {
        const auto place = m_catalog.placeOf(id);
        const auto files = m_catalog.openControlNet(id);
        auto loaded = nets::loadControlNet(files.config, *files.weights());
        nets::place(*loaded, m_placement);
        m_held[{id, 0}] = {files.bytes(), place};
        net = std::move(loaded);
    }
    checkControlNetFits(id, net->config(), steered(model));
    return net;
}

}  // namespace core::pipeline
