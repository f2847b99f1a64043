#pragma once

#include <QSize>

#include "core/pipeline/pipeline.h"

namespace ui {

class Document;

// Choices after which the model may need a low-resolution stage, or need it no more. While the plan's stage is the one
// that is advised, or there is none and none is advised, it follows the advice; a stage of a person's own stays, and so
// does one that was switched off. Each is one undo step.
void chooseSize(Document& document, const QSize& size, const core::plan::ModelInfo& model);
void chooseModel(Document& document, const core::plan::ModelInfo& model, const core::plan::ModelInfo& before);

}  // namespace ui
