#include "core/pipeline/painting/model_store.h"

#include <torch/types.h>

#include <algorithm>
#include <set>
#include <vector>

#include "core/base/error.h"
#include "core/models/memory_budget.h"
#include "core/nets/placement.h"
#include "core/nets/unet.h"
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

// A ControlNet copies the first half of its model's network: what differs cannot be added up.
void checkControlNet(const std::string& id, const nets::UNetConfig& net, const models::DiffusionModel& pair) {
    const auto* network = dynamic_cast<const nets::UNet2DConditionModel*>(pair.structure.get());
    if (!network)
        fail("the ControlNet \"{}\" does not fit \"{}\": expected a model with a UNet, found a transformer", id,
             pair.about.id);
    const auto& unet = network->config();
    const auto check = [&](const char* what, std::int64_t want, std::int64_t have) {
        if (want != have)
            fail("the ControlNet \"{}\" does not fit \"{}\": expected {} {}, found {}", id, pair.about.id, want, what,
                 have);
    };
    check("latent channels", unet.inChannels, net.inChannels);
    check("text channels", unet.textChannels, net.textChannels);
    check("layers per block", unet.layersPerBlock, net.layersPerBlock);
    check("levels", std::ssize(unet.levels), std::ssize(net.levels));
    for (std::size_t i = 0; i < unet.levels.size(); ++i)
        check("channels at a level", unet.levels[i].channels, net.levels[i].channels);
    check("inputs of further conditions", unet.added ? unet.added->inputDim : 0, net.added ? net.added->inputDim : 0);
}

// Ids of those that take part.
std::set<std::string> modelsOf(const plan::Plan& plan) {
    std::set<std::string> ids{plan.model};
    for (const auto& partner : plan.partners)
        if (takesPart(partner)) ids.insert(partner.model);
    for (const auto& control : plan.controls)
        if (takesPart(control)) ids.insert(control.model);
    return ids;
}

}  // namespace

Ensemble ModelStore::load(const plan::Plan& plan, std::int64_t neededBytes, const CancelToken& cancel) {
    // Whatever is thrown on the way, what is held then is what counts.
    const struct Recount {
        ModelStore& store;
        ~Recount() { store.count(); }
    } atEnd{*this};
    dropMoved();
    m_loras.release(plan);
    makeRoom(plan, neededBytes);  // before anything new comes
    return loadAll(plan, cancel);
}

Ensemble ModelStore::loadAll(const plan::Plan& plan, const CancelToken& cancel) {
    Ensemble ensemble;
    ensemble.leader = pair(plan.model, models::Kind::Pair, cancel);
    m_loras.put(plan, ensemble.leader, cancel);
    for (const auto& partner : plan.partners) {
        if (!takesPart(partner)) continue;
        const auto model = pair(partner.model, models::Kind::Partner, cancel);
        const bool learned = partner.bridge == plan::BridgeKind::Learned;
        ensemble.partners.push_back({partner, model, learned ? learnedBridge(*ensemble.leader, *model) : nullptr});
    }
    for (const auto& control : plan.controls) {
        if (!takesPart(control)) continue;
        cancel.throwIfCancelled();
        ensemble.controls.push_back({control, controlNet(control.model, *ensemble.leader)});
    }
    return ensemble;
}

void ModelStore::releaseTexts() {
    m_loras.releaseTexts();
    for (const auto& [id, pair] : m_pairs) pair->texts->release();
    count();
}

std::int64_t ModelStore::bytesOf(const std::string& id) const {
    const auto pair = m_pairs.find(id);
    return m_held.at(id).bytes + (pair == m_pairs.end() ? 0 : pair->second->texts->heldBytes());
}

void ModelStore::count() {
    std::int64_t held = m_loras.bytes();
    for (const auto& [id, model] : m_held) held += bytesOf(id);
    m_heldBytes = held;
}

void ModelStore::makeRoom(const plan::Plan& plan, std::int64_t neededBytes) {
    const auto needed = modelsOf(plan);
    std::vector<std::string> spare;
    auto wanted = static_cast<double>(neededBytes);
    for (const auto& [id, model] : m_held) {
        if (needed.contains(id)) continue;
        spare.push_back(id);
        wanted += static_cast<double>(bytesOf(id));
    }
    std::ranges::sort(spare, {}, [this](const std::string& id) { return m_lastUse[id]; });
    const auto free = static_cast<double>(models::availableMemory()) + static_cast<double>(m_heldBytes);
    for (const auto& id : spare) {
        if (wanted <= m_memoryShare * free) break;
        wanted -= static_cast<double>(bytesOf(id));
        drop([&](const std::string& held) { return held == id; });
    }
    ++m_plans;
    for (const auto& id : needed) m_lastUse[id] = m_plans;
}

void ModelStore::dropMoved() {
    drop([this](const std::string& id) { return m_held.at(id).place != m_catalog.placeOf(id); });
}

void ModelStore::drop(const std::function<bool(const std::string& id)>& isUseless) {
    std::set<std::string> useless;
    for (const auto& [id, model] : m_held)
        if (isUseless(id)) useless.insert(id);
    if (useless.contains(m_loras.model())) m_loras.takeOff();
    const auto isListed = [&](const auto& entry) { return useless.contains(entry.first); };
    std::erase_if(m_bridges, [&](const auto& entry) {
        return useless.contains(entry.first.first) || useless.contains(entry.first.second);
    });
    std::erase_if(m_pairs, isListed);
    std::erase_if(m_nets, isListed);
    std::erase_if(m_held, isListed);
}

std::shared_ptr<const models::DiffusionModel> ModelStore::pair(const std::string& id, models::Kind kind,
                                                               const CancelToken& cancel) {
    const auto known = m_pairs.find(id);
    // A pair that is held serves as a partner, too.
    const bool isHeld = known != m_pairs.end();
    if (isHeld && (kind == models::Kind::Partner || known->second->about.kind == kind)) {
        known->second->texts->towers(cancel);
        return known->second;
    }
    const auto place = m_catalog.placeOf(id);  // first: a file given meanwhile is another one at the next picture
    const auto parts = m_catalog.open(id, kind);
    auto loaded = models::loadDiffusionModel(parts, cancel, m_placement);
    m_held[id] = {parts.bytes() - parts.textBytes(), place};
    return m_pairs[id] = std::move(loaded);
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

std::shared_ptr<nets::ControlNetModel> ModelStore::controlNet(const std::string& id,
                                                              const models::DiffusionModel& pair) {
    auto& net = m_nets[id];
    if (!net) {
        const auto place = m_catalog.placeOf(id);
        const auto files = m_catalog.openControlNet(id);
        auto loaded = nets::loadControlNet(files.config, *files.weights());
        nets::place(*loaded, m_placement);
        m_held[id] = {files.bytes(), place};
        net = std::move(loaded);
    }
    checkControlNet(id, net->config(), pair);
    return net;
}

}  // namespace core::pipeline
