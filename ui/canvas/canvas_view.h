#pragma once

#include <QGraphicsView>

#include "ui/document/change.h"

namespace ui {

class Document;
class EdgesItem;
class PictureItem;
class PoseItem;
class ViewZoom;

// The stage: shows the document's picture, or the one that is forming. The wheel zooms at the
// cursor; Space and the middle button drag the view.
class CanvasView : public QGraphicsView {
    Q_OBJECT

 public:
    explicit CanvasView(Document& document, QWidget* parent = nullptr);

    ViewZoom& zoom() { return *m_zoom; }

    // A run of `size` begins: the last picture stays until the first preview comes.
    void beginRun(const QSize& size);
    void showPreview(const QImage& preview);
    void endRun();  // back to the document's picture

    // The plan's control maps over the picture.
    void setPoseVisible(bool visible);
    void setEdgesVisible(bool visible);

 protected:
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

 private:
    void follow(Change change);
    void showPicture(const QImage& image, const QSize& size);
    void showShown();
    void showControls();
    void setPan(bool space, bool dragging);
    void panBy(const QPoint& delta);

    Document& m_document;
    PictureItem* m_picture;
    EdgesItem* m_edges;
    PoseItem* m_pose;
    ViewZoom* m_zoom;
    QSize m_runSize;               // of the run that previews belong to
    bool m_showsPreviews = false;  // off once a person looks at another picture
    bool m_spaceHeld = false;
    bool m_dragging = false;
    QPoint m_lastPosition;
};

}  // namespace ui
