#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/cli/model_uses.h"
#include "core/models/model_location.h"

// Partners on the command line: each --partner, and the --with that follow it, which say what it has of its own.
namespace cli {

struct PartnerOption {
    std::string model;              // "ID_OR_PATH:0.5@999-350"
    std::vector<std::string> with;  // "KEY=VALUE"
};

// A partner whose models are found. It becomes a part of a plan when maps and size are known: the edits take what
// partnerFrom(use) gives, read pictures and throw core::Error.
struct PartnerDraft {
    using Edit = std::function<void(core::plan::PartnerPlan& partner, const std::vector<core::plan::ModelInfo>& models,
                                    const core::plan::Plan& plan)>;

    ModelUse use;
    std::vector<Edit> edits;  // one for each --with, in their order
};

// What may stand behind --with, for the help: "prompt=TEXT, ...".
std::string withForms();

// Three whole command lines with partners, for the help.
std::string partnerExamples();

// Reads and finds everything that they name; what is named by its path joins `sources`. Throws core::Error that names
// the option and its form.
std::vector<PartnerDraft> partnersFrom(const std::vector<PartnerOption>& options, core::models::ModelSources& sources);

}  // namespace cli
