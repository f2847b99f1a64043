#include "ui/document/pose_edits.h"

#include <algorithm>

#include "core/control/pose_edit.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"

namespace ui {
namespace {

using core::control::Person;
using core::control::PoseMap2D;
using core::plan::Plan;

constexpr float kBeside = 24.0F;  // pixels between a person and its duplicate

Person scaled(Person person, float x, float y) {
    core::control::transform(person, PoseMap2D::scaling(x, y, 0, 0));
    return person;
}

// One undo step that changes the selected person, in pixels.
template <typename Edit>
void editSelected(Document& document, const Edit& edit) {
    const auto* selected = selectedPerson(document);
    if (!selected) return;
    auto people = document.plan().people;
    Person person = inPixels(*selected, document.plan());
    edit(person);
    people[static_cast<std::size_t>(document.poseSelection().person())] = inFractions(person, document.plan());
    document.beginGesture();
    setPeople(document, people);
}

}  // namespace

Person inPixels(const Person& person, const Plan& plan) {
    return scaled(person, static_cast<float>(plan.width), static_cast<float>(plan.height));
}

Person inFractions(const Person& person, const Plan& plan) {
    return scaled(person, 1.0F / static_cast<float>(plan.width), 1.0F / static_cast<float>(plan.height));
}

const Person* selectedPerson(const Document& document) {
    const auto& people = document.plan().people;
    const int index = document.poseSelection().person();
    return index >= 0 && index < static_cast<int>(people.size()) ? &people[static_cast<std::size_t>(index)] : nullptr;
}

void mirrorSelected(Document& document) {
    editSelected(document, [](Person& person) { core::control::mirror(person); });
}

void swapSidesOfSelected(Document& document) {
    editSelected(document, [](Person& person) { core::control::swapSides(person); });
}

void duplicateSelected(Document& document) {
    const auto* selected = selectedPerson(document);
    if (!selected) return;
    auto people = document.plan().people;
    Person copy = inPixels(*selected, document.plan());
    core::control::transform(copy, PoseMap2D::moving(kBeside, 0));
    people.push_back(inFractions(copy, document.plan()));
    document.beginGesture();
    setPeople(document, people);
    document.poseSelection().select(static_cast<int>(people.size()) - 1);
}

void deleteSelected(Document& document) {
    if (!selectedPerson(document)) return;
    auto people = document.plan().people;
    people.erase(people.begin() + document.poseSelection().person());
    document.beginGesture();
    setPeople(document, people);
    document.poseSelection().select(PoseSelection::kNobody);
}

void poseSelectedLike(Document& document, const Person& model) {
    editSelected(document, [&](Person& person) {
        const auto place = core::control::boundsOf(person);
        Person posed = model;
        const auto box = core::control::boundsOf(posed);
        const float scale = place.height() / std::max(box.height(), 1e-3F);
        core::control::transform(posed, PoseMap2D::scaling(scale, scale, 0, 0));
        core::control::transform(
            posed, PoseMap2D::moving(place.centreX() - scale * box.centreX(), place.bottom - scale * box.bottom));
        person = posed;
    });
}

void toggleSelectedJoints(Document& document) {
    auto people = document.plan().people;
    std::vector<core::control::Keypoint*> joints;
    for (const auto& ref : document.poseSelection().joints())
        if (ref.person < static_cast<int>(people.size()))
            joints.push_back(&people[static_cast<std::size_t>(ref.person)].body[ref.joint]);
    const bool show = std::none_of(joints.begin(), joints.end(), [](const auto* joint) { return joint->visible; });
    for (auto* joint : joints) joint->visible = show;
    document.beginGesture();
    setPeople(document, people);
}

}  // namespace ui
