#include "core/plan/metadata/parameters_settings.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "core/plan/metadata/foreign_models.h"
#include "core/plan/metadata/foreign_text.h"
#include "core/plan/metadata/parameters_parts.h"

namespace core::plan {
namespace {

constexpr std::string_view kControl = "ControlNet";
constexpr std::size_t kMostUnits = 64;

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

// Taken elsewhere.
constexpr std::array<std::string_view, 13> kUsual{"Steps",      "Sampler", "Schedule type", "Scheduler", "CFG scale",
                                                  "Seed",       "Size",    "Model",         "Version",   "T_struct",
                                                  "Stop after", "Styles",  "Last timestep"};

constexpr std::array<std::string_view, 30> kWithoutEffect{"Model hash",
                                                          "VAE hash",
                                                          "Lora hashes",
                                                          "Lora weights",
                                                          "TI hashes",
                                                          "Hashes",
                                                          "Created Date",
                                                          "Civitai resources",
                                                          "Civitai metadata",
                                                          "Wildcard prompt",
                                                          "Wildcard negative prompt",
                                                          "Template",
                                                          "Negative Template",
                                                          "User",
                                                          "Time taken",
                                                          "App",
                                                          "Operations",
                                                          "Backend",
                                                          "Pipeline",
                                                          "Parser",
                                                          "Batch size",
                                                          "Batch pos",
                                                          "Software",
                                                          "Base model",
                                                          "Base model hash",
                                                          "Refiner hash",
                                                          "Metadata Scheme",
                                                          "Performance",
                                                          "Raw prompt",
                                                          "Raw negative prompt"};

struct Default {
    std::string_view name, value;
};

// As good as not said.
constexpr std::array<Default, 6> kDefaults{{{"Clip skip", "1"},
                                            {"Clip skip", "0"},
                                            {"Hires steps", "0"},
                                            {"Face restoration", "None"},
                                            {"Eta", "1"},
                                            {"VAE", "Automatic"}}};

bool isDefault(std::string_view name, std::string_view value) {
    return std::ranges::any_of(kDefaults, [&](const auto& one) { return one.name == name && one.value == value; });
}

std::optional<std::string> wordsIn(const ParameterList& items, std::string_view key) {
    const auto* found = findItem(items, key);
    return found ? std::optional(*found) : std::nullopt;
}

// "Hires upscale: 2" or "Hires resize: 1024x1536", a side of 0 being as the other one has it.
void takeHiresItems(const ParameterList& items, ForeignValues& values) {
    ForeignHires hires{.scale = wordsIn(items, "Hires upscale"), .strength = wordsIn(items, "Denoising strength")};
    if (const auto* size = findItem(items, "Hires resize")) {
        const auto cross = std::min(size->find('x'), size->size());
        hires.width = size->substr(0, cross);
        hires.height = size->substr(std::min(cross + 1, size->size()));
    }
    if (hires.strength && (hires.scale || hires.width)) values.hires = std::move(hires);
}

// "ControlNet 0: "Module: canny, Model: ..."", or older: "ControlNet-0 Model: ...", "ControlNet Model: ...".
class ControlUnits {
 public:
    bool take(std::string_view key, const std::string& value) {
        if (!key.starts_with(kControl)) return false;
        key = trimmed(key.substr(kControl.size()));
        if (key.starts_with('-')) key.remove_prefix(1);
        const auto digits = std::min(key.find_first_not_of("0123456789"), key.size());
        const std::string unit(key.substr(0, digits));
        if (m_units.size() == kMostUnits && !m_units.contains(unit)) return true;
        auto& items = m_units[unit];
        if (const auto field = trimmed(key.substr(digits)); !field.empty())
            items.emplace_back(field, value);
        else
            items = parseParameterLine(value);
        return true;
    }

    void addTo(ForeignValues& values) const {
        for (const auto& [number, items] : m_units)
            if (wordsIn(items, "Enabled").value_or("True") != "False") add(items, values);
    }

 private:
    // Names end in a hash: "control_v11p_sd15_canny [d14c016b]".
    static void add(const ParameterList& items, ForeignValues& values) {
        auto name = wordsIn(items, "Model").value_or("None");
        const auto module = wordsIn(items, "Module").value_or("None");
        if (name == "None") return addSetting(values, std::string(kControl) + " " + module);
        if (name.ends_with(']')) name.erase(std::min(name.rfind(" ["), name.size()));
        addControl(values, {.name = name,
                            .hint = module,
                            .strength = wordsIn(items, "Weight"),
                            .start = wordsIn(items, "Guidance Start"),
                            .end = wordsIn(items, "Guidance End")});
    }

    std::map<std::string, ParameterList> m_units;
};

// "ink: 1234, b: 5678"; Fooocus puts a weight behind each hash. Names of one letter are no keys of parameter lines.
ParameterList hashesIn(std::string_view text) {
    ParameterList hashes;
    while (!text.empty() && hashes.size() < kMostUnits) {
        const auto end = std::min(text.find(','), text.size());
        const auto entry = text.substr(0, end);
        const auto colon = std::min(entry.find(':'), entry.size());
        if (const auto name = trimmed(entry.substr(0, colon)); !name.empty())
            hashes.emplace_back(name, trimmed(entry.substr(std::min(colon + 1, entry.size()))));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return hashes;
}

// "easynegative: c74b4e810b03": the words of the prompt that stood for embeddings.
void nameEmbeddings(const ParameterList& items, ForeignValues& values) {
    const auto* hashes = findItem(items, "TI hashes");
    if (!hashes) return;
    std::string names;
    for (const auto& [name, hash] : hashesIn(*hashes)) names += (names.empty() ? "" : ", ") + name;
    if (!names.empty()) values.notices.push_back({PlanNotice::Kind::Embeddings, wordFromOutside(names)});
}

}  // namespace

void takeOtherItems(const ParameterList& items, ForeignValues& values) {
    takeHiresItems(items, values);
    ControlUnits controls;
    for (const auto& [key, value] : items) {
        const bool isHires = key == "Hires upscale" || key == "Hires resize" || key == "Denoising strength";
        if (isAmong(kUsual, key) || isAmong(kWithoutEffect, key) || isDefault(key, value)) continue;
        if ((isHires && values.hires) || controls.take(key, value)) continue;
        addSetting(values, key, value);
    }
    controls.addTo(values);
    nameEmbeddings(items, values);
}

void nameUntaggedLoras(const ParameterList& items, ForeignValues& values) {
    const auto* hashes = findItem(items, "Lora hashes");
    if (!hashes) return;
    std::string names;
    for (const auto& [name, hash] : hashesIn(*hashes))
        if (std::ranges::count(values.loras, name, &LoraPlan::model) == 0) names += (names.empty() ? "" : ", ") + name;
    if (!names.empty()) values.notices.push_back({PlanNotice::Kind::LostLora, wordFromOutside(names)});
}

}  // namespace core::plan
