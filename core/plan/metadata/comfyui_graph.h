#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace core::plan {

// The graph that ComfyUI ran, by node: {"3": {"class_type": "KSampler", "inputs": {...}}, ...}. An input is a value or
// a link to another node. Nothing here trusts the graph: walks visit a node once, and only so many of them.
class ComfyGraph {
 public:
    using Json = nlohmann::json;

    struct Node {
        std::string id;
        std::string kind;
        const Json* inputs;  // an object
    };

    // `json` must outlive the graph.
    explicit ComfyGraph(const Json& json);

    const std::vector<Node>& nodes() const { return m_nodes; }  // in the order of their numbers

    // The node at the other end of a link; null when `input` is none, or leads nowhere.
    const Node* linked(const Json* input) const;

    // The words of an input: its own, or those of the node it leads to, where they bear the same name or a usual one.
    std::optional<std::string> words(const Json* input, const std::string& name) const;

 private:
    std::vector<Node> m_nodes;
    std::unordered_map<std::string, std::size_t> m_places;
};

// Goes from node to node along links, nearest first, and ends in any graph.
class ComfyWalk {
 public:
    ComfyWalk(const ComfyGraph& graph, const nlohmann::json* firstLink) : m_graph(graph) { follow(firstLink); }

    const ComfyGraph::Node* next();
    void follow(const nlohmann::json* link);
    int hops() const { return m_hops; }  // from the start to the node that next() gave

 private:
    const ComfyGraph& m_graph;
    std::vector<std::pair<const ComfyGraph::Node*, int>> m_waiting;
    std::unordered_set<const ComfyGraph::Node*> m_seen;
    std::size_t m_at = 0;
    int m_hops = 0;
};

}  // namespace core::plan
