#include "ui/tool_bar.h"

#include <QAction>
#include <QActionGroup>

#include "ui/canvas/canvas_view.h"
#include "ui/support/icons.h"

namespace ui {

ToolBar::ToolBar(CanvasView& canvas, QWidget* parent)
    : QToolBar(tr("Tools"), parent), m_canvas(canvas), m_tools(new QActionGroup(this)) {
    setObjectName("toolBar");
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({16, 16});
}

QAction* ToolBar::add(const QString& name, const QString& text, Qt::Key key, CanvasTool* tool) {
    auto* action = new QAction(themedIcon("tool-" + name, &ColorTokens::onAccent), text, m_tools);
    action->setObjectName(name + "Tool");
    action->setCheckable(true);
    action->setShortcut(key);
    action->setToolTip(QString("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    action->setData(name);
    connect(action, &QAction::toggled, this, [this, name, tool](bool on) {
        if (!on) return;
        m_canvas.setTool(tool);
        Q_EMIT taken(name);
    });
    addAction(action);
    return action;
}

void ToolBar::choose(const QString& name) {
    for (QAction* action : m_tools->actions())
        if (action->data().toString() == name) action->setChecked(true);
}

QString ToolBar::chosen() const {
    const QAction* action = m_tools->checkedAction();
    return action ? action->data().toString() : QString();
}

}  // namespace ui
