#include "core/io/layouts/checkpoint_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/error.h"
#include "core/io/layouts/module_names.h"
#include "core/io/layouts/renamed_source.h"

namespace core::io {
namespace {

using Origins = RenamedSource::Origins;

constexpr std::size_t kMostTextLayers = 128, kMostHints = 16;

enum class Naming { diffusers, original, openClip };

// Where a part may stand in a file: all its names begin with `prefix`, and one of them is `witness`.
struct Place {
    ModelPart part;
    const char* prefix;
    Naming naming;
    const char* witness;
};

constexpr std::array kPlaces = {
    Place{ModelPart::unet, "model.diffusion_model.", Naming::original, "out.2.weight"},
    Place{ModelPart::unet, "", Naming::original, "out.2.weight"},
    Place{ModelPart::unet, "", Naming::diffusers, "conv_out.weight"},
    Place{ModelPart::vae, "first_stage_model.", Naming::original, "decoder.norm_out.weight"},
    Place{ModelPart::vae, "", Naming::original, "decoder.norm_out.weight"},
    Place{ModelPart::vae, "", Naming::diffusers, "decoder.conv_norm_out.weight"},
    Place{ModelPart::textEncoder, "cond_stage_model.transformer.", Naming::diffusers,
          "text_model.final_layer_norm.weight"},
    Place{ModelPart::textEncoder, "cond_stage_model.transformer.", Naming::diffusers, "final_layer_norm.weight"},
    Place{ModelPart::textEncoder, "cond_stage_model.model.", Naming::openClip, "ln_final.weight"},
    Place{ModelPart::textEncoder, "conditioner.embedders.0.transformer.", Naming::diffusers,
          "text_model.final_layer_norm.weight"},
    Place{ModelPart::textEncoder, "", Naming::diffusers, "text_model.final_layer_norm.weight"},
    Place{ModelPart::textEncoder2, "conditioner.embedders.1.model.", Naming::openClip, "ln_final.weight"},
    Place{ModelPart::textEncoder2, "conditioner.embedders.0.model.", Naming::openClip, "ln_final.weight"},
    Place{ModelPart::controlNet, "control_model.", Naming::original, "input_hint_block.0.weight"},
    Place{ModelPart::controlNet, "", Naming::original, "input_hint_block.0.weight"},
    Place{ModelPart::controlNet, "", Naming::diffusers, "controlnet_cond_embedding.conv_in.weight"},
};

const Place* placeOf(const WeightSource& file, ModelPart part) {
    const auto place = std::find_if(kPlaces.begin(), kPlaces.end(), [&](const Place& candidate) {
        return candidate.part == part && file.shapeOf(std::string(candidate.prefix) + candidate.witness);
    });
    return place == kPlaces.end() ? nullptr : &*place;
}

bool isWeight(std::string_view key) {
    static constexpr std::array<std::string_view, 3> kForeign = {"model_ema.", "loss.", "denoiser."};
    static constexpr std::array<std::string_view, 3> kBuffers = {"position_ids", "logit_scale", "attn_mask"};
    // Noise schedules of the whole model stand without a dot beside its parts.
    if (key.find('.') == key.npos && key != "positional_embedding" && key != "text_projection") return false;
    return std::none_of(kForeign.begin(), kForeign.end(), [&](auto prefix) { return key.starts_with(prefix); }) &&
           std::none_of(kBuffers.begin(), kBuffers.end(), [&](auto suffix) { return key.ends_with(suffix); });
}

// Files written before diffusers 0.18, most of the released ones, name the autoencoder's attention otherwise.
std::string modernVaeName(const std::string& name) {
    static constexpr std::array<std::pair<const char*, const char*>, 4> kNames = {
        {{".query.", ".to_q."}, {".key.", ".to_k."}, {".value.", ".to_v."}, {".proj_attn.", ".to_out.0."}}};
    for (const auto& [old, modern] : kNames)
        if (const auto at = name.find(old); at != std::string::npos)
            return std::string(name).replace(at, std::char_traits<char>::length(old), modern);
    return name;
}

// Some early files leave out the outermost name.
std::string modernTextName(const std::string& name) { return name.starts_with("text_") ? name : "text_model." + name; }

// The new name and edit of each name in one part; an empty result keeps the name.
class Translator {
 public:
    Translator(const WeightSource& file, const Place& place) : m_file(file), m_place(place) {
        if (place.naming == Naming::original) m_names = originalNames();
        if (place.naming != Naming::openClip) return;
        auto layers = countIndices(file, place.prefix + std::string("transformer.resblocks."), kMostTextLayers);
        m_penultimate = place.part == ModelPart::textEncoder && layers > 1;
        m_names = openClipNames(layers);
        if (m_penultimate) m_dropped = fmt::format("transformer.resblocks.{}.", layers - 1);
    }

