#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/document/document.h"
#include "ui/support/theme.h"
#include "ui/timeline/plan_bar.h"
#include "ui/timeline/plan_metrics.h"

namespace ui {

using namespace plan_metrics;

void PlanBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintName(painter, track(), tr("Generator"));
    paintAxis(painter);
    paintGenerators(painter);
    painter.setFont(font());
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        paintName(painter, rowTrack(row), m_rows[row]->name());
        m_rows[row]->paint(painter, axis(), rowTrack(row));
    }
    for (auto handle = m_handles.rbegin(); handle != m_handles.rend(); ++handle)
        paintHandle(painter, *handle, *handle == *current());
    paintLabel(painter);
    if (m_playhead) paintPlayhead(painter);
}

void PlanBar::paintName(QPainter& painter, const QRectF& beside, const QString& name) const {
    painter.setPen(colors().dimText);
    painter.drawText(QRectF(kMargin, beside.top(), kNameWidth - 8, beside.height()), Qt::AlignVCenter,
                     fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(kNameWidth) - 8));
}

void PlanBar::paintGenerators(QPainter& painter) const {
    QPainterPath rounded;
    rounded.addRoundedRect(track(), 4, 4);
    painter.save();
    painter.setClipPath(rounded);
    if (!isTimeDecoupled()) {
        paintPart(painter, track().left(), track().right(), colors().highStage,
                  m_document.modelName(m_document.plan().model));
        return painter.restore();
    }
    const double handover = axis().xOf(m_document.plan().tStruct);
    paintPart(painter, track().left(), handover, colors().structure, tr("structure"));
    paintPart(painter, handover, track().right(), colors().texture, tr("texture"));
    painter.restore();
}

void PlanBar::paintPart(QPainter& painter, double from, double to, const QColor& color, const QString& name) const {
    const QRectF part(from, track().top(), to - from, kTrackHeight);
    painter.fillRect(part, color);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    if (QFontMetricsF(bold).horizontalAdvance(name) + 2 * kHandle.width() > part.width()) return;
    painter.setPen(colors().onAccent);
    painter.drawText(part, Qt::AlignCenter, name);
}

void PlanBar::paintAxis(QPainter& painter) const {
    const double end = bottom() + 4.0;
    const double textHeight = fontMetrics().height();
    painter.setPen(colors().faintText);
    for (const int timestep : {999, 800, 600, 400, 200, 0}) {
        const double x = axis().xOf(timestep);
        painter.drawText(QRectF(x - 30, end, 60, textHeight), Qt::AlignCenter, QString::number(timestep));
        painter.drawLine(QPointF(x, track().top() - 4), QPointF(x, end));
    }
}

// Handovers and ends of windows are bars, strengths are points. The one at work stands out.
void PlanBar::paintHandle(QPainter& painter, const PlanHandle& handle, bool isCurrent) const {
    const bool marked = isCurrent && (hasFocus() || m_drag);
    const QPointF centre = gripOf(handle).center();
    painter.setPen(QPen(marked ? colors().accent : colors().faintText, marked ? 2.0 : 1.0));
    painter.setBrush(colors().handle);
    if (handle.kind == PlanHandle::Kind::TStruct || handle.kind == PlanHandle::Kind::TLow) {
        QRectF bar(QPointF(), kHandle);
        bar.moveCenter(centre);
        painter.drawRoundedRect(bar, 3, 3);
    } else if (handle.kind == PlanHandle::Kind::CurvePoint) {
        painter.drawEllipse(centre, kPointRadius, kPointRadius);
    } else if (handle.kind == PlanHandle::Kind::Level) {
        if (marked) painter.drawRoundedRect(QRectF(centre, QSizeF()).adjusted(-10, -3, 10, 3), 3, 3);
    } else {
        painter.drawRoundedRect(QRectF(centre.x() - 2, gripOf(handle).top() + 3, 4, gripOf(handle).height() - 6), 2, 2);
    }
}

// The value of the handle at work, above the bars.
void PlanBar::paintLabel(QPainter& painter) const {
    if (!current()) return;
    const QString label = labelOf(m_document, *current());
    const double textWidth = fontMetrics().horizontalAdvance(label);
    const double centre = gripOf(*current()).center().x();
    const double left = std::clamp(centre - textWidth / 2, 0.0, std::max(0.0, width() - textWidth - kMargin));
    painter.setPen(colors().text);
    painter.drawText(QRectF(left, 0, textWidth + 2, track().top() - 5), Qt::AlignVCenter | Qt::AlignLeft, label);
}

// What lies behind the playhead is done and steps back.
void PlanBar::paintPlayhead(QPainter& painter) const {
    const double x = axis().xOf(*m_playhead);
    const double top = track().top() - 9;
    QColor veil = colors().panel;
    veil.setAlphaF(kVeil);
    painter.fillRect(QRectF(QPointF(track().left(), track().top() - 4), QPointF(x, bottom() + 1)), veil);
    painter.setPen(QPen(colors().playhead, 2.0));
    painter.drawLine(QPointF(x, top), QPointF(x, bottom() + 5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().playhead);
    painter.drawPolygon(QPolygonF({{x - 6, top - 2}, {x + 6, top - 2}, {x, top + 6}}));
}

}  // namespace ui
