#include "ui/canvas/options/tool_options.h"

#include "ui/canvas/options/brush_options.h"
#include "ui/canvas/options/mask_options.h"
#include "ui/canvas/options/pose_options.h"
#include "ui/canvas/options/view_options.h"
#include "ui/document/document.h"

namespace ui {
namespace {

constexpr int kAir = 5;  // above and below a row

}  // namespace

ToolOptions::ToolOptions(Document& document, OwnPoses& own, QWidget* parent)
    : QStackedWidget(parent),
      m_view(new ViewOptions(this)),
      m_pose(new PoseOptions(document, own, this)),
      m_brush(new BrushOptions(document.brush(), this)),
      m_mask(new MaskOptions(document, this)) {
    setObjectName("toolOptions");
    setAttribute(Qt::WA_StyledBackground);
    for (QWidget* page : std::initializer_list<QWidget*>{m_view, m_pose, m_brush, m_mask}) addWidget(page);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ToolOptions::sizeHint() const { return QStackedWidget::sizeHint() + QSize(0, 2 * kAir); }

QSize ToolOptions::minimumSizeHint() const { return {QStackedWidget::minimumSizeHint().width(), sizeHint().height()}; }

void ToolOptions::showTool(const QString& tool) {
    if (tool == "move" || tool == "pose") {
        m_pose->showJointOptions(tool == "pose");
        setCurrentWidget(m_pose);
    } else if (tool == "brush" || tool == "eraser") {
        setCurrentWidget(m_brush);
    } else {
        setCurrentWidget(tool == "mask" ? static_cast<QWidget*>(m_mask) : m_view);
    }
}

}  // namespace ui
