#include "ui/canvas/canvas_view.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTabletEvent>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/canvas/edges_item.h"
#include "ui/canvas/enlarge.h"
#include "ui/canvas/masks_item.h"
#include "ui/canvas/picture_item.h"
#include "ui/canvas/pose_item.h"
#include "ui/canvas/view_zoom.h"
#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/support/image_conversion.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kZoomPerNotch = 1.2;
constexpr double kWheelNotch = 120.0;

}  // namespace

CanvasView::CanvasView(Document& document, QWidget* parent)
    : QGraphicsView(parent),
      m_document(document),
      m_plannedSize(sizeOf(document.plan())),
      m_picture(new PictureItem(PictureItem::Empty::Frame)),
      m_reference(new PictureItem(PictureItem::Empty::Nothing)),
      m_masks(new MasksItem),
      m_edges(new EdgesItem),
      m_pose(new PoseItem),
      m_zoom(new ViewZoom(this)) {
    setObjectName("canvasView");
    setAccessibleName(tr("Canvas"));
    setScene(new QGraphicsScene(this));
    for (const Layer& layer : document.layers().order) scene()->addItem(itemOf(layer.kind));
    setTransformationAnchor(AnchorUnderMouse);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAcceptDrops(false);  // a dropped file is the window's business
    connect(&document, &Document::changed, this, &CanvasView::follow);
    showPlan();
    showLayers();
    showShown();
}

QGraphicsItem* CanvasView::itemOf(LayerKind kind) const {
    switch (kind) {
        case LayerKind::Pose:
            return m_pose;
        case LayerKind::Edges:
            return m_edges;
        case LayerKind::Masks:
            return m_masks;
        case LayerKind::Reference:
            return m_reference;
        case LayerKind::Result:
            break;
    }
    return m_picture;
}

void CanvasView::setTool(CanvasTool* tool) {
    if (tool == m_tool) return;
    if (m_tool) {
        m_tool->deactivate();
        m_tool->disconnect(this);
    }
    m_held = Qt::NoButton;
    m_tool = tool;
    if (tool)
        connect(tool, &CanvasTool::appearanceChanged, this, [this] {
            updateCursor();
            viewport()->update();
        });
    updateCursor();
    showFrame();
    viewport()->update();
}

void CanvasView::showPlan() {
    const auto& plan = m_document.plan();
    m_pose->setPeople(plan.people);
    m_edges->setEdges(plan.edges);
    m_masks->setPartners(plan.partners);
}

void CanvasView::showLayers() {
    const Layers& layers = m_document.layers();
    m_reference->setImage(layers.reference.isEmpty() ? QImage() : toQImage(*layers.reference));
    fitReference();
    double height = static_cast<double>(layers.order.size());
    for (const Layer& layer : layers.order) {
        QGraphicsItem* item = itemOf(layer.kind);
        item->setVisible(layer.visible && (!m_isBare || layer.kind == LayerKind::Result));
        item->setOpacity(layer.opacity);
        item->setZValue(height--);
    }
}

void CanvasView::setBare(bool bare) {
    m_isBare = bare;
    showLayers();
    viewport()->update();
}

// As large as the canvas allows, in its own proportions.
void CanvasView::fitReference() {
    const auto& reference = m_document.layers().reference;
    if (reference.isEmpty()) return;
    const QSize canvas = scene()->sceneRect().size().toSize();
    m_reference->setFrame(QSize(reference->width, reference->height).scaled(canvas, Qt::KeepAspectRatio));
    m_reference->setPos(scene()->sceneRect().center() - m_reference->boundingRect().center());
}

void CanvasView::follow(Change change) {
    const bool isPlan = change == Change::WholePlan || change == Change::Size;
    if (isPlan || change == Change::People || change == Change::Edges || change == Change::Partners) showPlan();
    if (change == Change::Layers) showLayers();
    const QSize planned = sizeOf(m_document.plan());
    if (std::exchange(m_plannedSize, planned) != planned) m_framesPlan = true;
    // A picture that was painted comes into the frame it was begun in; another that is looked at brings its own.
    if (change == Change::ShownPicture && !std::exchange(m_showsPreviews, false)) m_framesPlan = false;
    if (change == Change::ShownPicture || (isPlan && !m_showsPreviews)) showShown();
    if (isPlan && m_showsPreviews) showFrame();
}

QSize CanvasView::frameFor(const QSize& picture) const {
    return m_tool || m_framesPlan || picture.isEmpty() ? sizeOf(m_document.plan()) : picture;
}

void CanvasView::showShown() {
    const QImage& image = m_document.shownImage();
    showPicture(image, image.isNull() ? sizeOf(m_document.plan()) : image.size());
}

void CanvasView::showPicture(const QImage& image, const QSize& size) {
    m_picture->setImage(image);
    m_pictureSize = size;
    showFrame();
}

