#include "core/io/layouts/unwrapped.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "core/io/layouts/renamed_source.h"

namespace core::io {
namespace {

struct Named {
    std::string name, key;
};
using Names = std::vector<Named>;

constexpr std::string_view kAverages = "model_ema.", kAveraged = "model_ema.diffusion_model";

// Every module of the UNet in the original layout.
constexpr std::array<std::string_view, 31> kModules = {"diffusion_model",
                                                       "time_embed",
                                                       "label_emb",
                                                       "input_blocks",
                                                       "middle_block",
                                                       "output_blocks",
                                                       "out",
                                                       "in_layers",
                                                       "emb_layers",
                                                       "op",
                                                       "out_layers",
                                                       "conv",
                                                       "skip_connection",
                                                       "norm",
                                                       "norm1",
                                                       "norm2",
                                                       "norm3",
                                                       "proj_in",
                                                       "proj_out",
                                                       "transformer_blocks",
                                                       "attn1",
                                                       "attn2",
                                                       "to_q",
                                                       "to_k",
                                                       "to_v",
                                                       "to_out",
                                                       "ff",
                                                       "net",
                                                       "proj",
                                                       "weight",
                                                       "bias"};

// The longest module that a name begins with: "out_layers" and not "out".
std::string_view moduleAt(std::string_view name) {
    std::string_view longest;
    for (const auto module : kModules)
        if (name.starts_with(module) && module.size() > longest.size()) longest = module;
    return longest;
}

// Of these modules two indices follow each other, and the second has one digit.
bool hasTwoIndices(std::string_view module) {
    return module == "input_blocks" || module == "output_blocks" || module == "label_emb";
}

std::string_view digitsAt(std::string_view name) {
    const auto end = std::ranges::find_if_not(name, [](unsigned char c) { return std::isdigit(c); });
    return name.substr(0, static_cast<std::size_t>(end - name.begin()));
}

bool isDotted(const Named& named) { return named.name.find('.') != std::string::npos; }

// Whether `prefix` stands before every name but those of single values.
bool isBeforeAll(const Names& names, std::string_view prefix) {
    return std::ranges::any_of(names, isDotted) && std::ranges::all_of(names, [&](const Named& named) {
               return !isDotted(named) || named.name.starts_with(prefix);
           });
}

bool isBeforeOne(const Names& names, std::string_view prefix) {
    return std::ranges::any_of(names, [&](const Named& named) { return named.name.starts_with(prefix); });
}

void strip(Names& names, std::string_view prefix) {
    std::erase_if(names, [&](const Named& named) { return isDotted(named) && !named.name.starts_with(prefix); });
    for (auto& named : names)
        if (named.name.starts_with(prefix)) named.name.erase(0, prefix.size());
}

// What stands beside a state_dict is the state of a training run.
bool stripWrappers(Names& names) {
    constexpr std::string_view kState = "state_dict.";
    bool isChanged = false;
    for (bool again = true; again; isChanged |= again) {
        again = false;
        if (isBeforeOne(names, kState)) again = (strip(names, kState), true);
        for (const std::string_view prefix : {"module.", "_orig_mod."})
            if (isBeforeAll(names, prefix)) again = (strip(names, prefix), true);
    }
    return isChanged;
}

bool takeAverages(Names& names) {
    if (!isBeforeOne(names, kAveraged) || isBeforeOne(names, "model.diffusion_model.")) return false;
    for (auto& named : names) {
        if (!named.name.starts_with(kAveraged)) continue;
        if (const auto dotted = withDots(std::string_view(named.name).substr(kAverages.size())))
            named.name = "model." + *dotted;
    }
    return true;
}

}  // namespace

std::optional<std::string> withDots(std::string_view name) {
    std::string dotted;
    while (!name.empty()) {
        const auto module = moduleAt(name);
        if (module.empty()) return std::nullopt;
        name.remove_prefix(module.size());
        dotted += (dotted.empty() ? "" : ".") + std::string(module);
        const auto digits = digitsAt(name);
        name.remove_prefix(digits.size());
        if (digits.empty()) continue;
        const bool two = hasTwoIndices(module);
        if (two && digits.size() < 2) return std::nullopt;
        const auto first = digits.substr(0, digits.size() - (two ? 1 : 0));
        dotted += "." + std::string(first);
        if (two) dotted += std::string(".") + digits.back();
    }
    return dotted;
}

std::shared_ptr<const WeightSource> unwrapped(std::shared_ptr<const WeightSource> file) {
    Names names;
    for (auto& key : file->keys()) names.push_back({key, key});
    const bool wasWrapped = stripWrappers(names);
    if (!takeAverages(names) && !wasWrapped) return file;
    RenamedSource::Origins origins;
    for (auto& named : names) origins[named.name] = {named.key};
    return std::make_shared<RenamedSource>(std::move(file), std::move(origins));
}

}  // namespace core::io
