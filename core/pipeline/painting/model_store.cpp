#include "core/pipeline/painting/model_store.h"

#include <torch/torch.h>

#include <set>

#include "core/base/error.h"
#include "core/models/learned_bridge.h"
#include "core/models/memory_budget.h"
#include "core/nets/placement.h"
#include "core/pipeline/plan_stages.h"

namespace core::pipeline {
namespace {

const char* pluralOf(models::Kind kind) {
    switch (kind) {
        case models::Kind::Pair:
            return "models";
        case models::Kind::Partner:
            return "partners";
        case models::Kind::ControlNet:
            return "ControlNets";
    }
    return "";
}

void checkBridge(const nets::LatentBridge& bridge, const models::ModelPair& leader, const models::ModelPair& partner) {
    const auto& config = bridge.config();
    if (config.leaderChannels == leader.space->channels() && config.partnerChannels == partner.space->channels())
        return;
    fail("the learned bridge between \"{}\" and \"{}\": expected one for {} and {} latent channels, found {} and {}",
         leader.about.id, partner.about.id, leader.space->channels(), partner.space->channels(), config.leaderChannels,
         config.partnerChannels);
}

// A ControlNet copies the first half of its model's network: what differs cannot be added up.
void checkControlNet(const std::string& id, const nets::UNetConfig& net, const models::ModelPair& pair) {
    const auto& unet = pair.structure->config();
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

}  // namespace

models::ModelSummary requireModel(const std::filesystem::path& root, const std::string& id, models::Kind kind) {
    std::vector<std::string> known;
    for (const auto& model : models::findModels(root)) {
        if (model.kind != kind) continue;
        if (model.id == id) return model;
        known.push_back(model.id);
    }
    fail("expected one of the {} [{}] in {}, found \"{}\"", pluralOf(kind), fmt::join(known, ", "), root.string(), id);
}

Ensemble ModelStore::load(const Plan& plan, const std::function<void()>& checkpoint) {
    dropAllBut(plan);  // before anything new comes: memory holds the larger of two plans, not both
    Ensemble ensemble;
    ensemble.pair = pair(plan.model, models::Kind::Pair, checkpoint);
    for (const auto& partner : plan.partners) {
        if (!takesPart(partner)) continue;
        const auto model = pair(partner.model, models::Kind::Partner, checkpoint);
        const bool learned = partner.bridge == BridgeKind::Learned;
        ensemble.partners.push_back({partner, model, learned ? learnedBridge(*ensemble.pair, *model) : nullptr});
    }
    for (const auto& control : plan.controls) {
        if (!takesPart(control)) continue;
        checkpoint();
        ensemble.controls.push_back({control, controlNet(control.model, *ensemble.pair)});
    }
    countHeldBytes();
    return ensemble;
}

void ModelStore::countHeldBytes() {
    std::int64_t bytes = 0;
    for (const auto& [id, pair] : m_pairs) bytes += models::weightBytes(m_root / id);
    for (const auto& [id, net] : m_nets) bytes += models::weightBytes(m_root / id);
    m_heldBytes = bytes;
}

void ModelStore::dropAllBut(const Plan& plan) {
    std::set<std::string> needed{plan.model};
    for (const auto& partner : plan.partners)
        if (takesPart(partner)) needed.insert(partner.model);
    for (const auto& control : plan.controls)
        if (takesPart(control)) needed.insert(control.model);
    std::erase_if(m_pairs, [&](const auto& entry) { return !needed.contains(entry.first); });
    std::erase_if(m_nets, [&](const auto& entry) { return !needed.contains(entry.first); });
    std::erase_if(m_bridges, [&](const auto& entry) {
        return !needed.contains(entry.first.first) || !needed.contains(entry.first.second);
    });
}

std::shared_ptr<const models::ModelPair> ModelStore::pair(const std::string& id, models::Kind kind,
                                                          const std::function<void()>& checkpoint) {
    const auto known = m_pairs.find(id);
    if (known != m_pairs.end() && known->second->about.kind == kind) return known->second;
    requireModel(m_root, id, kind);
    return m_pairs[id] = models::loadModelPair(m_root / id, checkpoint, m_placement);
}

std::shared_ptr<nets::LatentBridge> ModelStore::learnedBridge(const models::ModelPair& leader,
                                                              const models::ModelPair& partner) {
    auto& bridge = m_bridges[{leader.about.id, partner.about.id}];
    if (!bridge) bridge = models::findLearnedBridge(m_root, leader.about.id, partner.about.id);
    if (!bridge)
        fail(
            "expected a learned bridge between \"{}\" and \"{}\" in {}, found none: choose the bridge through image "
            "space",
            leader.about.id, partner.about.id, m_root.string());
    checkBridge(*bridge, leader, partner);
    return bridge;
}

std::shared_ptr<nets::ControlNetModel> ModelStore::controlNet(const std::string& id, const models::ModelPair& pair) {
    auto& net = m_nets[id];
    if (!net) {
        requireModel(m_root, id, models::Kind::ControlNet);
        net = nets::loadControlNet(m_root / id);
        nets::place(*net, m_placement);
    }
    checkControlNet(id, net->config(), pair);
    return net;
}

}  // namespace core::pipeline
