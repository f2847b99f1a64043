#pragma once

#include "ui/project/project.h"
#include "ui/window/window_parts.h"

namespace ui {

class Document;

// How the window looks at the document, and the way back to it. What is no longer there (a picture, a tool) leaves the
// window as it is.
ViewState viewOf(const Document& document, const WindowParts& parts);
void showView(const ViewState& view, Document& document, const WindowParts& parts);

}  // namespace ui
