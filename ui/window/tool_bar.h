#pragma once

#include <QWidget>
#include <vector>

class QAction;
class QActionGroup;
class QHBoxLayout;

namespace ui {

class CanvasTool;
class CanvasView;
class ToolButton;

// The tools of the canvas, one of them in hand. Each has a letter as its key, which works wherever nobody types.
class ToolBar : public QWidget {
    Q_OBJECT

 public:
    explicit ToolBar(CanvasView& canvas, QWidget* parent = nullptr);

    // A tool, owned by somebody who outlives the canvas; null: the hand. The action is named "<name>Tool".
    QAction* add(const QString& name, const QString& text, Qt::Key key, CanvasTool* tool);

    void choose(const QString& name);
    void take(const QString& name);  // by hand: the keyboard goes along to the canvas
    QString chosen() const;

    void setCompact(bool compact);    // icons and letters, without names
    int widthOf(bool compact) const;  // pixels that it then takes

 Q_SIGNALS:
    void taken(const QString& name);  // another tool is in hand

 private:
    CanvasView& m_canvas;
    QActionGroup* m_tools;
    QHBoxLayout* m_row;
    std::vector<ToolButton*> m_buttons;
};

}  // namespace ui
