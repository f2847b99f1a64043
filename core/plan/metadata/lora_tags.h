#pragma once

#include <string>
#include <vector>

#include "core/plan/metadata/picture_plan.h"

// LoRAs as A1111 knows them: words of the prompt, `<lora:name:strength>`, that the model does not see.
namespace core::plan {

// Behind the prompt, each after a space but for one that begins it. Only those that take part; names that the form
// cannot hold (colons, angles) are left to the plan's JSON.
std::string withLoraTags(const std::string& prompt, const std::vector<LoraPlan>& loras);

// Takes the tags out of a prompt, each with the space before it; withLoraTags() is undone exactly. `<lyco:...>`, as
// older pictures have it, is one, too. What a plan cannot hold as it stands (a strength out of range or one for each
// network, an odd name, too many) gets a notice. `known` LoRAs stay in front; a tag that names one of them adds
// nothing.
struct PromptAndLoras {
    std::string prompt;
    std::vector<LoraPlan> loras;
    std::vector<PlanNotice> notices;
};
PromptAndLoras takeLoraTags(const std::string& prompt, std::vector<LoraPlan> known = {});

}  // namespace core::plan
