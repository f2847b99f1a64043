#pragma once

class QMainWindow;

namespace ui {

class CanvasView;
class ControlsDock;
class Document;
class GalleryDock;
class MessageBar;
class PartnersDock;
class PlanDock;
class PlanPanel;
class PromptDock;
class StatusLine;
class StrokeTool;
class ToolBar;

// What the main window is made of. All are children of the window.
struct WindowParts {
    MessageBar* messages = nullptr;
    CanvasView* canvas = nullptr;
    ToolBar* tools = nullptr;
    StrokeTool* brush = nullptr;
    StrokeTool* eraser = nullptr;
    PlanPanel* planPanel = nullptr;
    PromptDock* promptDock = nullptr;
    PlanDock* planDock = nullptr;
    ControlsDock* controlsDock = nullptr;
    PartnersDock* partnersDock = nullptr;
    GalleryDock* galleryDock = nullptr;
    StatusLine* status = nullptr;
};

// Creates the parts and lays them out: tools on top, prompt and plan on the left, controls and partners on the
// right, canvas with messages above and the plan bar below, the gallery strip at the bottom.
WindowParts createParts(QMainWindow& window, Document& document);

}  // namespace ui
