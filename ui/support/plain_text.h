#pragma once

#include <QString>

namespace ui {

// The text of a menu entry as a button or a list shows it: "Save As" for "Save &As…", "撤销" for "撤销(&U)".
QString withoutMarks(QString text);

}  // namespace ui
