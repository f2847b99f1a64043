#include "core/plan/metadata/comfyui_graph.h"

#include <algorithm>
#include <tuple>

#include "core/plan/metadata/foreign_json.h"

namespace core::plan {
namespace {

constexpr std::size_t kMostVisits = 10'000;
constexpr int kMostHops = 64;

// Nodes are numbered; shorter numbers are smaller.
bool inOrder(const ComfyGraph::Node& a, const ComfyGraph::Node& b) {
    return std::make_tuple(a.id.size(), a.id) < std::make_tuple(b.id.size(), b.id);
}

}  // namespace

ComfyGraph::ComfyGraph(const Json& json) {
    if (!json.is_object()) return;
    for (const auto& [id, node] : json.items()) {
        const auto* kind = member(node, "class_type");
        const auto* inputs = member(node, "inputs");
        if (kind && kind->is_string() && inputs && inputs->is_object())
            m_nodes.push_back({id, kind->get<std::string>(), inputs});
    }
    std::sort(m_nodes.begin(), m_nodes.end(), inOrder);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) m_places.emplace(m_nodes[i].id, i);
}

const ComfyGraph::Node* ComfyGraph::linked(const Json* input) const {
    if (!input || !input->is_array() || input->size() != 2 || !(*input)[1].is_number()) return nullptr;
    const auto id = wordsOf(&(*input)[0]);
    const auto found = id ? m_places.find(*id) : m_places.end();
    return found == m_places.end() ? nullptr : &m_nodes[found->second];
}

std::optional<std::string> ComfyGraph::words(const Json* input, const std::string& name) const {
    const std::string names[] = {name,  "value", "Value",  "seed",   "noise_seed", "int",
                                 "INT", "float", "number", "Number", "steps",      "cfg"};
    for (int hop = 0; hop < kMostHops && input; ++hop) {
        const auto* node = linked(input);
        if (!node) return wordsOf(input);
        input = nullptr;
        for (const auto& usual : names)
            if (!input) input = member(*node->inputs, usual);
    }
    return std::nullopt;
}

const ComfyGraph::Node* ComfyWalk::next() {
    if (m_at == m_waiting.size()) return nullptr;
    const auto [node, hops] = m_waiting[m_at++];
    m_hops = hops;
    return node;
}

void ComfyWalk::follow(const nlohmann::json* link) {
    const auto* node = m_seen.size() < kMostVisits ? m_graph.linked(link) : nullptr;
    if (node && m_seen.insert(node).second) m_waiting.emplace_back(node, m_hops + 1);
}

}  // namespace core::plan
