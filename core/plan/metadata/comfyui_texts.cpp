#include "core/plan/metadata/comfyui_texts.h"

#include <algorithm>

#include "core/plan/metadata/foreign_json.h"

namespace core::plan {
namespace {

constexpr std::size_t kMostTexts = 64;
constexpr std::size_t kMostTextBytes = 1024 * 1024;  // one word may hang on many links

bool beginsWithAny(const std::string& name, std::initializer_list<const char*> starts) {
    return std::any_of(starts.begin(), starts.end(), [&](const char* start) { return name.starts_with(start); });
}

const char* nameOf(ComfySide side) { return side == ComfySide::Positive ? "positive" : "negative"; }
const char* otherName(ComfySide side) { return side == ComfySide::Positive ? "negative" : "positive"; }

class Texts {
 public:
    Texts(const ComfyGraph& graph, ComfySide side) : m_graph(graph), m_side(side) {}

    std::vector<std::string> collect(const nlohmann::json* conditioning) {
        ComfyWalk walk(m_graph, conditioning);
        while (const auto* node = walk.next()) {
            if (node->kind.find("ZeroOut") != std::string::npos) continue;  // says nothing, whatever stands behind
            if (takeFinished(*node->inputs) || takeTexts(*node->inputs)) continue;
            if (!followConditions(*node->inputs, walk)) takeUnknown(*node->inputs);
        }
        return std::move(m_texts);
    }

 private:
    bool isOthers(const std::string& name) const { return name.find(otherName(m_side)) != std::string::npos; }

    bool isText(const std::string& name) const {
        if (isOthers(name)) return false;
        return beginsWithAny(name, {"text", "t5", "clip_l", "clip_g", "prompt", "string", nameOf(m_side)});
    }

    // Nodes that fill in wildcards keep what came out beside what was typed.
    bool takeFinished(const nlohmann::json& inputs) {
        const auto* text = member(inputs, "populated_text");
        if (!text || !text->is_string() || text->get_ref<const std::string&>().empty()) return false;
        add(text->get_ref<const std::string&>());
        return true;
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

    bool followConditions(const nlohmann::json& inputs, ComfyWalk& walk) const {
        bool any = false;
        for (const auto& [name, input] : inputs.items()) {
            if (!name.empty() && name != nameOf(m_side) && !beginsWithAny(name, {"cond", "any", "input", "value"}))
                continue;
            any = any || m_graph.linked(&input);
            walk.follow(&input);
        }
        return any;
    }

    // A node of a kind that nobody told us of: whatever calls itself text, or a prompt.
    void takeUnknown(const nlohmann::json& inputs) {
        for (const auto& [name, input] : inputs.items()) {
            const bool isNamedSo = name.find("text") != name.npos || name.find("prompt") != name.npos;
            if (isNamedSo && !isOthers(name) && input.is_string()) add(input.get_ref<const std::string&>());
            if (isNamedSo && !isOthers(name) && m_graph.linked(&input)) collectWords(&input);
        }
    }

    // Texts come through nodes that hold, join or pass on strings.
    void collectWords(const nlohmann::json* link) {
        ComfyWalk walk(m_graph, link);
        while (const auto* node = walk.next()) {
            if (takeFinished(*node->inputs)) continue;
            for (const auto& [name, input] : node->inputs->items()) {
                if (!isText(name) && !beginsWithAny(name, {"value", "any", "input"}) && !name.empty()) continue;
                if (input.is_string()) add(input.get_ref<const std::string&>());
                walk.follow(&input);
            }
        }
    }

    void add(const std::string& text) {
        const bool known = std::find(m_texts.begin(), m_texts.end(), text) != m_texts.end();
        if (text.empty() || known || m_texts.size() == kMostTexts || m_bytes + text.size() > kMostTextBytes) return;
        m_bytes += text.size();
        m_texts.push_back(text);
    }

    const ComfyGraph& m_graph;
    ComfySide m_side;
    std::vector<std::string> m_texts;
    std::size_t m_bytes = 0;
};

}  // namespace

std::vector<std::string> comfyTexts(const ComfyGraph& graph, const nlohmann::json* conditioning, ComfySide side) {
    return Texts(graph, side).collect(conditioning);
}

}  // namespace core::plan
