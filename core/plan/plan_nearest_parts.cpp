#include <algorithm>

#include "core/plan/amending.h"
#include "core/plan/plan_checks.h"
#include "core/plan/sampler_names.h"

namespace core::plan {
namespace {

void amendRange(Amendments& amendments, const std::string& field, TimestepRange& range) {
    amendNumber(amendments, field + ".first", range.first, limits::kTimestep);
    amendNumber(amendments, field + ".last", range.last, {limits::kTimestep.least, range.first});
}

// Timesteps fall: each one at most where the one before lets it, and at least where those behind it find room.
template <typename Item>
void amendFalling(Amendments& amendments, const std::string& field, std::vector<Item>& items, int Item::*timestep,
                  const Range<int>& range) {
    auto nearest = items;
    for (auto& item : nearest) item.*timestep = range.nearest(item.*timestep);
    int most = range.most;
    for (auto& item : nearest) most = (item.*timestep = std::min(item.*timestep, most)) - 1;
    int least = range.least;
    for (auto item = nearest.rbegin(); item != nearest.rend(); ++item)
        least = ((*item).*timestep = std::max((*item).*timestep, least)) + 1;
    for (std::size_t i = 0; i < items.size(); ++i)
        amend(amendments, fmt::format(fmt::runtime(field), i), items[i].*timestep, nearest[i].*timestep);
}

void amendCurve(Amendments& amendments, const std::string& field, std::vector<CurvePoint>& curve) {
    amendCount(amendments, field, curve, limits::kCurvePoints);
    for (std::size_t i = 0; i < curve.size(); ++i)
        amendNumber(amendments, fmt::format("{}[{}].strength", field, i), curve[i].strength, limits::kPartnerStrength);
    amendFalling(amendments, field + "[{}].timestep", curve, &CurvePoint::timestep, limits::kTimestep);
}

void amendPlace(Amendments& amendments, const std::string& field, control::Keypoint& point) {
    if (std::isnan(point.x) || std::isnan(point.y)) {  // nowhere
        amendments.add({field, "no number", "hidden", true});
        point = {};
    }
    amendNumber(amendments, field, point.x, limits::kJointPlace);
    amendNumber(amendments, field, point.y, limits::kJointPlace);
}

template <typename Points>
void amendPlaces(Amendments& amendments, const std::string& field, Points& points) {
    for (auto& point : points) amendPlace(amendments, field, point);
}

void amendPoints(Amendments& amendments, const std::string& field, std::vector<control::Keypoint>& points) {
    amendPlaces(amendments, field, points);
    amendCount(amendments, field, points, limits::kAttachedPoints);
}

// Those without a name that a model can have go.
template <typename Part>
void amendModels(Amendments& amendments, const std::string& list, std::vector<Part>& parts, std::size_t most) {
    amendCount(amendments, list, parts, most);
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (!isModelId(parts[i].model)) amendments.add({fmt::format("{}[{}]", list, i), parts[i].model, {}, true});
    std::erase_if(parts, [](const Part& part) { return !isModelId(part.model); });
}

// What a partner has of its own, as a painter.
void amendOwn(Amendments& amendments, const std::string& field, PartnerPlan& partner, const Plan& plan) {
    amendText(amendments, field + ".prompt", partner.prompt);
    amendText(amendments, field + ".negative", partner.negative);
    amendControls(amendments, field + ".controls", partner.controls);
    amendLoras(amendments, field + ".loras", partner.loras);
    amendNumber(amendments, field + ".tStruct", partner.tStruct, limits::kPartnerTStruct);
    amendNumber(amendments, field + ".steps", partner.steps, {limits::kPartnerSteps.least, mostSteps(plan.sampler)});
    amendNumber(amendments, field + ".width", partner.width, limits::kPartnerSide);
    amendNumber(amendments, field + ".height", partner.height, limits::kPartnerSide);
}

}  // namespace

void amendStages(Amendments& amendments, Plan& plan) {
    auto& stages = plan.lowStages;
    amendCount(amendments, "lowStages", stages, limits::kLowStages);
    int width = plan.width, height = plan.height;
    for (std::size_t i = stages.size(); i-- > 0;) {
        const auto field = fmt::format("lowStages[{}]", i);
        amendNumber(amendments, field + ".width", stages[i].width, {limits::kSide.least, width});
        amendNumber(amendments, field + ".height", stages[i].height, {limits::kSide.least, height});
        width = stages[i].width;
        height = stages[i].height;
    }
    amendFalling(amendments, "lowStages[{}].tLow", stages, &LowStage::tLow, limits::kTLow);
}

void amendPeople(Amendments& amendments, std::vector<control::Person>& people) {
    amendCount(amendments, "people", people, limits::kPeople);
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto field = fmt::format("people[{}]", i);
        amendPlaces(amendments, field + ".body", people[i].body.joints);
        amendPoints(amendments, field + ".leftHand", people[i].leftHand);
        amendPoints(amendments, field + ".rightHand", people[i].rightHand);
        amendPoints(amendments, field + ".face", people[i].face);
    }
}

void amendPartners(Amendments& amendments, Plan& plan) {
    amendModels(amendments, "partners", plan.partners, limits::kPartners);
    for (std::size_t i = 0; i < plan.partners.size(); ++i) {
        const auto field = fmt::format("partners[{}]", i);
        auto& partner = plan.partners[i];
        amendNumber(amendments, field + ".strength", partner.strength, limits::kPartnerStrength);
        amendCurve(amendments, field + ".curve", partner.curve);
        amendRange(amendments, field + ".range", partner.range);
        amendNumber(amendments, field + ".guidance", partner.guidance, limits::kGuidance);
        amendOwn(amendments, field, partner, plan);
        if (partner.mask.isEmpty()) continue;
        amendGrey(amendments, field + ".mask", partner.mask);
        amendSize(amendments, field + ".mask", partner.mask, plan.width, plan.height);
    }
}

void amendControls(Amendments& amendments, const std::string& list, std::vector<ControlPlan>& controls) {
    amendModels(amendments, list, controls, limits::kControls);
    for (std::size_t i = 0; i < controls.size(); ++i) {
        const auto field = fmt::format("{}[{}]", list, i);
        amendNumber(amendments, field + ".strength", controls[i].strength, limits::kControlStrength);
        amendRange(amendments, field + ".range", controls[i].range);
    }
}

void amendLoras(Amendments& amendments, const std::string& list, std::vector<LoraPlan>& loras) {
    amendModels(amendments, list, loras, limits::kLoras);
    for (std::size_t i = 0; i < loras.size(); ++i)
        amendNumber(amendments, fmt::format("{}[{}].strength", list, i), loras[i].strength, limits::kLoraStrength);
}

}  // namespace core::plan
