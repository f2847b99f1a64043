#include "core/pipeline/comfyui_metadata.h"

#include <algorithm>
#include <limits>

#include "core/pipeline/comfyui_graph.h"
#include "core/pipeline/foreign_json.h"

namespace core::pipeline {
namespace {

using Node = ComfyGraph::Node;

constexpr std::size_t kMostPasses = 64;
constexpr std::size_t kMostTexts = 64;
constexpr std::size_t kMostTextBytes = 1024 * 1024;  // one word may hang on many links

bool startsWithAny(const std::string& name, std::initializer_list<const char*> starts) {
    return std::any_of(starts.begin(), starts.end(), [&](const char* start) { return name.starts_with(start); });
}

// Told by what goes in, not by name: extensions bring samplers of their own.
bool isSampler(const ComfyGraph& graph, const Node& node) {
    const auto has = [&](const char* name) { return member(*node.inputs, name) != nullptr; };
    if (graph.linked(member(*node.inputs, "guider"))) return true;
    const bool paints = has("steps") || has("seed") || has("noise_seed") || has("sampler_name") || has("sigmas");
    return paints && graph.linked(member(*node.inputs, "positive"));
}

// ---- words

enum class Side { Positive, Negative };

const char* nameOf(Side side) { return side == Side::Positive ? "positive" : "negative"; }
const char* otherName(Side side) { return side == Side::Positive ? "negative" : "positive"; }

class Texts {
 public:
    Texts(const ComfyGraph& graph, Side side) : m_graph(graph), m_side(side) {}

    // Conditions come from nodes that hold text, or pass on what others made.
    void collect(const nlohmann::json* conditioning) {
        ComfyWalk walk(m_graph, conditioning);
        while (const auto* node = walk.next()) {
            if (node->kind.find("ZeroOut") != std::string::npos) continue;  // says nothing, whatever stands behind
            if (!takeTexts(*node->inputs)) followConditions(*node->inputs, walk);
        }
    }

    std::string joined() const {
        std::string all;
        for (const auto& text : m_texts) all += (all.empty() ? "" : ", ") + text;
        return all;
    }

    std::size_t count() const { return m_texts.size(); }

 private:
    bool isText(const std::string& name) const {
        if (name.find(otherName(m_side)) != std::string::npos) return false;
        return startsWithAny(name, {"text", "t5", "clip_l", "clip_g", "prompt", "string", nameOf(m_side)});
    }

    bool takeTexts(const nlohmann::json& inputs) {
        bool any = false;
        for (const auto& [name, input] : inputs.items()) {
            if (!isText(name)) continue;
            const bool links = m_graph.linked(&input) != nullptr;
            if (input.is_string()) add(input.get_ref<const std::string&>());
            if (links && name != nameOf(m_side)) collectWords(&input);
            any = any || input.is_string() || (links && name != nameOf(m_side));
        }
        return any;
    }

    void followConditions(const nlohmann::json& inputs, ComfyWalk& walk) const {
        for (const auto& [name, input] : inputs.items())
            if (name.empty() || name == nameOf(m_side) || startsWithAny(name, {"cond", "any", "input", "value"}))
                walk.follow(&input);
    }

    // Texts come through nodes that hold, join or pass on strings.
    void collectWords(const nlohmann::json* link) {
        ComfyWalk walk(m_graph, link);
        while (const auto* node = walk.next())
            for (const auto& [name, input] : node->inputs->items()) {
                if (!isText(name) && !startsWithAny(name, {"value", "any", "input"}) && !name.empty()) continue;
                if (input.is_string()) add(input.get_ref<const std::string&>());
                walk.follow(&input);
            }
    }

    void add(const std::string& text) {
        const bool known = std::find(m_texts.begin(), m_texts.end(), text) != m_texts.end();
        if (text.empty() || known || m_texts.size() == kMostTexts || m_bytes + text.size() > kMostTextBytes) return;
        m_bytes += text.size();
        m_texts.push_back(text);
    }

