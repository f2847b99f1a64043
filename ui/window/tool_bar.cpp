#include "ui/window/tool_bar.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>

#include "ui/canvas/canvas_view.h"
#include "ui/support/icons.h"
#include "ui/window/tool_button.h"

namespace ui {

ToolBar::ToolBar(CanvasView& canvas, QWidget* parent)
    : QWidget(parent), m_canvas(canvas), m_tools(new QActionGroup(this)), m_row(new QHBoxLayout(this)) {
    setObjectName("toolBar");
    setAccessibleName(tr("Tools"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(4);
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
    // Chosen by hand, so the hand goes on there: keys are the canvas's from now on.
    connect(action, &QAction::triggered, &m_canvas, [this] { m_canvas.setFocus(Qt::ShortcutFocusReason); });
    addAction(action);
    m_buttons.push_back(new ToolButton(action, this));
    m_row->addWidget(m_buttons.back());
    return action;
}

void ToolBar::setCompact(bool compact) {
    for (auto* button : m_buttons) button->setCompact(compact);
}

int ToolBar::widthOf(bool compact) const {
    int width = (static_cast<int>(m_buttons.size()) - 1) * m_row->spacing();
    for (const auto* button : m_buttons) width += button->widthAs(compact);
    return width;
}

void ToolBar::choose(const QString& name) {
    for (QAction* action : m_tools->actions())
        if (action->data().toString() == name) action->setChecked(true);
}

void ToolBar::take(const QString& name) {
    choose(name);
    m_canvas.setFocus(Qt::OtherFocusReason);
}

QString ToolBar::chosen() const {
    const QAction* action = m_tools->checkedAction();
    return action ? action->data().toString() : QString();
}

}  // namespace ui
