#include "ui/canvas/view_zoom.h"

#include <QGraphicsView>
#include <algorithm>

#include "ui/document/view_limits.h"

namespace ui {
namespace {

constexpr int kMargin = 20;  // pixels around a fitted picture

}  // namespace

ViewZoom::ViewZoom(QGraphicsView* view) : QObject(view), m_view(view) {}

double ViewZoom::factor() const { return m_view->transform().m11(); }

void ViewZoom::fit() {
    m_fitted = true;
    m_fittedRoom = QSize();
    follow();
}

void ViewZoom::setFactor(double zoom) {
    m_fitted = false;
    const double ratio = view_limits::kZoom.nearest(zoom) / factor();
    m_view->scale(ratio, ratio);
    Q_EMIT changed(factor());
}

void ViewZoom::zoomBy(double ratio) { setFactor(factor() * ratio); }

void ViewZoom::hold() { m_fitted = false; }

void ViewZoom::follow() {
    const QRectF scene = m_view->scene()->sceneRect();
    const QSize room = m_view->viewport()->size() - QSize(2 * kMargin, 2 * kMargin);
    if (!m_fitted || scene.isEmpty() || room.isEmpty()) return;
    if (scene == m_fittedScene && room == m_fittedRoom) return;
    m_fittedScene = scene;
    m_fittedRoom = room;
    const double zoom = std::min(room.width() / scene.width(), room.height() / scene.height());
    m_view->setTransform(QTransform::fromScale(zoom, zoom));
    m_view->centerOn(scene.center());
    Q_EMIT changed(factor());
}

}  // namespace ui
