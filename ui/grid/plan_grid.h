#pragma once

#include "ui/grid/grid_axis.h"

namespace ui {

constexpr int kMostInGrid = 200;

// The pictures of a grid, with what stands at its sides.
struct PlanGrid {
    core::plan::Plan base;  // what all have in common
    QStringList columns;
    QStringList rows;
    std::vector<core::plan::Plan> plans;  // row by row
};

// Every value of one axis with every value of the other. Throws core::Error with a sentence when nothing changes, both
// change the same, a picture could not be painted, or there are more than kMostInGrid.
PlanGrid gridOf(const core::plan::Plan& base, const GridAxis& columns, const GridAxis& rows,
                const core::plan::KnownModels& models);

}  // namespace ui
