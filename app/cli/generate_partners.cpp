#include "app/cli/generate_partners.h"

#include <algorithm>
#include <utility>

#include "app/cli/generate_loras.h"
#include "app/cli/named_models.h"
#include "core/base/error.h"
#include "core/image/picture_read.h"
#include "core/image/resize.h"
#include "core/plan/metadata/picture_text.h"

namespace cli {
namespace {

namespace models = core::models;
namespace plan = core::plan;
using Edit = PartnerDraft::Edit;

constexpr const char* kWith = "--with";

// A field that needs neither models nor plan.
template <typename Field>
Edit setting(Field plan::PartnerPlan::*field, Field value) {
    return [field, value](plan::PartnerPlan& partner, const auto&, const auto&) { partner.*field = value; };
}

Edit sizeEdit(const std::string& option, const std::string& text) {
    const auto size = parseSize(option, text);
    return [size](plan::PartnerPlan& partner, const auto&, const auto&) {
        partner.width = size.width;
        partner.height = size.height;
    };
}

// White acts, black does not.
Edit maskEdit(const std::string& file) {
    return [file](plan::PartnerPlan& partner, const auto&, const plan::Plan& plan) {
        const auto picture = core::resized(core::readPicture(file, core::Ground::Contrast, plan::kPictureLimits),
                                           plan.width, plan.height);
        core::Image mask(plan.width, plan.height, 1);
        const auto channels = static_cast<std::size_t>(picture.channels);
        for (std::size_t i = 0; i < mask.pixels.size(); ++i) mask.pixels[i] = picture.pixels[i * channels];
        partner.mask = std::move(mask);
    };
}

Edit controlEdit(const std::string& option, const std::string& text, models::ModelSources& sources) {
    auto use = parseModelUse(option, text);
    use.id = idOfModel(option, use.id, models::Kind::ControlNet, sources);
    return [use](plan::PartnerPlan& partner, const auto& known, const plan::Plan& plan) {
        partner.controls.push_back(controlFrom(use, known, plan));
    };
}

Edit loraEdit(const std::string& option, const std::string& text, models::ModelSources& sources) {
    const auto lora = loraFrom(option, text, sources);
    return [lora](plan::PartnerPlan& partner, const auto&, const auto&) { partner.loras.push_back(lora); };
}

using Make = Edit (*)(const std::string& option, const std::string& text, models::ModelSources& sources);

struct Key {
    const char* name;
    const char* form;
    Make make;
};

constexpr Key kKeys[] = {
    {"prompt", "TEXT", [](auto&, auto& text, auto&) { return setting(&plan::PartnerPlan::prompt, text); }},
    {"negative", "TEXT", [](auto&, auto& text, auto&) { return setting(&plan::PartnerPlan::negative, text); }},
    {"control", "ID_OR_PATH[:STRENGTH][@FIRST-LAST]", controlEdit},
    {"lora", "ID_OR_FILE[:STRENGTH]", loraEdit},
    {"guidance", "SCALE",
     [](auto& o, auto& text, auto&) { return setting(&plan::PartnerPlan::guidance, parseNumber(o, text)); }},
    {"curve", "TIMESTEP:STRENGTH,...",
     [](auto& o, auto& text, auto&) { return setting(&plan::PartnerPlan::curve, parseCurve(o, text)); }},
    {"mask", "PICTURE (white acts)", [](auto&, auto& text, auto&) { return maskEdit(text); }},
    {"bridge", "learned or image",
     [](auto& o, auto& text, auto&) { return setting(&plan::PartnerPlan::bridge, parseBridge(o, text)); }},
    {"t-struct", "TIMESTEP",
     [](auto& o, auto& text, auto&) { return setting(&plan::PartnerPlan::tStruct, parseWhole(o, text)); }},
    {"steps", "NUMBER",
     [](auto& o, auto& text, auto&) { return setting(&plan::PartnerPlan::steps, parseWhole(o, text)); }},
    {"size", "WIDTHxHEIGHT", [](auto& o, auto& text, auto&) { return sizeEdit(o, text); }},
};

// What a partner's single file does not say, as the options of --model that are called so.
constexpr std::pair<const char*, std::filesystem::path models::ModelLocation::*> kPlaceKeys[] = {
    {"vocabulary", &models::ModelLocation::vocabulary},
    {"structure", &models::ModelLocation::structure},
    {"parts-from", &models::ModelLocation::lender}};

std::pair<std::string, std::string> split(const std::string& text) {
    const auto at = text.find('=');
    if (at == std::string::npos || at + 1 == text.size())
        core::fail("{}: expected KEY=VALUE such as prompt=\"a knight\", found \"{}\"", kWith, text);
    return {text.substr(0, at), text.substr(at + 1)};
}

// Whether it says where a file's other parts are.
bool takePlace(const std::string& key, const std::string& value, models::ModelLocation& place) {
    if (key == "prediction") return place.prediction = value, true;
    for (const auto& [name, field] : kPlaceKeys)
        if (key == name) return place.*field = value, true;
    return false;
}

Edit editFrom(const std::string& key, const std::string& value, models::ModelSources& sources) {
    const auto known = std::ranges::find_if(kKeys, [&](const Key& one) { return key == one.name; });
    if (known == std::end(kKeys)) core::fail("{}: expected one of {}, found \"{}\"", kWith, withForms(), key);
    return known->make(fmt::format("{} {}", kWith, key), value, sources);
}

PartnerDraft draftFrom(const PartnerOption& option, models::ModelSources& sources) {
    PartnerDraft draft{parseModelUse("--partner", option.model), {}};
    models::ModelLocation place;
    for (const auto& text : option.with) {
        const auto [key, value] = split(text);
        if (!takePlace(key, value, place)) draft.edits.push_back(editFrom(key, value, sources));
    }
    draft.use.id = idOfModel("--partner", draft.use.id, models::Kind::Partner, sources, std::move(place));
    return draft;
}

}  // namespace

std::string withForms() {
    std::string forms;
    for (const auto& key : kKeys) forms += fmt::format("{}={}, ", key.name, key.form);
    return forms + "and for a single file vocabulary=, structure=, parts-from=, prediction= as the options of --model";
}

std::string partnerExamples() {
    return "Partners, each with what follows it in --with:\n"
           "  An SDXL picture steered by a pose ControlNet of Stable Diffusion 1.5:\n"
           "    generate --model xl.safetensors --prompt \"a dancer on a roof\" --pose pose.json\n"
           "      --partner sd15.safetensors:0.6@999-400 --with control=openpose-sd15.safetensors:0.9\n"
           "  Two partners, the first with words and a LoRA of its own, the second in a part of the picture:\n"
           "    generate --model starter --prompt \"a harbour\"\n"
           "      --partner ink-model:0.5 --with prompt=\"a harbour, ink drawing\" --with lora=ink.safetensors:0.8\n"
           "      --partner starter:0.7 --with prompt=\"a red ship\" --with mask=ship.png\n"
           "  A partner that paints at its own size with fewer steps and a strength that fades:\n"
           "    generate --model xl --prompt \"a castle\"\n"
           "      --partner sd15 --with size=512x512 --with steps=12 --with curve=999:0.8,400:0.1\n";
}

std::vector<PartnerDraft> partnersFrom(const std::vector<PartnerOption>& options, models::ModelSources& sources) {
    std::vector<PartnerDraft> drafts;
    for (const auto& option : options) drafts.push_back(draftFrom(option, sources));
    return drafts;
}

}  // namespace cli
