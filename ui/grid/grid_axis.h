#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "core/plan/known_models.h"
#include "core/plan/plan.h"

namespace ui {

// What changes along a side of a grid.
struct GridParameter {
    enum class Kind { None, Seed, Steps, Guidance, TStruct, Sampler, Spacing, Size, Words, Partner, ControlNet };

    Kind kind = Kind::None;
    std::size_t index = 0;  // which partner or ControlNet of the plan: its strength changes

    bool operator==(const GridParameter&) const = default;
};

// What may change in this plan, None first.
std::vector<GridParameter> gridParameters(const core::plan::Plan& plan);

// For people: "Guidance", "Strength of Pose partner"; of a model that is not here, its id.
QString nameOf(const GridParameter& parameter, const core::plan::Plan& plan, const core::plan::KnownModels& models);

// How values are written, by an example.
QString exampleOf(const GridParameter& parameter);

// A side of a grid: the values in the order of its columns or rows. Of words the first is looked for in the prompt, and
// each in turn stands in its place.
struct GridAxis {
    GridParameter parameter;
    QStringList values;
};

// The values a person wrote, in their shortest form. None has one, which is empty. Throws core::Error with a sentence
// for a value that is none, out of its range, or, of words, not in the prompt.
GridAxis readAxis(const GridParameter& parameter, const QString& text, const core::plan::Plan& plan);

// Puts a value of the axis into a plan.
void apply(const GridAxis& axis, const QString& value, core::plan::Plan& plan);

// What stands at a column or row: "Guidance 5".
QString labelOf(const GridAxis& axis, const QString& value, const core::plan::Plan& plan,
                const core::plan::KnownModels& models);

}  // namespace ui
