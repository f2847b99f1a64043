#pragma once

#include <QObject>

class QAction;

namespace ui {

class CanvasView;

// A look at the bare picture: as long as the key of the action is held, the canvas shows nothing over it.
class Peek : public QObject {
    Q_OBJECT

 public:
    Peek(QAction* action, CanvasView& canvas, QObject* parent);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void begin();
    void end();

    CanvasView& m_canvas;
};

}  // namespace ui
