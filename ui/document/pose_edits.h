#pragma once

#include "core/control/person.h"
#include "core/plan/plan.h"

namespace ui {

class Document;

// A person in pixels of the planned picture, where lengths and angles mean what they look like, and back to the
// plan's fractions.
core::control::Person inPixels(const core::control::Person& person, const core::plan::Plan& plan);
core::control::Person inFractions(const core::control::Person& person, const core::plan::Plan& plan);

// The person that is selected; null when the plan has no such person.
const core::control::Person* selectedPerson(const Document& document);

// What a panel's buttons and keys do with the selected person, each one undo step; nothing without one.
void mirrorSelected(Document& document);
void swapSidesOfSelected(Document& document);
void duplicateSelected(Document& document);
void deleteSelected(Document& document);

// A person in the pose of `model` (in fractions): the selected one takes it, keeping its place and height.
void poseSelectedLike(Document& document, const core::control::Person& model);

// Hides selected joints that show, or shows them all again when none does.
void toggleSelectedJoints(Document& document);

}  // namespace ui
