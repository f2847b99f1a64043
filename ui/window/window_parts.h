#pragma once

class QMainWindow;

namespace ui {

class CanvasView;
class ControlsDock;
class Document;
class GalleryDock;
class GeneratePanel;
class JobQueue;
class LayersDock;
class MaskTool;
class MessageBar;
class OwnPoses;
class PartnersDock;
class PlanDock;
class PromptDock;
class QueueDock;
class StatusLine;
class StrokeTool;
class ThumbnailCache;
class TimelineDock;
class ToolBar;
class ToolOptions;
class TopBar;

// What the main window is made of. All are children of the window.
struct WindowParts {
    MessageBar* messages = nullptr;
    CanvasView* canvas = nullptr;
    TopBar* topBar = nullptr;
    ToolBar* tools = nullptr;
    ToolOptions* options = nullptr;
    StrokeTool* brush = nullptr;
    StrokeTool* eraser = nullptr;
    MaskTool* mask = nullptr;
    PromptDock* promptDock = nullptr;
    PlanDock* planDock = nullptr;
    GeneratePanel* generate = nullptr;
    ControlsDock* controlsDock = nullptr;
    PartnersDock* partnersDock = nullptr;
    LayersDock* layersDock = nullptr;
    TimelineDock* timelineDock = nullptr;
    GalleryDock* galleryDock = nullptr;
    QueueDock* queueDock = nullptr;
    StatusLine* status = nullptr;
};

// Creates the parts: menu and tools on top, the canvas below the options of its tool in the middle, messages over it.
// WindowLayout lays out the docks.
WindowParts createParts(QMainWindow& window, Document& document, OwnPoses& ownPoses, JobQueue& queue,
                        const ThumbnailCache& thumbnails);

}  // namespace ui
