#include "ui/support/dock_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>

namespace ui {

DockPanel::DockPanel(const QString& objectName, const QString& title, QWidget* parent)
    : QDockWidget(title, parent), m_note(new QLabel) {
    setObjectName(objectName);
    auto* heading = new QWidget(this);
    auto* name = new QLabel(title, heading);
    name->setProperty("role", "title");
    m_note->setProperty("role", "dim");
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(14, 9, 14, 2);
    row->addWidget(name);
    row->addWidget(m_note, 1, Qt::AlignRight);
    setTitleBarWidget(heading);
    connect(this, &QDockWidget::dockLocationChanged, this, &DockPanel::moved);
    connect(this, &QDockWidget::topLevelChanged, this, &DockPanel::moved);
}

bool DockPanel::isStrip() {
    const auto* window = qobject_cast<QMainWindow*>(parentWidget());
    const Qt::DockWidgetArea area = window ? window->dockWidgetArea(this) : Qt::NoDockWidgetArea;
    return !isFloating() && area != Qt::LeftDockWidgetArea && area != Qt::RightDockWidgetArea;
}

}  // namespace ui
