#include "app/cli/generate_loras.h"

#include "app/cli/generate_parse.h"
#include "app/cli/named_models.h"

namespace cli {

core::plan::LoraPlan loraFrom(const std::string& option, const std::string& text, core::models::ModelSources& sources) {
    const auto [model, strength] = parseLora(option, text);
    return {.model = idOfModel(option, model, core::models::Kind::Lora, sources), .strength = strength.value_or(1.0)};
}

std::vector<core::plan::LoraPlan> lorasFrom(const std::vector<std::string>& texts,
                                            core::models::ModelSources& sources) {
    std::vector<core::plan::LoraPlan> loras;
    for (const auto& text : texts) loras.push_back(loraFrom("--lora", text, sources));
    return loras;
}

}  // namespace cli
