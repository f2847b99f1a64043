#include "ui/grid/plan_grid.h"

#include "core/base/error.h"

namespace ui {
namespace {

using Kind = GridParameter::Kind;

void check(const GridAxis& columns, const GridAxis& rows) {
    if (columns.parameter.kind == Kind::None && rows.parameter.kind == Kind::None)
        core::fail("choose what changes from picture to picture");
    // Words may change twice: each axis looks for its own.
    if (columns.parameter == rows.parameter && columns.parameter.kind != Kind::Words)
        core::fail("expected two parameters that differ");
    if (columns.values.size() * rows.values.size() > kMostInGrid)
        core::fail("expected at most {} pictures, found {}", kMostInGrid, columns.values.size() * rows.values.size());
}

QStringList labelsOf(const GridAxis& axis, const core::plan::Plan& plan, const core::plan::KnownModels& models) {
    QStringList labels;
    for (const QString& value : axis.values) labels << labelOf(axis, value, plan, models);
    return labels;
}

}  // namespace

PlanGrid gridOf(const core::plan::Plan& base, const GridAxis& columns, const GridAxis& rows,
                const core::plan::KnownModels& models) {
    check(columns, rows);
    PlanGrid grid{base, labelsOf(columns, base, models), labelsOf(rows, base, models), {}};
    for (const QString& row : rows.values)
        for (const QString& column : columns.values) {
            auto& plan = grid.plans.emplace_back(base);
            // A sampler drops a spacing that it does not offer: it comes first.
            const bool rowsFirst = columns.parameter.kind == Kind::Spacing;
            if (rowsFirst) apply(rows, row, plan);
            apply(columns, column, plan);
            if (!rowsFirst) apply(rows, row, plan);
            validate(plan);
        }
    return grid;
}

}  // namespace ui
