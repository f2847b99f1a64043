#pragma once

#include <QToolBar>

class QActionGroup;

namespace ui {

class CanvasTool;
class CanvasView;

// The tools of the canvas, one of them in hand. Each has a letter as its key, which works wherever nobody types.
class ToolBar : public QToolBar {
    Q_OBJECT

 public:
    explicit ToolBar(CanvasView& canvas, QWidget* parent = nullptr);

    // A tool, owned by somebody who outlives the canvas; null: the hand. The action is named "<name>Tool".
    QAction* add(const QString& name, const QString& text, Qt::Key key, CanvasTool* tool);

    void choose(const QString& name);
    QString chosen() const;

 Q_SIGNALS:
    void taken(const QString& name);  // another tool is in hand

 private:
    CanvasView& m_canvas;
    QActionGroup* m_tools;
};

}  // namespace ui
