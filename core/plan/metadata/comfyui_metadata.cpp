#include "core/plan/metadata/comfyui_metadata.h"

#include <algorithm>
#include <limits>

#include "core/plan/metadata/comfyui_graph.h"
#include "core/plan/metadata/comfyui_models.h"
#include "core/plan/metadata/comfyui_texts.h"
#include "core/plan/metadata/foreign_json.h"
#include "core/plan/metadata/foreign_prompt.h"
#include "core/plan/metadata/foreign_text.h"

namespace core::plan {
namespace {

using Node = ComfyGraph::Node;

constexpr std::size_t kMostPasses = 64;

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
        const auto* positive = input({"positive", "conditioning"});
        values.prompt = prompt(ComfySide::Positive, positive, values.notices);
        values.negativePrompt = prompt(ComfySide::Negative, input({"negative"}), values.notices);
        values.steps = words({"steps"});
        values.guidance = words({"cfg"});
        values.seed = words({"seed", "noise_seed"});
        values.sampler = words({"sampler_name"});
        values.schedule = words({"scheduler"});
        values.width = m_size.width;
        values.height = m_size.height;
        takeComfyModels(m_graph, input({"model"}), values);
        takeComfyControls(m_graph, positive, values);
        nameOthers(values);
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

    std::string prompt(ComfySide side, const nlohmann::json* conditioning, std::vector<PlanNotice>& notices) const {
        const auto texts = comfyTexts(m_graph, conditioning, side);
        if (texts.size() > 1) notices.push_back({PlanNotice::Kind::JoinedPrompts, std::to_string(texts.size())});
        std::string all;
        for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
        return all;
    }

    // A pass that leaves out a part of the schedule paints on something.
    void nameOthers(ForeignValues& values) const {
        const auto denoise = words({"denoise"}), start = words({"start_at_step"});
        if (denoise && finiteNumber(*denoise).value_or(1.0) < 1.0) addSetting(values, "denoise", *denoise);
        if (start && finiteNumber(*start).value_or(0.0) > 0.0) addSetting(values, "start_at_step", *start);
        for (const auto& node : m_graph.nodes())
            if (const auto layer = firstWords(*node.inputs, {"stop_at_clip_layer"}); layer && *layer != "-1")
                return addSetting(values, "stop_at_clip_layer", *layer);
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
    understandPrompts(values, {});
    if (passes.size() > 1) values.notices.push_back({PlanNotice::Kind::LaterPasses, std::to_string(passes.size())});
    return values;
}

}  // namespace core::plan
