#pragma once

#include <QObject>

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

 Q_SIGNALS:
    void changed(double factor);

 private:
    QGraphicsView* m_view;
    bool m_fitted = true;
};

}  // namespace ui
