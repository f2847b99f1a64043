#include "ui/window/window_layout.h"

#include <QMainWindow>
#include <QPointer>
#include <QResizeEvent>
#include <QTabBar>
#include <QTimer>
#include <utility>

#include "ui/controls/controls_dock.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/layers/layers_dock.h"
#include "ui/partners/partners_dock.h"
#include "ui/plan/generate_panel.h"
#include "ui/plan/plan_dock.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/queue/queue_dock.h"
#include "ui/timeline/timeline_dock.h"

namespace ui {
namespace {

constexpr QSize kLeastWide(1180, 740);  // smaller windows are compact
constexpr int kLeftWidth = 310;
constexpr int kRightWidth = 300;
constexpr int kPromptHeight = 240;
constexpr int kPlanHeight = 420;
constexpr int kCompactPromptHeight = 170;
constexpr int kTimelineHeight = 160;
constexpr int kGalleryHeight = 140;

}  // namespace

WindowLayout::WindowLayout(QMainWindow& window, const WindowParts& parts)
    : QObject(&window), m_window(window), m_parts(parts) {
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    for (const auto area : {Qt::LeftDockWidgetArea, Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea})
        window.setTabPosition(area, QTabWidget::North);
    arrange();
    followTabs();
    window.installEventFilter(this);
}

WindowLayout::Mode WindowLayout::modeFor(const QSize& size) {
    return size.width() < kLeastWide.width() || size.height() < kLeastWide.height() ? Compact : Wide;
}

bool WindowLayout::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::Resize)
        follow(static_cast<const QResizeEvent*>(event)->size());
    return false;
}

void WindowLayout::takeOver(const QSize& size) { m_mode = modeFor(size); }

void WindowLayout::follow(const QSize& size) {
    const Mode mode = modeFor(size);
    if (mode == m_mode) return;
    const bool queue = !m_parts.queueDock->isHidden();
    const QPointer<QWidget> typing = m_window.focusWidget();  // docks that move lose the keyboard
    m_states[m_mode] = m_window.saveState();
    m_mode = mode;
    if (m_states[mode].isEmpty() || !m_window.restoreState(m_states[mode])) arrange();
    m_parts.queueDock->setVisible(queue);
    if (typing) typing->setFocus();
}

void WindowLayout::reset() {
    m_states = {};
    arrange();
}

void WindowLayout::arrange() {
    for (auto* panel : m_window.findChildren<DockPanel*>(Qt::FindDirectChildrenOnly)) {
        panel->setFloating(false);
        m_window.removeDockWidget(panel);  // out of tabs and splits that it may be in
    }
    m_window.removeDockWidget(m_parts.generate);
    m_mode == Wide ? arrangeWide() : arrangeCompact();
    for (auto* panel : m_window.findChildren<DockPanel*>(Qt::FindDirectChildrenOnly)) panel->setVisible(true);
    m_parts.generate->show();
    m_parts.queueDock->hide();
    for (QDockWidget* front : std::initializer_list<QDockWidget*>{
             m_mode == Wide ? static_cast<QDockWidget*>(m_parts.controlsDock) : m_parts.planDock, m_parts.timelineDock})
        front->raise();
    giveSizes();
}

void WindowLayout::arrangeWide() {
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_parts.promptDock);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_parts.planDock);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_parts.generate);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_parts.layersDock);
    m_window.addDockWidget(Qt::RightDockWidgetArea, m_parts.controlsDock);
    m_window.tabifyDockWidget(m_parts.controlsDock, m_parts.partnersDock);
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_parts.timelineDock);
    m_window.splitDockWidget(m_parts.timelineDock, m_parts.galleryDock, Qt::Vertical);
    m_window.tabifyDockWidget(m_parts.galleryDock, m_parts.queueDock);
}

void WindowLayout::arrangeCompact() {
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_parts.promptDock);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_parts.planDock);
    m_window.addDockWidget(Qt::LeftDockWidgetArea, m_parts.generate);
    QDockWidget* before = m_parts.planDock;
    for (QDockWidget* panel :
         std::initializer_list<QDockWidget*>{m_parts.layersDock, m_parts.controlsDock, m_parts.partnersDock}) {
        m_window.tabifyDockWidget(before, panel);
        before = panel;
    }
    m_window.addDockWidget(Qt::BottomDockWidgetArea, m_parts.timelineDock);
    m_window.tabifyDockWidget(m_parts.timelineDock, m_parts.galleryDock);
    m_window.tabifyDockWidget(m_parts.galleryDock, m_parts.queueDock);
}

// How much room each dock has at first; another theme takes it away.
void WindowLayout::giveSizes() {
    const bool wide = m_mode == Wide;
    m_window.resizeDocks({m_parts.promptDock, m_parts.planDock}, {kLeftWidth, kLeftWidth}, Qt::Horizontal);
    m_window.resizeDocks({m_parts.promptDock, m_parts.planDock},
                         {wide ? kPromptHeight : kCompactPromptHeight, kPlanHeight}, Qt::Vertical);
    if (!wide) return m_window.resizeDocks({m_parts.timelineDock}, {kTimelineHeight}, Qt::Vertical);
    m_window.resizeDocks({m_parts.layersDock, m_parts.controlsDock}, {kRightWidth, kRightWidth}, Qt::Horizontal);
    m_window.resizeDocks({m_parts.timelineDock, m_parts.galleryDock}, {kTimelineHeight, kGalleryHeight}, Qt::Vertical);
}

// Docks become neighbours behind tabs, or no longer are: nobody tells all of them.
void WindowLayout::followTabs() {
    const auto panels = m_window.findChildren<DockPanel*>(Qt::FindDirectChildrenOnly);
    auto* soon = new QTimer(this);
    soon->setSingleShot(true);
    connect(soon, &QTimer::timeout, this, [this, panels] {
        for (auto* panel : panels) panel->showHeading();
        for (auto* tabs : m_window.findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) tabs->setDrawBase(false);
    });
    for (auto* panel : panels) {
        connect(panel, &DockPanel::moved, soon, [soon] { soon->start(0); });
        connect(panel, &QDockWidget::visibilityChanged, soon, [soon] { soon->start(0); });
        panel->showHeading();
    }
}

}  // namespace ui
