#pragma once

#include <vector>

#include "core/control/edge_drawing.h"
#include "core/control/person.h"

namespace ui {

class Document;

// Puts a pose or an edge map into the plan and, when no partner reads it yet and one is to be had, adds that
// partner: one undo step.
void loadPeople(Document& document, const std::vector<core::control::Person>& people);
void loadDrawing(Document& document, const core::control::EdgeDrawing& drawing);

}  // namespace ui