    void add(const std::string& name, const std::string& key, Origins& origins) const {
        if (m_place.naming == Naming::openClip) return addOpenClip(name, key, origins);
        const auto renamed = diffusersName(name);
        const bool attention = m_place.part == ModelPart::vae && renamed.find(".attentions.") != renamed.npos;
        origins[renamed] = {key, attention && renamed.ends_with(".weight") ? TensorEdit::flatten : TensorEdit::none};
    }

 private:
    ModuleNames originalNames() const {
        const std::string prefix = m_place.prefix;
        if (m_place.part == ModelPart::vae) return vaeNames(countVaeBlocks(m_file, prefix));
        const auto counts = countUNetBlocks(m_file, prefix);
        if (m_place.part == ModelPart::unet) return unetNames(counts);
        const auto indices = countIndices(m_file, prefix + "input_hint_block.", 2 * kMostHints);
        return controlNetNames(counts, (indices + 1) / 2);
    }

    std::string diffusersName(const std::string& name) const {
        if (m_place.naming == Naming::original) return m_names.toDiffusers(name).value_or(name);
        if (m_place.part == ModelPart::vae) return modernVaeName(name);
        return m_place.part == ModelPart::textEncoder ? modernTextName(name) : name;
    }

    void addOpenClip(const std::string& name, const std::string& key, Origins& origins) const {
        if (m_penultimate && (name.starts_with(m_dropped) || name == "text_projection")) return;
        if (addFused(name, key, origins)) return;
        const auto edit = name == "text_projection" ? TensorEdit::transpose : TensorEdit::none;
        origins[m_names.toDiffusers(name).value_or(name)] = {key, edit};
    }

    // "transformer.resblocks.3.attn.in_proj_weight" holds the weights of three projections.
    static bool addFused(const std::string& name, const std::string& key, Origins& origins) {
        static const std::string kBlocks = "transformer.resblocks.", kAttention = ".attn.in_proj";
        const auto at = name.find(kAttention);
        if (!name.starts_with(kBlocks) || at == std::string::npos || at < kBlocks.size()) return false;
        const auto layer = "text_model.encoder.layers." + name.substr(kBlocks.size(), at - kBlocks.size());
        const auto kind = name.substr(at + kAttention.size() + 1);
        origins[layer + ".self_attn.q_proj." + kind] = {key, TensorEdit::query};
        origins[layer + ".self_attn.k_proj." + kind] = {key, TensorEdit::key};
        origins[layer + ".self_attn.v_proj." + kind] = {key, TensorEdit::value};
        return true;
    }

    const WeightSource& m_file;
    const Place& m_place;
    ModuleNames m_names;
    std::string m_dropped;
    bool m_penultimate = false;
};

}  // namespace

const char* partName(ModelPart part) {
    static constexpr std::array kNames = {"unet", "vae", "text_encoder", "text_encoder_2", "controlnet"};
    return kNames[static_cast<std::size_t>(part)];
}

std::vector<ModelPart> partsOf(const WeightSource& file) {
    std::vector<ModelPart> parts;
    for (const auto part :
         {ModelPart::unet, ModelPart::vae, ModelPart::textEncoder, ModelPart::textEncoder2, ModelPart::controlNet})
        if (placeOf(file, part)) parts.push_back(part);
    return parts;
}

std::shared_ptr<const WeightSource> partOf(std::shared_ptr<const WeightSource> file, ModelPart part) {
    const auto* place = placeOf(*file, part);
    if (!place)
        fail("{}: expected a {} in this file, found no tensor that belongs to one", file->where().string(),
             partName(part));
    const std::string prefix = place->prefix;
    const Translator translator(*file, *place);
    Origins origins;
    for (const auto& key : file->keys()) {
        if (!key.starts_with(prefix)) continue;
        const auto name = key.substr(prefix.size());
        if (isWeight(name)) translator.add(name, key, origins);
    }
    return std::make_shared<RenamedSource>(std::move(file), std::move(origins));
}

}  // namespace core::io
