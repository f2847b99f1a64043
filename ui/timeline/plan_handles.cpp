#include "ui/timeline/plan_handles.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"

namespace ui {
namespace {

namespace limits = core::plan::limits;
using core::plan::CurvePoint;
using core::plan::kFirstTimestep;
using core::plan::PartnerPlan;
using core::plan::Plan;
using core::plan::TimestepRange;
using Kind = PlanHandle::Kind;

QString handleText(const char* source) { return QCoreApplication::translate("ui::PlanHandle", source); }

bool isStart(Kind kind) { return kind == Kind::WindowStart || kind == Kind::RangeStart; }

void moveEnd(TimestepRange& range, Kind kind, int timestep) {
    if (isStart(kind))
        range.first = std::clamp(timestep, range.last, kFirstTimestep);
    else
        range.last = std::clamp(timestep, 0, range.first);
}

void moveStage(Document& document, std::size_t item, int timestep) {
    auto stages = document.plan().lowStages;
    const int most = item == 0 ? limits::kTLow.most : stages[item - 1].tLow - 1;
    const int least = item + 1 == stages.size() ? limits::kTLow.least : stages[item + 1].tLow + 1;
    stages[item].tLow = std::clamp(timestep, least, std::max(least, most));
    setLowStages(document, stages);
}

void movePoint(std::vector<CurvePoint>& curve, std::size_t point, int timestep, double strength) {
    const int most = point == 0 ? kFirstTimestep : curve[point - 1].timestep - 1;
    const int least = point + 1 == curve.size() ? 0 : curve[point + 1].timestep + 1;
    curve[point] = {std::clamp(timestep, least, std::max(least, most)), strength};
}

template <typename Edit>
void editPartner(Document& document, std::size_t item, const Edit& edit) {
    auto partners = document.plan().partners;
    edit(partners.at(item));
    setPartners(document, partners);
}

double inHundredths(double strength) { return std::round(100 * limits::kPartnerStrength.nearest(strength)) / 100; }

void movePartner(PartnerPlan& partner, const PlanHandle& handle, int timestep, double strength) {
    switch (handle.kind) {
        case Kind::Level:
            partner.strength = strength;
            return;
        case Kind::CurvePoint:
            return movePoint(partner.curve, handle.point, timestep, strength);
        default:
            return moveEnd(partner.range, handle.kind, timestep);
    }
}

// A curve of one point is a constant.
void removePoint(PartnerPlan& partner, std::size_t point) {
    partner.curve.erase(partner.curve.begin() + static_cast<std::ptrdiff_t>(point));
    if (partner.curve.size() > 1) return;
    partner.strength = partner.curve.empty() ? partner.strength : partner.curve.front().strength;
    partner.curve.clear();
}

double recommended(const Document& document, const std::string& id) {
    const auto* model = document.models().find(id);
    return model ? model->strength : PartnerPlan().strength;
}

const TimestepRange& rangeOf(const Plan& plan, const PlanHandle& handle) {
    const bool isControl = handle.kind == Kind::RangeStart || handle.kind == Kind::RangeEnd;
    return isControl ? plan.controls.at(handle.item).range : plan.partners.at(handle.item).range;
}

}  // namespace

std::vector<PlanHandle> planHandles(const Plan& plan, bool timeDecoupled) {
    std::vector<PlanHandle> handles;
    if (timeDecoupled) handles.push_back({Kind::TStruct});
    for (std::size_t i = 0; i < plan.lowStages.size(); ++i) handles.push_back({Kind::TLow, i});
    for (std::size_t i = 0; i < plan.partners.size(); ++i) {
        handles.push_back({Kind::WindowStart, i});
        if (plan.partners[i].curve.empty()) handles.push_back({Kind::Level, i});
        for (std::size_t k = 0; k < plan.partners[i].curve.size(); ++k) handles.push_back({Kind::CurvePoint, i, k});
        handles.push_back({Kind::WindowEnd, i});
    }
    for (std::size_t i = 0; i < plan.controls.size(); ++i)
        for (const auto kind : {Kind::RangeStart, Kind::RangeEnd}) handles.push_back({kind, i});
    return handles;
}

bool movesInStrength(const PlanHandle& handle) { return handle.kind == Kind::Level || handle.kind == Kind::CurvePoint; }

int timestepOf(const Plan& plan, const PlanHandle& handle) {
    switch (handle.kind) {
        case Kind::TStruct:
            return plan.tStruct;
        case Kind::TLow:
            return plan.lowStages.at(handle.item).tLow;
        case Kind::CurvePoint:
            return plan.partners.at(handle.item).curve.at(handle.point).timestep;
        case Kind::Level:
            return (rangeOf(plan, handle).first + rangeOf(plan, handle).last) / 2;
        default:
            return isStart(handle.kind) ? rangeOf(plan, handle).first : rangeOf(plan, handle).last;
    }
}

double strengthOf(const Plan& plan, const PlanHandle& handle) {
    if (handle.kind == Kind::Level) return plan.partners.at(handle.item).strength;
    if (handle.kind == Kind::CurvePoint) return plan.partners.at(handle.item).curve.at(handle.point).strength;
    return 0.0;
}

QString labelOf(const Document& document, const PlanHandle& handle) {
    const auto& plan = document.plan();
    const int timestep = timestepOf(plan, handle);
    const auto partner = [&] { return document.modelName(plan.partners.at(handle.item).model); };
    const QString strength = QString::number(strengthOf(plan, handle), 'f', 2);
    switch (handle.kind) {
        case Kind::TStruct:
            return handleText(QT_TRANSLATE_NOOP("ui::PlanHandle", "T_struct %1")).arg(timestep);
        case Kind::TLow:
            return handleText(QT_TRANSLATE_NOOP("ui::PlanHandle", "T_low %1")).arg(timestep);
        case Kind::Level:
            return QString("%1 %2").arg(partner(), strength);
        case Kind::CurvePoint:
            return handleText(QT_TRANSLATE_NOOP("ui::PlanHandle", "%1 %2 at t %3"))
                .arg(partner(), strength)
                .arg(timestep);
        default:
            return (isStart(handle.kind) ? handleText(QT_TRANSLATE_NOOP("ui::PlanHandle", "begins at t %1"))
                                         : handleText(QT_TRANSLATE_NOOP("ui::PlanHandle", "ends at t %1")))
                .arg(timestep);
    }
}

double strengthAt(const PartnerPlan& partner, double timestep) {
    const auto& curve = partner.curve;
    if (curve.empty()) return partner.strength;
    const auto after =
        std::find_if(curve.begin(), curve.end(), [&](const auto& point) { return point.timestep <= timestep; });
    if (after == curve.end()) return curve.back().strength;
    if (after == curve.begin()) return after->strength;
    const auto before = after - 1;
    const double share = (before->timestep - timestep) / std::max(1, before->timestep - after->timestep);
    return before->strength + share * (after->strength - before->strength);
}

void moveHandle(Document& document, const PlanHandle& handle, int timestep, double strength) {
    strength = inHundredths(strength);
    switch (handle.kind) {
        case Kind::TStruct:
            return setTStruct(document, limits::kTStruct.nearest(timestep));
        case Kind::TLow:
            return moveStage(document, handle.item, timestep);
        case Kind::RangeStart:
        case Kind::RangeEnd: {
            auto controls = document.plan().controls;
            moveEnd(controls.at(handle.item).range, handle.kind, timestep);
            return setControls(document, controls);
        }
        default:
            return editPartner(document, handle.item,
                               [&](PartnerPlan& partner) { movePartner(partner, handle, timestep, strength); });
    }
}

void resetHandle(Document& document, const PlanHandle& handle) {
    const TimestepRange window = PartnerPlan().range;
    switch (handle.kind) {
        case Kind::TStruct:
            return moveHandle(document, handle, Plan().tStruct, 0.0);
        case Kind::TLow:
            return moveHandle(document, handle, core::plan::LowStage().tLow, 0.0);
        case Kind::Level:
            return moveHandle(document, handle, 0,
                              recommended(document, document.plan().partners.at(handle.item).model));
        case Kind::CurvePoint:
            return editPartner(document, handle.item,
                               [&](PartnerPlan& partner) { removePoint(partner, handle.point); });
        case Kind::WindowEnd:
            return moveHandle(document, handle, window.last, 0.0);
        case Kind::RangeEnd:
            return moveHandle(document, handle, 0, 0.0);
        default:
            return moveHandle(document, handle, kFirstTimestep, 0.0);
    }
}

PlanHandle addCurvePoint(Document& document, std::size_t item, int timestep, double strength) {
    std::size_t place = 0;
    editPartner(document, item, [&](PartnerPlan& partner) {
        auto& curve = partner.curve;
        if (curve.empty()) curve.push_back({partner.range.first, partner.strength});
        if (curve.size() == 1 && partner.range.last < partner.range.first)
            curve.push_back({partner.range.last, partner.strength});
        const auto after =
            std::find_if(curve.begin(), curve.end(), [&](const auto& point) { return point.timestep <= timestep; });
        place = static_cast<std::size_t>(after - curve.begin());
        const bool isNew = after == curve.end() || after->timestep != timestep;
        if (isNew && curve.size() < limits::kCurvePoints) curve.insert(after, {timestep, inHundredths(strength)});
        place = std::min(place, curve.size() - 1);
    });
    return {Kind::CurvePoint, item, place};
}

}  // namespace ui
