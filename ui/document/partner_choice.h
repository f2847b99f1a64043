#pragma once

#include <optional>
#include <vector>

#include "core/pipeline/pipeline.h"

namespace ui {

class Document;

// A partner as a plan begins with it: on, at the model's recommended strength, over the bridge that there is.
core::plan::PartnerPlan newPartner(const core::plan::ModelInfo& model);

// Puts a pose or an edge map into the plan and, when no partner reads it yet and one is to be had, adds that
// partner: one undo step.
void loadPeople(Document& document, const std::vector<core::control::Person>& people,
                const std::vector<core::plan::ModelInfo>& models);
void loadDrawing(Document& document, const core::control::EdgeDrawing& drawing,
                 const std::vector<core::plan::ModelInfo>& models);

// What a model reads beside the prompt; nothing for models that are not known.
std::optional<core::plan::ControlMap> mapOf(const std::string& model, const std::vector<core::plan::ModelInfo>& models);

}  // namespace ui
