#pragma once

#include "ui/document/content.h"

// Whether two contents are the same in every value. A plan shares its drawing, and compares where it lies.
inline bool sameContent(ui::Content a, ui::Content b) {
    const auto drawingA = std::exchange(a.plan.drawing, nullptr), drawingB = std::exchange(b.plan.drawing, nullptr);
    if (!drawingA != !drawingB) return false;
    return a == b && (!drawingA || *drawingA == *drawingB);
}
