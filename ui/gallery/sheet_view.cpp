#include "ui/gallery/sheet_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kMostZoom = 32.0;
constexpr double kZoomStep = 1.25;

}  // namespace

SheetView::SheetView(QWidget* parent) : QWidget(parent) {
    setObjectName("sheetView");
    setAccessibleName(tr("Sheet of pictures"));
    setMinimumSize(320, 240);
}

void SheetView::setSheet(const QImage& sheet) {
    m_sheet = sheet;
    update();
}

double SheetView::fit() const {
    return std::min({1.0, double(width()) / m_sheet.width(), double(height()) / m_sheet.height()});
}

QRectF SheetView::sheetRect() const {
    QRectF place(QPointF(), QSizeF(m_sheet.size()) * (fit() * m_zoom));
    place.moveCenter(QRectF(rect()).center() + m_offset);
    return place;
}

void SheetView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().stage);
    if (m_sheet.isNull()) return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, fit() * m_zoom < 3.0);
    painter.drawImage(sheetRect(), m_sheet);
}

void SheetView::wheelEvent(QWheelEvent* event) {
    const double old = m_zoom;
    m_zoom = std::clamp(old * std::pow(kZoomStep, event->angleDelta().y() / 120.0), 1.0, kMostZoom);
    const QPointF fromMiddle = event->position() - QRectF(rect()).center();
    m_offset = m_zoom == 1.0 ? QPointF() : fromMiddle - (fromMiddle - m_offset) * (m_zoom / old);
    update();
}

void SheetView::mousePressEvent(QMouseEvent* event) { m_lastMouse = event->position(); }

void SheetView::mouseMoveEvent(QMouseEvent* event) {
    if (m_zoom > 1.0) m_offset += event->position() - m_lastMouse;
    m_lastMouse = event->position();
    update();
}

void SheetView::mouseDoubleClickEvent(QMouseEvent*) {
    m_zoom = 1.0;
    m_offset = {};
    update();
}

}  // namespace ui
