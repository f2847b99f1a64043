#include "ui/canvas/canvas_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/canvas/edges_item.h"
#include "ui/canvas/enlarge.h"
#include "ui/canvas/picture_item.h"
#include "ui/canvas/pose_item.h"
#include "ui/canvas/view_zoom.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kZoomPerNotch = 1.2;
constexpr double kWheelNotch = 120.0;

}  // namespace

CanvasView::CanvasView(Document& document, QWidget* parent)
    : QGraphicsView(parent),
      m_document(document),
      m_picture(new PictureItem),
      m_edges(new EdgesItem),
      m_pose(new PoseItem),
      m_zoom(new ViewZoom(this)) {
    setObjectName("canvasView");
    setAccessibleName(tr("Canvas"));
    setScene(new QGraphicsScene(this));
    for (QGraphicsItem* layer : std::initializer_list<QGraphicsItem*>{m_picture, m_edges, m_pose})
        scene()->addItem(layer);
    setTransformationAnchor(AnchorUnderMouse);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setAcceptDrops(false);  // a dropped file is the window's business
    connect(&document, &Document::changed, this, &CanvasView::follow);
    showShown();
    showControls();
}

void CanvasView::setPoseVisible(bool visible) { m_pose->setVisible(visible); }

void CanvasView::setEdgesVisible(bool visible) { m_edges->setVisible(visible); }

void CanvasView::showControls() {
    m_pose->setPeople(m_document.plan().people);
    m_edges->setEdges(m_document.plan().edges);
}

void CanvasView::follow(Change change) {
    if (change == Change::People || change == Change::Edges || change == Change::WholePlan) showControls();
    if (change == Change::ShownPicture) {
        m_showsPreviews = false;
        showShown();
    } else if (m_picture->isEmpty() && (change == Change::Size || change == Change::WholePlan)) {
        showShown();
    }
}

void CanvasView::showShown() {
    const QImage& image = m_document.shownImage();
    showPicture(image, image.isNull() ? sizeOf(m_document.plan()) : image.size());
}

void CanvasView::showPicture(const QImage& image, const QSize& size) {
    m_picture->setFrame(size);
    m_picture->setImage(image);
    const QRectF frame = m_picture->boundingRect();
    m_edges->setFrame(frame.size());
    m_pose->setFrame(frame.size());
    scene()->setSceneRect(frame);
    const double free = std::max(frame.width(), frame.height());  // the view may be dragged past the edges
    setSceneRect(frame.adjusted(-free, -free, free, free));
    m_zoom->follow();
}

void CanvasView::beginRun(const QSize& size) {
    m_runSize = size;
    m_showsPreviews = true;
}

void CanvasView::showPreview(const QImage& preview) {
    if (m_showsPreviews) showPicture(smoothlyEnlarged(preview, m_runSize), m_runSize);
}

void CanvasView::endRun() {
    m_showsPreviews = false;
    showShown();
}

void CanvasView::wheelEvent(QWheelEvent* event) {
    m_zoom->zoomBy(std::pow(kZoomPerNotch, event->angleDelta().y() / kWheelNotch));
    event->accept();
}

void CanvasView::setPan(bool space, bool dragging) {
    m_spaceHeld = space;
    m_dragging = dragging;
    if (dragging)
        viewport()->setCursor(Qt::ClosedHandCursor);
    else if (space)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) return QGraphicsView::keyPressEvent(event);
    if (!event->isAutoRepeat()) setPan(true, m_dragging);
}

void CanvasView::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Space) return QGraphicsView::keyReleaseEvent(event);
    if (!event->isAutoRepeat()) setPan(false, m_dragging);
}

void CanvasView::focusOutEvent(QFocusEvent* event) {
    setPan(false, false);
    QGraphicsView::focusOutEvent(event);
}

void CanvasView::mousePressEvent(QMouseEvent* event) {
    const bool pans = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (!pans) return QGraphicsView::mousePressEvent(event);
    m_lastPosition = event->position().toPoint();
    setPan(m_spaceHeld, true);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_dragging) return QGraphicsView::mouseMoveEvent(event);
    const QPoint position = event->position().toPoint();
    panBy(position - m_lastPosition);
    m_lastPosition = position;
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_dragging) return QGraphicsView::mouseReleaseEvent(event);
    setPan(m_spaceHeld, false);
}

void CanvasView::panBy(const QPoint& delta) {
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - delta.y());
}

void CanvasView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    m_zoom->follow();
}

void CanvasView::drawForeground(QPainter* painter, const QRectF&) {
    if (!m_picture->isEmpty()) return;
    const QSize size = sizeOf(m_document.plan());
    const QString hint =
        tr("Describe a picture, then press Ctrl+Enter") + QString("\n%1 × %2").arg(size.width()).arg(size.height());
    painter->save();
    painter->resetTransform();
    painter->setPen(colors().faintText);
    painter->drawText(viewport()->rect(), Qt::AlignCenter, hint);
    painter->restore();
}

}  // namespace ui
