#pragma once

#include "ui/canvas/options/option_row.h"

class QAction;

namespace ui {

// How the canvas is looked at.
class ViewOptions : public OptionRow {
    Q_OBJECT

 public:
    explicit ViewOptions(QWidget* parent = nullptr);

    void offer(QAction* action, const QString& icon);
};

}  // namespace ui
