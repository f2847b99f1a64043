#include "ui/canvas/tools/mask_tool.h"

#include <algorithm>
#include <utility>

#include "ui/canvas/tools/brush_keys.h"
#include "ui/document/document.h"
#include "ui/document/mask_edits.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kDot = 0.01;   // a click paints a dot: a path needs some length
constexpr double kBroad = 4.0;  // masks are broader than lines
constexpr double kPreviewAlpha = 0.5;

}  // namespace

MaskTool::MaskTool(Document& document, QObject* parent) : CanvasTool(parent), m_document(document) {
    connect(&document.brush(), &Brush::changed, this, &CanvasTool::appearanceChanged);
}

double MaskTool::width() const { return kBroad * m_document.brush().size(); }

void MaskTool::press(const ToolEvent& event) {
    if (m_path || (event.button != Qt::LeftButton && event.button != Qt::RightButton)) return;
    if (m_document.plan().partners.empty())
        return Q_EMIT refused(tr("A mask says where a partner acts: add a partner first."));
    m_adds = event.button == Qt::LeftButton && !(event.modifiers & Qt::AltModifier);
    m_path.emplace(event.point);
    m_path->lineTo(event.point + QPointF(kDot, 0));
    Q_EMIT appearanceChanged();
}

void MaskTool::drag(const ToolEvent& event) {
    if (m_path) m_path->lineTo(event.point);
    hover(event);
}

void MaskTool::hover(const ToolEvent& event) {
    m_pointer = event.point;
    Q_EMIT appearanceChanged();
}

void MaskTool::release(const ToolEvent&) {
    if (!m_path) return;
    const QPainterPath path = *std::exchange(m_path, std::nullopt);
    if (!m_document.plan().partners.empty()) paintMask(m_document, m_document.maskedPartner(), path, width(), m_adds);
    Q_EMIT appearanceChanged();
}

void MaskTool::leave() {
    m_pointer.reset();
    Q_EMIT appearanceChanged();
}

void MaskTool::deactivate() {
    m_path.reset();
    m_pointer.reset();
}

bool MaskTool::wantsKey(const QKeyEvent& event) const {
    return event.key() == Qt::Key_Escape ? m_path.has_value() : isBrushKey(event);
}

void MaskTool::key(const QKeyEvent& event) {
    if (event.key() == Qt::Key_Escape)
        m_path.reset();
    else
        resizeBrush(m_document.brush(), event);
    Q_EMIT appearanceChanged();
}

void MaskTool::paint(QPainter& painter, const QSizeF&, double pixel) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_path) {
        QColor color = m_adds ? partnerColor(m_document.maskedPartner()) : colors().danger;
        color.setAlphaF(kPreviewAlpha);
        painter.strokePath(*m_path, QPen(color, width(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    }
    painter.setPen(QPen(partnerColor(m_document.maskedPartner()), 2 * pixel));
    if (m_pointer) painter.drawEllipse(*m_pointer, width() / 2, width() / 2);
    painter.restore();
}

}  // namespace ui
