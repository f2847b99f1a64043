#include "core/nets/lora_file.h"

#include <torch/types.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "core/base/error.h"

namespace core::nets {
namespace {

enum class Role { down, up, alpha };

struct Ending {
    std::string_view text;
    Role role;
};

constexpr std::array kEndings = {Ending{".lora_down.weight", Role::down},  // kohya
                                 Ending{".lora_up.weight", Role::up},
                                 Ending{".alpha", Role::alpha},
                                 Ending{".lora.down.weight", Role::down},  // diffusers
                                 Ending{".lora.up.weight", Role::up},
                                 Ending{".lora_linear_layer.down.weight", Role::down},  // its text towers
                                 Ending{".lora_linear_layer.up.weight", Role::up},
                                 Ending{"_lora.down.weight", Role::down},  // its attention processors
                                 Ending{"_lora.up.weight", Role::up},
                                 Ending{".lora_A.weight", Role::down},  // PEFT
                                 Ending{".lora_B.weight", Role::up},
                                 Ending{".lora_A.default.weight", Role::down},
                                 Ending{".lora_B.default.weight", Role::up}};

struct Beginning {
    std::string_view text;
    LoraTarget target;
    bool underscored;
};

constexpr std::array kBeginnings = {Beginning{"lora_unet_", LoraTarget::unet, true},
                                    Beginning{"lora_te_", LoraTarget::textEncoder, true},
                                    Beginning{"lora_te1_", LoraTarget::textEncoder, true},
                                    Beginning{"lora_te2_", LoraTarget::textEncoder2, true},
                                    Beginning{"unet.", LoraTarget::unet, false},
                                    Beginning{"text_encoder.", LoraTarget::textEncoder, false},
                                    Beginning{"text_encoder_2.", LoraTarget::textEncoder2, false},
                                    Beginning{"base_model.model.", LoraTarget::unet, false},
                                    Beginning{"", LoraTarget::unet, false}};

const Ending* endingOf(std::string_view key) {
    const auto ending = std::find_if(kEndings.begin(), kEndings.end(),
                                     [&](const Ending& candidate) { return key.ends_with(candidate.text); });
    return ending == kEndings.end() ? nullptr : &*ending;
}

void replace(std::string& text, std::string_view from, std::string_view to) {
    if (const auto at = text.find(from); at != text.npos) text.replace(at, from.size(), to);
}

// "....attn1.processor.to_out" names the layer "....attn1.to_out.0"; in a text tower "....to_q" is "q_proj".
std::string processedModule(std::string module, LoraTarget target) {
    replace(module, ".processor.", ".");
    const auto dot = module.rfind('.');
    const auto layer = module.substr(dot + 1);
    if (target == LoraTarget::unet) return layer == "to_out" ? module + ".0" : module;
    if (!layer.starts_with("to_")) return module;
    return module.substr(0, dot + 1) + layer.substr(3) + "_proj";
}

LoraFile::Name nameOf(std::string_view key, const Ending& ending) {
    const auto* beginning = std::find_if(kBeginnings.begin(), kBeginnings.end(),
                                         [&](const Beginning& candidate) { return key.starts_with(candidate.text); });
    key.remove_prefix(beginning->text.size());
    key.remove_suffix(ending.text.size());
    LoraFile::Name name{beginning->target, std::string(key), beginning->underscored};
    if (ending.text.starts_with("_lora.")) name.module = processedModule(name.module, name.target);
    return name;
}

}  // namespace

LoraFile::LoraFile(std::shared_ptr<const io::WeightSource> source) : m_source(std::move(source)) {
    for (const auto& key : m_source->keys()) {
        const auto* ending = endingOf(key);
        if (!ending)
            fail(
                "{}: expected the tensors of a LoRA (down, up, alpha), found \"{}\"; other methods such as LoHa, LoKr "
                "and DoRA are not supported",
                where().string(), key);
        auto& keys = m_layers[nameOf(key, *ending)];
        (ending->role == Role::down ? keys.down : ending->role == Role::up ? keys.up : keys.alpha) = key;
    }
    if (m_layers.empty()) fail("{}: expected a LoRA, found no tensor", where().string());
    for (const auto& [name, keys] : m_layers) checkShapes(keys);
}

void LoraFile::checkShapes(const Keys& keys) const {
    if (keys.down.empty() || keys.up.empty())
        fail("{}: expected a LoRA's layer to have down and up, found \"{}\" alone", where().string(),
             keys.down.empty() ? (keys.up.empty() ? keys.alpha : keys.up) : keys.down);
    const auto down = m_source->shapeOf(keys.down).value(), up = m_source->shapeOf(keys.up).value();
    const auto fits = [](const auto& shape) { return shape.size() == 2 || shape.size() == 4; };
    const bool pointwise = up.size() == 2 || (up.size() == 4 && up[2] == 1 && up[3] == 1);
    if (!fits(down) || !fits(up) || !pointwise || down[0] < 1 || down[0] != up[1])
        fail("{}: expected \"{}\" [rank,in(,k,k)] and \"{}\" [out,rank(,1,1)], found [{}] and [{}]", where().string(),
             keys.down, keys.up, fmt::join(down, ", "), fmt::join(up, ", "));
}

bool LoraFile::looksLike(const io::WeightSource& source) {
    const auto keys = source.keys();
    return std::any_of(keys.begin(), keys.end(), [](const std::string& key) {
        const auto* ending = endingOf(key);
        return (ending && ending->role != Role::alpha) || key.starts_with("lora_");
    });
}

bool LoraFile::changes(LoraTarget target) const {
    return std::any_of(m_layers.begin(), m_layers.end(),
                       [&](const auto& layer) { return layer.first.target == target; });
}

std::vector<LoraFile::Name> LoraFile::layers(LoraTarget target) const {
    std::vector<Name> names;
    for (const auto& [name, keys] : m_layers)
        if (name.target == target) names.push_back(name);
    return names;
}

std::int64_t LoraFile::weightsOf(const Name& name) const {
    const auto& keys = m_layers.at(name);
    const auto down = m_source->shapeOf(keys.down).value();
    std::int64_t weights = m_source->shapeOf(keys.up).value()[0];
    for (std::size_t i = 1; i < down.size(); ++i) weights *= down[i];
    return weights;
}

LoraLayer LoraFile::load(const Name& name) const {
    const auto& keys = m_layers.at(name);
    LoraLayer layer{.down = m_source->require(keys.down), .up = m_source->require(keys.up)};
    if (!keys.alpha.empty()) {
        const auto alpha = m_source->require(keys.alpha);
        if (alpha.numel() != 1) fail("{}: expected one number \"{}\"", where().string(), keys.alpha);
        layer.factor = alpha.item<double>() / static_cast<double>(layer.down.size(0));
    }
    const bool finite = std::isfinite(layer.factor) && layer.down.isfinite().all().item<bool>() &&
                        layer.up.isfinite().all().item<bool>();
    if (!finite) fail("{}: a value of \"{}\" is infinite or no number", where().string(), keys.down);
    return layer;
}

std::int64_t LoraFile::textWidth() const {
    for (const auto& [name, keys] : m_layers)
        if (name.target == LoraTarget::unet &&
            (name.module.ends_with("attn2.to_k") || name.module.ends_with("attn2_to_k")))
            return m_source->shapeOf(keys.down).value()[1];
    return 0;
}

}  // namespace core::nets
