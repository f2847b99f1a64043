#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/generate_partners.h"
#include "core/models/model_location.h"
#include "core/pipeline/pipeline.h"

namespace CLI {
class App;
}

namespace cli {

// The options of `generate` that decide the picture. They go on top of a plan file, if there is one.
class PlanOptions {
 public:
    // Adds the options to a command.
    explicit PlanOptions(CLI::App& command);

    // Throws core::Error for a file of --write-plan that could not be written.
    void checkFiles() const;

    // Finds partners, ControlNets and LoRAs that are named by their paths; those join the sources. Before plan().
    // Throws core::Error.
    void findModels(core::models::ModelSources& sources) const;

    // The plan they describe; `models` are those there are. Pictures and poses are read here. `notice` is told
    // what is chosen on the person's behalf. Throws core::Error.
    core::plan::Plan plan(const std::vector<core::plan::ModelInfo>& models,
                          const std::function<void(const std::string&)>& notice) const;

    // Writes the plan to the file of --write-plan, where it was given.
    void write(const core::plan::Plan& plan) const;

 private:
    struct Values;

    template <typename Field>
    void addField(CLI::App& command, const char* name, Field core::plan::Plan::*field, const std::string& help);
    void addTexts(CLI::App& command);
    std::vector<PartnerOption> partnerOptions() const;
    void applyTexts(core::plan::Plan& plan) const;
    void applyLowStages(const std::vector<core::plan::ModelInfo>& models, core::plan::Plan& plan) const;

    std::shared_ptr<Values> m_values;
};

}  // namespace cli