    const ComfyGraph& m_graph;
    Side m_side;
    std::vector<std::string> m_texts;
    std::size_t m_bytes = 0;
};

// ---- one pass

struct Size {
    std::optional<std::string> width, height;
    int hops = std::numeric_limits<int>::max();  // from the sampler to the node that knows
};

Size sizeBehind(const ComfyGraph& graph, const nlohmann::json* latent) {
    ComfyWalk walk(graph, latent);
    while (const auto* node = walk.next()) {
        bool passesOn = false;
        for (const auto& [name, input] : node->inputs->items()) {
            if (!name.empty() && !startsWithAny(name, {"latent", "samples", "any", "input"})) continue;
            passesOn = passesOn || graph.linked(&input);
            walk.follow(&input);
        }
        const auto side = [&](const char* name) {
            const auto own = graph.words(member(*node->inputs, name), name);
            const auto other = std::string("empty_latent_") + name;
            return own ? own : graph.words(member(*node->inputs, other), name);
        };
        const auto width = side("width"), height = side("height");
        if (!passesOn && width && height) return {width, height, walk.hops()};  // others only resize
    }
    return {};
}

class Pass {
 public:
    Pass(const ComfyGraph& graph, const Node& sampler) : m_graph(graph), m_parts{&sampler} {
        ComfyWalk walk(graph, nullptr);
        followParts(sampler, walk);
        while (const auto* node = walk.next()) {
            m_parts.push_back(node);
            followParts(*node, walk);
        }
        m_size = sizeBehind(graph, input({"latent_image", "latent", "samples"}));
    }

    int hopsToSize() const { return m_size.hops; }

    ForeignValues values() const {
        ForeignValues values;
        values.prompt = prompt(Side::Positive, input({"positive", "conditioning"}), values.notices);
        values.negativePrompt = prompt(Side::Negative, input({"negative"}), values.notices);
        values.steps = words({"steps"});
        values.guidance = words({"cfg"});
        values.seed = words({"seed", "noise_seed"});
        values.sampler = words({"sampler_name"});
        values.schedule = words({"scheduler"});
        values.width = m_size.width;
        values.height = m_size.height;
        values.model = modelName();
        return values;
    }

 private:
    // What one node does in most graphs, others share among several.
    static void followParts(const Node& node, ComfyWalk& walk) {
        for (const auto* name : {"guider", "sampler", "sigmas", "noise"}) walk.follow(member(*node.inputs, name));
    }

    const nlohmann::json* input(std::initializer_list<const char*> names) const {
        for (const auto* name : names)
            for (const auto* part : m_parts)
                if (const auto* found = member(*part->inputs, name)) return found;
        return nullptr;
    }

    std::optional<std::string> words(std::initializer_list<const char*> names) const {
        for (const auto* name : names)
            for (const auto* part : m_parts)
                if (auto found = m_graph.words(member(*part->inputs, name), name)) return found;
        return std::nullopt;
    }

    std::string prompt(Side side, const nlohmann::json* conditioning, std::vector<PlanNotice>& notices) const {
        Texts texts(m_graph, side);
        texts.collect(conditioning);
        if (texts.count() > 1) notices.push_back({PlanNotice::Kind::JoinedPrompts, std::to_string(texts.count())});
        return texts.joined();
    }

    std::optional<std::string> modelName() const {
        ComfyWalk walk(m_graph, input({"model"}));
        while (const auto* node = walk.next()) {
            if (auto name = firstWords(*node->inputs, {"ckpt_name", "unet_name", "model_name"})) return name;
            walk.follow(member(*node->inputs, "model"));
        }
        return std::nullopt;
    }

    const ComfyGraph& m_graph;
    std::vector<const Node*> m_parts;  // the sampler, and the nodes that tell it what to do
    Size m_size;
};

}  // namespace

bool isComfyGraph(const std::string& json) { return !ComfyGraph(parseForeignJson(json)).nodes().empty(); }

std::optional<ForeignValues> comfyValues(const std::string& json) {
    const auto nodes = parseForeignJson(json);
    const ComfyGraph graph(nodes);
    std::vector<Pass> passes;
    for (const auto& node : graph.nodes())
        if (passes.size() < kMostPasses && isSampler(graph, node)) passes.emplace_back(graph, node);
    if (passes.empty()) return std::nullopt;
    // Later passes begin with what the first one painted, so they are further from a size.
    const auto first = std::min_element(passes.begin(), passes.end(),
                                        [](const Pass& a, const Pass& b) { return a.hopsToSize() < b.hopsToSize(); });
    auto values = first->values();
    if (passes.size() > 1) values.notices.push_back({PlanNotice::Kind::LaterPasses, std::to_string(passes.size())});
    return values;
}

}  // namespace core::pipeline
