#include "ui/window/window_parts.h"

#include <QMainWindow>
#include <QStatusBar>
#include <QVBoxLayout>

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/options/person_panel.h"
#include "ui/canvas/options/pose_options.h"
#include "ui/canvas/options/tool_options.h"
#include "ui/canvas/tools/mask_tool.h"
#include "ui/canvas/tools/pose_tool.h"
#include "ui/canvas/tools/stroke_tool.h"
#include "ui/controls/controls_dock.h"
#include "ui/gallery/gallery_dock.h"
#include "ui/layers/layers_dock.h"
#include "ui/partners/partners_dock.h"
#include "ui/plan/generate_panel.h"
#include "ui/plan/plan_dock.h"
#include "ui/prompt/prompt_dock.h"
#include "ui/queue/queue_dock.h"
#include "ui/timeline/timeline_dock.h"
#include "ui/widgets/message_bar.h"
#include "ui/window/status_line.h"
#include "ui/window/tool_bar.h"
#include "ui/window/top_bar.h"

namespace ui {
namespace {

QWidget* createCentre(QMainWindow& window, const WindowParts& parts) {
    auto* centre = new QWidget(&window);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(parts.options);
    column->addWidget(parts.canvas, 1);
    return centre;
}

void createTools(QMainWindow& window, WindowParts& parts, Document& document) {
    const auto name = [](const char* text) { return QCoreApplication::translate("ui::ToolBar", text); };
    auto* move = new PoseTool(document, PoseTool::Grasp::WholePeople, &window);
    auto* pose = new PoseTool(document, PoseTool::Grasp::Joints, &window);
    parts.brush = new StrokeTool(document, StrokeTool::Kind::Brush, &window);
    parts.eraser = new StrokeTool(document, StrokeTool::Kind::Eraser, &window);
    parts.mask = new MaskTool(document, &window);
    parts.tools = new ToolBar(*parts.canvas, &window);
    parts.tools->add("move", name(QT_TRANSLATE_NOOP("ui::ToolBar", "Move")), Qt::Key_V, move);
    parts.tools->add("pose", name(QT_TRANSLATE_NOOP("ui::ToolBar", "Pose")), Qt::Key_P, pose);
    parts.tools->add("brush", name(QT_TRANSLATE_NOOP("ui::ToolBar", "Edge")), Qt::Key_B, parts.brush);
    parts.tools->add("eraser", name(QT_TRANSLATE_NOOP("ui::ToolBar", "Erase")), Qt::Key_E, parts.eraser);
    parts.tools->add("mask", name(QT_TRANSLATE_NOOP("ui::ToolBar", "Mask")), Qt::Key_M, parts.mask);
    parts.tools->add("pan", name(QT_TRANSLATE_NOOP("ui::ToolBar", "Pan")), Qt::Key_H, nullptr);
    parts.tools->choose("pan");
    QObject::connect(parts.tools, &ToolBar::taken, parts.options, &ToolOptions::showTool);
    QObject::connect(&parts.options->pose(), &PoseOptions::presetChosen, &parts.controlsDock->person(),
                     &PersonPanel::takePreset);
    QObject::connect(parts.tools, &ToolBar::taken, &window, [parts](const QString& tool) {
        if (tool == "pose" || tool == "brush" || tool == "eraser") parts.controlsDock->raise();
        if (tool == "mask") parts.partnersDock->raise();
    });
    QObject::connect(parts.partnersDock, &PartnersDock::maskWanted, parts.tools,
                     [tools = parts.tools] { tools->take("mask"); });
    parts.topBar->setTools(parts.tools);
    window.setMenuWidget(parts.topBar);
}

}  // namespace

WindowParts createParts(QMainWindow& window, Document& document, OwnPoses& ownPoses, JobQueue& queue,
                        const ThumbnailCache& thumbnails) {
    auto* canvas = new CanvasView(document, &window);
    WindowParts parts{
        .messages = new MessageBar(canvas),
        .canvas = canvas,
        .topBar = new TopBar(&window),
        .options = new ToolOptions(document, ownPoses, &window),
        .promptDock = new PromptDock(document, &window),
        .planDock = new PlanDock(document, &window),
        .generate = new GeneratePanel(&window),
        .controlsDock = new ControlsDock(document, ownPoses, &window),
        .partnersDock = new PartnersDock(document, &window),
        .layersDock = new LayersDock(document, &window),
        .timelineDock = new TimelineDock(document, &window),
        .galleryDock = new GalleryDock(document, thumbnails, &window),
        .queueDock = new QueueDock(queue, &window),
        .status = new StatusLine(&window),
    };
    createTools(window, parts, document);
    window.setCentralWidget(createCentre(window, parts));
    window.statusBar()->setSizeGripEnabled(false);
    window.statusBar()->addPermanentWidget(parts.status, 1);
    return parts;
}

}  // namespace ui
