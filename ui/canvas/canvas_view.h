#pragma once

#include <QGraphicsView>

#include "ui/canvas/tools/canvas_tool.h"
#include "ui/document/change.h"
#include "ui/document/layers.h"

namespace ui {

class Document;
class EdgesItem;
class MasksItem;
class PictureItem;
class PoseItem;
class ViewZoom;

// The stage: shows the document's layers, the picture or the one that is forming among them, and the handles of
// the active tool. The wheel zooms at the cursor; Space and the middle button drag the view, and so does
// the left one when no tool is active.
class CanvasView : public QGraphicsView {
    Q_OBJECT

 public:
    explicit CanvasView(Document& document, QWidget* parent = nullptr);

    ViewZoom& zoom() { return *m_zoom; }

    // The tool in hand, kept by its owner; null: the hand that drags the view. A tool works on the planned
    // picture, so the shown one is fitted into that frame while a tool is active, and once the planned size was
    // changed.
    void setTool(CanvasTool* tool);

    // The picture alone, without what lies over it and without the tool's handles.
    void setBare(bool bare);

    // A run of `size` begins: the last picture stays until the first preview comes.
    void beginRun(const QSize& size);
    void showPreview(const QImage& preview);
    void endRun();  // back to the document's picture

 protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

 private:
    void follow(Change change);
    void showPicture(const QImage& image, const QSize& size);
    void showFrame();
    void showShown();
    void showPlan();
    void showLayers();
    QGraphicsItem* itemOf(LayerKind kind) const;
    void fitReference();
    void setPan(bool space, bool dragging);
    void updateCursor();
    void paintHint(QPainter& painter) const;
    bool pans(const QMouseEvent& event) const;
    ToolEvent toolEvent(const QMouseEvent& event) const;
    bool isBusy(const QMouseEvent& event) const;
    QSize frameFor(const QSize& picture) const;
    void panBy(const QPoint& delta);

    Document& m_document;
    QSize m_plannedSize;
    PictureItem* m_picture;
    PictureItem* m_reference;
    MasksItem* m_masks;
    EdgesItem* m_edges;
    PoseItem* m_pose;
    ViewZoom* m_zoom;
    CanvasTool* m_tool = nullptr;
    double m_pressure = 1.0;       // of the pen that touches
    QSize m_runSize;               // of the run that previews belong to
    QSize m_pictureSize;           // of the shown picture
    bool m_framesPlan = false;     // the planned size was changed: it is the frame, whatever is shown
    bool m_showsPreviews = false;  // off once a person looks at another picture
    bool m_isBare = false;
    bool m_spaceHeld = false;
    bool m_dragging = false;
    Qt::MouseButton m_held = Qt::NoButton;  // that began what the hand does, and ends it
    QPoint m_lastPosition;
};

}  // namespace ui
