#pragma once

#include <QPainterPath>
#include <optional>

#include "ui/canvas/tools/canvas_tool.h"

namespace ui {

class Document;

// Paints where a partner acts; with the right button or Alt, where it does not. [ and ] change the size.
class MaskTool : public CanvasTool {
    Q_OBJECT

 public:
    explicit MaskTool(Document& document, QObject* parent = nullptr);

    QCursor cursor() const override { return Qt::CrossCursor; }
    void press(const ToolEvent& event) override;
    void drag(const ToolEvent& event) override;
    void hover(const ToolEvent& event) override;
    void release(const ToolEvent& event) override;
    void leave() override;
    void deactivate() override;
    bool wantsKey(const QKeyEvent& event) const override;
    void key(const QKeyEvent& event) override;
    void paint(QPainter& painter, const QSizeF& frame, double pixel) const override;

 Q_SIGNALS:
    void refused(const QString& why);

 private:
    double width() const;

    Document& m_document;
    std::optional<QPainterPath> m_path;  // the stroke that is being painted
    bool m_adds = true;
    std::optional<QPointF> m_pointer;
};

}  // namespace ui
