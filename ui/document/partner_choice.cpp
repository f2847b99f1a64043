#include "ui/document/partner_choice.h"

#include <algorithm>

#include "ui/document/document.h"
#include "ui/document/edge_edits.h"
#include "ui/document/plan_edits.h"

namespace ui {
namespace {

using core::plan::ControlMap;
using core::plan::ModelInfo;
using core::plan::ModelKind;
using core::plan::PartnerPlan;

bool isRead(const core::plan::Plan& plan, ControlMap map, const std::vector<ModelInfo>& models) {
    const auto reads = [&](const auto& part) { return mapOf(part.model, models) == map; };
    return std::any_of(plan.partners.begin(), plan.partners.end(), reads) ||
           std::any_of(plan.controls.begin(), plan.controls.end(), [map](const auto& c) { return c.map == map; });
}

void addReader(Document& document, ControlMap map, const std::vector<ModelInfo>& models) {
    if (isRead(document.plan(), map, models)) return;
    const auto found = std::find_if(models.begin(), models.end(), [map](const ModelInfo& model) {
        return model.kind == ModelKind::Partner && model.control == map;
    });
    if (found == models.end()) return;
    auto partners = document.plan().partners;
    partners.push_back(newPartner(*found));
    setPartners(document, partners);
}

template <typename Load>
void load(Document& document, const QString& name, ControlMap map, const std::vector<ModelInfo>& models,
          const Load& put) {
    document.beginGesture();
    document.undoStack().beginMacro(name);
    put();
    addReader(document, map, models);
    document.undoStack().endMacro();
}

}  // namespace

PartnerPlan newPartner(const ModelInfo& model) {
    PartnerPlan partner;
    partner.model = model.id;
    partner.strength = model.strength;
    // Nobody has trained a bridge to a model of one's own.
    if (model.kind == ModelKind::Pair) partner.bridge = core::plan::BridgeKind::ImageSpace;
    return partner;
}

void loadPeople(Document& document, const std::vector<core::control::Person>& people,
                const std::vector<ModelInfo>& models) {
    load(document, QCoreApplication::translate("ui::ContentField", "pose"), ControlMap::Pose, models,
         [&] { setPeople(document, people); });
}

void loadDrawing(Document& document, const core::control::EdgeDrawing& drawing, const std::vector<ModelInfo>& models) {
    load(document, QCoreApplication::translate("ui::ContentField", "edges"), ControlMap::Edges, models,
         [&] { setDrawing(document, drawing); });
}

std::optional<ControlMap> mapOf(const std::string& model, const std::vector<ModelInfo>& models) {
    const auto found = std::find_if(models.begin(), models.end(), [&](const auto& known) { return known.id == model; });
    return found == models.end() ? std::nullopt : found->control;
}

}  // namespace ui
