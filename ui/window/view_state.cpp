#include "ui/window/view_state.h"

#include <QFileInfo>

#include "ui/canvas/canvas_view.h"
#include "ui/canvas/view_zoom.h"
#include "ui/document/document.h"
#include "ui/window/tool_bar.h"

namespace ui {
namespace {

PictureId named(const Gallery& gallery, const QString& name) {
    if (name.isEmpty()) return kNoPicture;
    for (int row = 0; row < gallery.size(); ++row)
        if (QFileInfo(gallery.at(row).file).fileName() == name) return gallery.at(row).id;
    return kNoPicture;
}

void showPart(CanvasView& canvas, double zoom, const QPointF& centre) {
    if (zoom <= 0.0) return canvas.zoom().fit();
    canvas.zoom().setFactor(zoom);
    canvas.centerOn(centre);
}

}  // namespace

ViewState viewOf(const Document& document, const WindowParts& parts) {
    CanvasView& canvas = *parts.canvas;
    const Picture* shown = document.gallery().find(document.shownId());
    return {.tool = parts.tools->chosen(),
            .zoom = canvas.zoom().isFitted() ? 0.0 : canvas.zoom().factor(),
            .centre = canvas.mapToScene(canvas.viewport()->rect().center()),
            .picture = shown ? QFileInfo(shown->file).fileName() : QString()};
}

void showView(const ViewState& view, Document& document, const WindowParts& parts) {
    if (const PictureId id = named(document.gallery(), view.picture); id != kNoPicture) document.show(id);
    if (!view.tool.isEmpty()) parts.tools->choose(view.tool);
    // Later, when a window that opens has its size.
    QMetaObject::invokeMethod(
        parts.canvas, [canvas = parts.canvas, view] { showPart(*canvas, view.zoom, view.centre); },
        Qt::QueuedConnection);
}

}  // namespace ui
