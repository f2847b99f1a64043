#include "ui/widgets/dock_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMainWindow>
#include <algorithm>

namespace ui {
namespace {

constexpr QMargins kHeadingMargins(14, 9, 14, 2), kTabbedMargins(14, 4, 14, 0);

}  // namespace

DockPanel::DockPanel(const QString& objectName, const QString& title, QWidget* parent)
    : QDockWidget(title, parent), m_name(new QLabel(title)), m_note(new QLabel) {
    setObjectName(objectName);
    auto* heading = new QWidget(this);
    m_name->setProperty("role", "title");
    m_note->setProperty("role", "dim");
    auto* row = new QHBoxLayout(heading);
    row->setContentsMargins(kHeadingMargins);
    row->addWidget(m_name);
    row->addWidget(m_note, 1, Qt::AlignRight);
    setTitleBarWidget(heading);
    connect(this, &QDockWidget::dockLocationChanged, this, &DockPanel::moved);
    connect(this, &QDockWidget::topLevelChanged, this, &DockPanel::moved);
}

// A note alone needs no line when it is empty.
void DockPanel::showHeading() {
    const auto* window = qobject_cast<QMainWindow*>(parentWidget());
    const auto neighbours = isFloating() || !window ? QList<QDockWidget*>() : window->tabifiedDockWidgets(this);
    const bool isTabbed =
        std::ranges::any_of(neighbours, [](const auto* dock) { return !dock->isHidden() && !dock->isFloating(); });
    m_name->setVisible(!isTabbed);
    m_note->setVisible(!isTabbed || !m_note->text().isEmpty());
    titleBarWidget()->layout()->setContentsMargins(isTabbed ? kTabbedMargins : kHeadingMargins);
}

bool DockPanel::isStrip() {
    const auto* window = qobject_cast<QMainWindow*>(parentWidget());
    const Qt::DockWidgetArea area = window ? window->dockWidgetArea(this) : Qt::NoDockWidgetArea;
    return !isFloating() && area != Qt::LeftDockWidgetArea && area != Qt::RightDockWidgetArea;
}

}  // namespace ui
