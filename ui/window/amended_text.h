#pragma once

#include <QString>

#include "core/plan/amendments.h"

namespace ui {

// What an edit asked for and did not get.
QString amendedEditSentence(const core::plan::Amendments& amendments);

// What of a file is not as it stood there, and that everything else is. `file` is a name for people.
QString amendedFileSentence(const QString& file, const core::plan::Amendments& amendments);

}  // namespace ui
