#include "ui/canvas/options/view_options.h"

#include <QAction>
#include <QToolButton>

#include "ui/support/icons.h"

namespace ui {

ViewOptions::ViewOptions(QWidget* parent) : OptionRow(parent) {
    setObjectName("viewOptions");
    addHint(tr("The wheel zooms; Space drags with any tool"));
}

void ViewOptions::offer(QAction* action, const QString& icon) {
    auto* button = addButton(action->objectName() + "Button", icon, action->iconText(), action->toolTip());
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
}

}  // namespace ui
