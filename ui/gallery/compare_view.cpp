#include "ui/gallery/compare_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kMostZoom = 16.0;
constexpr double kZoomStep = 1.25;
constexpr double kDividerStep = 0.02;
constexpr double kGap = 8.0;  // between two pictures side by side
constexpr double kHandle = 9.0;

}  // namespace

CompareView::CompareView(const QImage& left, const QImage& right, QWidget* parent)
    : QWidget(parent), m_left(left), m_right(right) {
    setObjectName("compareView");
    setAccessibleName(tr("Comparison of two pictures"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(240, 180);
}

void CompareView::setMode(Mode mode) {
    m_mode = mode;
    update();
}

void CompareView::setDivider(double divider) {
    m_divider = std::clamp(divider, 0.0, 1.0);
    update();
}

void CompareView::zoomBy(double factor) {
    m_zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    moveBy({});
}

void CompareView::moveBy(const QPointF& pixels) {
    const QSizeF size = pictureRect(m_left, cell(false)).size();
    const auto kept = [this](double centre) { return std::clamp(centre, 0.5 / m_zoom, 1.0 - 0.5 / m_zoom); };
    m_centre = {kept(m_centre.x() - pixels.x() / size.width()), kept(m_centre.y() - pixels.y() / size.height())};
    update();
}

QRectF CompareView::cell(bool right) const {
    const QRectF all = rect();
    if (m_mode == Mode::Slider) return all;
    const double width = (all.width() - kGap) / 2.0;
    return {right ? width + kGap : 0.0, 0.0, width, all.height()};
}

// Pictures fit whatever their size, so that a motif lies over itself in a larger picture of the same proportions.
QRectF CompareView::pictureRect(const QImage& picture, const QRectF& cell) const {
    const QSizeF size = QSizeF(picture.size()).scaled(cell.size(), Qt::KeepAspectRatio) * m_zoom;
    const QPointF middle(m_centre.x() * size.width(), m_centre.y() * size.height());
    return {cell.center() - middle, size};
}

void CompareView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < 3.0);
    painter.fillRect(rect(), colors().stage);
    if (m_mode == Mode::Slider) return paintSlider(painter);
    for (const bool right : {false, true}) {
        painter.setClipRect(cell(right));
        const QImage& picture = right ? m_right : m_left;
        painter.drawImage(pictureRect(picture, cell(right)), picture);
    }
}

void CompareView::paintSlider(QPainter& painter) const {
    const QRectF all = rect();
    const double line = std::round(m_divider * all.width());
    painter.setClipRect(QRectF(0.0, 0.0, line, all.height()));
    painter.drawImage(pictureRect(m_left, all), m_left);
    painter.setClipRect(QRectF(line, 0.0, all.width() - line, all.height()));
    painter.drawImage(pictureRect(m_right, all), m_right);
    painter.setClipping(false);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? colors().accent : colors().handle, 2.0));
    painter.drawLine(QPointF(line, 0.0), QPointF(line, all.height()));
    painter.setBrush(colors().handle);
    painter.drawEllipse(QPointF(line, all.height() / 2.0), kHandle, kHandle);
}

void CompareView::mousePressEvent(QMouseEvent* event) {
    m_lastMouse = event->position();
    if (m_mode == Mode::Slider && event->button() == Qt::LeftButton) setDivider(event->position().x() / width());
}

void CompareView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF moved = event->position() - m_lastMouse;
    m_lastMouse = event->position();
    if (m_mode == Mode::Slider && event->buttons() & Qt::LeftButton)
        setDivider(event->position().x() / width());
    else
        moveBy(moved);
}

void CompareView::mouseDoubleClickEvent(QMouseEvent*) { zoomBy(1.0 / kMostZoom); }

void CompareView::wheelEvent(QWheelEvent* event) { zoomBy(std::pow(kZoomStep, event->angleDelta().y() / 120.0)); }

void CompareView::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? 5.0 * kDividerStep : kDividerStep;
    switch (event->key()) {
        case Qt::Key_Left:
            return setDivider(m_divider - step);
        case Qt::Key_Right:
            return setDivider(m_divider + step);
        case Qt::Key_Home:
            return setDivider(0.0);
        case Qt::Key_End:
            return setDivider(1.0);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomBy(kZoomStep);
        case Qt::Key_Minus:
            return zoomBy(1.0 / kZoomStep);
        default:
            QWidget::keyPressEvent(event);
    }
}

}  // namespace ui
