#include "ui/document/partner_choice.h"

#include "ui/document/document.h"
#include "ui/document/edge_edits.h"
#include "ui/document/plan_edits.h"

namespace ui {
namespace {

using core::plan::ControlMap;

template <typename Load>
void load(Document& document, const QString& name, ControlMap map, const Load& put) {
    document.beginGesture();
    document.undoStack().beginMacro(name);
    put();
    if (const auto* reader = document.models().missingReader(document.plan(), map)) {
        auto partners = document.plan().partners;
        partners.push_back(newPartner(*reader));
        setPartners(document, partners);
    }
    document.undoStack().endMacro();
}

}  // namespace

void loadPeople(Document& document, const std::vector<core::control::Person>& people) {
    load(document, QCoreApplication::translate("ui::ContentField", "pose"), ControlMap::Pose,
         [&] { setPeople(document, people); });
}

void loadDrawing(Document& document, const core::control::EdgeDrawing& drawing) {
    load(document, QCoreApplication::translate("ui::ContentField", "edges"), ControlMap::Edges,
         [&] { setDrawing(document, drawing); });
}

}  // namespace ui