void CanvasView::showFrame() {
    const QRectF frame(QPointF(), frameFor(m_pictureSize));
    m_picture->setFrame(m_pictureSize.scaled(frame.size().toSize(), Qt::KeepAspectRatio));
    m_picture->setPos(frame.center() - m_picture->boundingRect().center());
    m_masks->setFrame(frame.size());
    m_edges->setFrame(frame.size());
    m_pose->setFrame(frame.size());
    scene()->setSceneRect(frame);
    fitReference();
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
    setFocus(Qt::MouseFocusReason);
    m_zoom->zoomBy(std::pow(kZoomPerNotch, event->angleDelta().y() / kWheelNotch));
    event->accept();
}

void CanvasView::setPan(bool space, bool dragging) {
    m_spaceHeld = space;
    m_dragging = dragging;
    updateCursor();
}

void CanvasView::updateCursor() {
    if (m_dragging)
        viewport()->setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld || !m_tool)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->setCursor(m_tool->cursor());
}

bool CanvasView::event(QEvent* event) {
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isOverride && m_tool && m_tool->wantsKey(*static_cast<QKeyEvent*>(event))) event->accept();
    return QGraphicsView::event(event);
}

// A pen's events come before the mouse events that Qt makes of them.
bool CanvasView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::TabletPress || event->type() == QEvent::TabletMove)
        m_pressure = static_cast<QTabletEvent*>(event)->pressure();
    if (event->type() == QEvent::Leave && m_tool) m_tool->leave();
    return QGraphicsView::viewportEvent(event);
}

void CanvasView::keyPressEvent(QKeyEvent* event) {
    if (m_tool && m_tool->wantsKey(*event)) return m_tool->key(*event);
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

bool CanvasView::pans(const QMouseEvent& event) const {
    return event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && (m_spaceHeld || !m_tool));
}

ToolEvent CanvasView::toolEvent(const QMouseEvent& event) const {
    return {.point = viewportTransform().inverted().map(event.position()),
            .frame = scene()->sceneRect().size(),
            .pixel = 1.0 / m_zoom->factor(),
            .pressure = m_pressure,
            .button = event.button(),
            .modifiers = event.modifiers()};
}

// One button at a time: what others do while it is held is not for the tool.
bool CanvasView::isBusy(const QMouseEvent& event) const {
    return m_held != Qt::NoButton && m_held != event.button() && event.buttons() & m_held;
}

// Whoever works here means the keys, too: a letter, a bracket or the space bar is not for the prompt.
void CanvasView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (isBusy(*event)) return;
    m_held = event->button();
    if (!pans(*event)) return m_tool ? m_tool->press(toolEvent(*event)) : event->ignore();
    m_lastPosition = event->position().toPoint();
    setPan(m_spaceHeld, true);
}

void CanvasView::mouseMoveEvent(QMouseEvent* event) {
    QGraphicsView::mouseMoveEvent(event);  // remembers where the wheel zooms
    if (m_dragging) {
        const QPoint position = event->position().toPoint();
        panBy(position - m_lastPosition);
        m_lastPosition = position;
    } else if (m_tool) {
        event->buttons() & m_held ? m_tool->drag(toolEvent(*event)) : m_tool->hover(toolEvent(*event));
    }
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != m_held) return;
    m_held = Qt::NoButton;
    if (m_dragging) return setPan(m_spaceHeld, false);
    if (m_tool) m_tool->release(toolEvent(*event));
    m_pressure = 1.0;
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (isBusy(*event)) return;
    m_held = event->button();
    if (m_tool && !pans(*event)) m_tool->doubleClick(toolEvent(*event));
}

void CanvasView::panBy(const QPoint& delta) {
    m_zoom->hold();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - delta.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - delta.y());
}

void CanvasView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    m_zoom->follow();
}

// Where the picture leaves some of the canvas free, its edge is seen.
void CanvasView::drawBackground(QPainter* painter, const QRectF& rect) {
    QGraphicsView::drawBackground(painter, rect);
    const QRectF frame = scene()->sceneRect();
    if (m_picture->sceneBoundingRect().contains(frame)) return;
    QPen edge(colors().faintText, 1.0, Qt::DashLine);
    edge.setCosmetic(true);
    painter->fillRect(frame, colors().sunken);
    painter->setPen(edge);
    painter->drawRect(frame);
}

void CanvasView::drawForeground(QPainter* painter, const QRectF&) {
    if (m_tool && !m_isBare) m_tool->paint(*painter, scene()->sceneRect().size(), 1.0 / m_zoom->factor());
    const bool isEmpty = m_picture->isEmpty() && m_reference->isEmpty() && m_document.plan().people.empty() &&
                         m_document.plan().edges.isEmpty();
    if (isEmpty) paintHint(*painter);
}

void CanvasView::paintHint(QPainter& painter) const {
    const QSize size = sizeOf(m_document.plan());
    const QString hint =
        tr("Describe a picture, then press Ctrl+Enter") + QString("\n%1 × %2").arg(size.width()).arg(size.height());
    painter.save();
    painter.resetTransform();
    painter.setPen(colors().faintText);
    painter.drawText(viewport()->rect(), Qt::AlignCenter, hint);
    painter.restore();
}

}  // namespace ui
