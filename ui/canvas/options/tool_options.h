#pragma once

#include <QStackedWidget>

namespace ui {

class BrushOptions;
class Document;
class MaskOptions;
class OwnPoses;
class PoseOptions;
class ViewOptions;

// The bar above the canvas: the options of the tool in hand. It is always there and always as high.
class ToolOptions : public QStackedWidget {
    Q_OBJECT

 public:
    ToolOptions(Document& document, OwnPoses& own, QWidget* parent = nullptr);

    void showTool(const QString& tool);  // by its name in the tool bar

    PoseOptions& pose() { return *m_pose; }
    MaskOptions& mask() { return *m_mask; }
    ViewOptions& view() { return *m_view; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 private:
    ViewOptions* m_view;
    PoseOptions* m_pose;
    BrushOptions* m_brush;
    MaskOptions* m_mask;
};

}  // namespace ui
