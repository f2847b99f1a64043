#include "ui/support/dock_panel.h"

#include <QHBoxLayout>
#include <QLabel>

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
}

}  // namespace ui
