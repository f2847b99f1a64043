#include "ui/widgets/panel_scroll.h"

#include <QEvent>
#include <QScrollBar>
#include <algorithm>
#include <utility>

namespace ui {
namespace {

constexpr int kLeastHeight = 48;

}  // namespace

PanelScroll::PanelScroll(const QString& objectName, QWidget* contents, QWidget* parent) : QScrollArea(parent) {
    setObjectName(objectName);
    setProperty("role", "dockScroll");
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(contents);
    m_widest = neededWidth();
}

int PanelScroll::neededWidth() const {
    return widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
}

QSize PanelScroll::minimumSizeHint() const { return {std::max(m_widest, neededWidth()), kLeastHeight}; }

bool PanelScroll::event(QEvent* event) {
    const bool handled = QScrollArea::event(event);
    if (event->type() == QEvent::LayoutRequest && widget()) {
        const int widest = std::max(m_widest, neededWidth());
        if (std::exchange(m_widest, widest) != widest) updateGeometry();
    }
    return handled;
}

void PanelScroll::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    const bool measuresAnew = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
    if (!measuresAnew || !widget()) return;
    m_widest = neededWidth();
    updateGeometry();
}

}  // namespace ui
