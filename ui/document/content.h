#pragma once

#include "core/plan/plan.h"
#include "ui/document/layers.h"

namespace ui {

// What undo covers and a person would miss: everything but the pictures painted so far.
struct Content {
    core::plan::Plan plan;
    Layers layers;

    bool operator==(const Content&) const = default;
};

}  // namespace ui
