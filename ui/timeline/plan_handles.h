#pragma once

#include <QString>
#include <vector>

#include "core/pipeline/pipeline.h"

namespace ui {

class Document;

// Something on the timeline that can be dragged.
struct PlanHandle {
    enum class Kind {
        TStruct,      // the handover from structure to texture
        TLow,         // the end of a low-resolution stage
        WindowStart,  // where a partner begins, the noisier end
        WindowEnd,
        Level,       // a partner's constant strength
        CurvePoint,  // a point of its strength curve
        RangeStart,  // where a ControlNet begins
        RangeEnd,
    };

    Kind kind = Kind::TStruct;
    std::size_t item = 0;   // which stage, partner or ControlNet
    std::size_t point = 0;  // which point of a curve

    bool operator==(const PlanHandle&) const = default;
};

// Everything that can be dragged, from the top and from the left. A model with one generator has no T_struct.
std::vector<PlanHandle> planHandles(const core::plan::Plan& plan, bool timeDecoupled);

bool movesInStrength(const PlanHandle& handle);
int timestepOf(const core::plan::Plan& plan, const PlanHandle& handle);     // the window's middle for a level
double strengthOf(const core::plan::Plan& plan, const PlanHandle& handle);  // 0 where there is none
QString labelOf(const Document& document, const PlanHandle& handle);        // "T_struct 500"

// A partner's strength at a timestep: linear between the points of its curve, constant beyond the outer ones.
double strengthAt(const core::plan::PartnerPlan& partner, double timestep);

// Edits within the document's gesture. Values are kept inside what plans allow and between the neighbours.
void moveHandle(Document& document, const PlanHandle& handle, int timestep, double strength);
void resetHandle(Document& document, const PlanHandle& handle);  // a curve point goes away
PlanHandle addCurvePoint(Document& document, std::size_t partner, int timestep, double strength);

}  // namespace ui
