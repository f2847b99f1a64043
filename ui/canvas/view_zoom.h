#pragma once

#include <QObject>
#include <QRectF>
#include <QSize>

class QGraphicsView;

namespace ui {

// The scale of a view: either fitted to the picture, and then it follows the window, or chosen.
class ViewZoom : public QObject {
    Q_OBJECT

 public:
    explicit ViewZoom(QGraphicsView* view);

    double factor() const;
    bool isFitted() const { return m_fitted; }

    void fit();                   // the whole scene, with a margin
    void setFactor(double zoom);  // about the anchor of the view; 1 is one screen pixel a picture pixel
    void zoomBy(double ratio);
    void follow();  // after the view or the scene took another size
    void hold();    // what is in view stays there: no longer fitted

 Q_SIGNALS:
    void changed(double factor);

 private:
    QGraphicsView* m_view;
    bool m_fitted = true;
    QRectF m_fittedScene;  // what fit() last fitted
    QSize m_fittedRoom;    // into what
};

}  // namespace ui
