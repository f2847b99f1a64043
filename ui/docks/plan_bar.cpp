#include "ui/docks/plan_bar.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr double kFirst = 999.0;  // the axis runs from here to 0
constexpr int kMostTStruct = 1000;
constexpr int kDefaultTStruct = 500;
constexpr int kKeyStep = 10;
constexpr int kPageStep = 100;
constexpr double kNameWidth = 92.0;
constexpr double kMargin = 14.0;
constexpr double kTrackHeight = 20.0;
constexpr QSizeF kHandle(9.0, 28.0);
constexpr double kGrip = 6.0;  // pixels beside the handle that still catch it

}  // namespace

PlanBar::PlanBar(Document& document, QWidget* parent) : QWidget(parent), m_document(document) {
    setObjectName("planBar");
    setAccessibleName(tr("Denoising plan"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setToolTip(tr("Drag the handle: structure paints before it, texture after it. A double click resets it."));
    connect(&document, &Document::changed, this, &PlanBar::follow);
}

void PlanBar::follow(Change change) {
    if (change == Change::TStruct || change == Change::WholePlan) update();
}

void PlanBar::setPlayhead(std::optional<int> timestep) {
    m_playhead = timestep;
    update();
}

QSize PlanBar::sizeHint() const { return {400, static_cast<int>(kTrackHeight) + 2 * fontMetrics().height() + 16}; }

QRectF PlanBar::track() const {
    const double top = fontMetrics().height() + 6.0;
    return {kMargin + kNameWidth, top, width() - kNameWidth - 2 * kMargin, kTrackHeight};
}

double PlanBar::xOf(double timestep) const {
    const QRectF bar = track();
    return bar.left() + bar.width() * std::clamp(1.0 - timestep / kFirst, 0.0, 1.0);
}

int PlanBar::timestepAt(double x) const {
    const QRectF bar = track();
    const double share = std::clamp((x - bar.left()) / std::max(1.0, bar.width()), 0.0, 1.0);
    return share == 0.0 ? kMostTStruct : static_cast<int>(std::lround(kFirst * (1.0 - share)));
}

QRectF PlanBar::handle() const {
    QRectF rect(QPointF(), kHandle);
    rect.moveCenter({xOf(m_document.plan().tStruct), track().center().y()});
    return rect;
}

void PlanBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors().dimText);
    painter.drawText(QRectF(kMargin, track().top(), kNameWidth, kTrackHeight), Qt::AlignVCenter, tr("Generator"));
    paintAxis(painter);
    paintGenerators(painter);
    paintHandle(painter);
    if (m_playhead) paintPlayhead(painter);
}

void PlanBar::paintGenerators(QPainter& painter) const {
    QPainterPath rounded;
    rounded.addRoundedRect(track(), 4, 4);
    painter.save();
    painter.setClipPath(rounded);
    const double handover = xOf(m_document.plan().tStruct);
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
    const double bottom = track().bottom() + 4.0;
    const double textHeight = fontMetrics().height();
    painter.setPen(colors().faintText);
    for (const int timestep : {999, 800, 600, 400, 200, 0}) {
        const double x = xOf(timestep);
        painter.drawText(QRectF(x - 30, bottom, 60, textHeight), Qt::AlignCenter, QString::number(timestep));
        painter.drawLine(QPointF(x, track().top() - 4), QPointF(x, bottom));
    }
}

void PlanBar::paintHandle(QPainter& painter) const {
    const QRectF grip = handle();
    painter.setPen(QPen(hasFocus() ? colors().text : colors().faintText, hasFocus() ? 2.0 : 1.0));
    painter.setBrush(colors().handle);
    painter.drawRoundedRect(grip, 3, 3);
    painter.setFont(font());
    painter.setPen(colors().text);
    const QString label = tr("T_struct %1").arg(m_document.plan().tStruct);
    const double textWidth = fontMetrics().horizontalAdvance(label);
    const double left =
        std::clamp(grip.center().x() - textWidth / 2, 0.0, std::max(0.0, width() - textWidth - kMargin));
    painter.drawText(QRectF(left, 0, textWidth + 2, grip.top() - 1), Qt::AlignVCenter | Qt::AlignLeft, label);
}

void PlanBar::paintPlayhead(QPainter& painter) const {
    const double x = xOf(*m_playhead);
    const double top = track().top() - 9;
    painter.setPen(QPen(colors().playhead, 2.0));
    painter.drawLine(QPointF(x, top), QPointF(x, track().bottom() + 5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().playhead);
    painter.drawPolygon(QPolygonF({{x - 6, top - 2}, {x + 6, top - 2}, {x, top + 6}}));
}

void PlanBar::mousePressEvent(QMouseEvent* event) {
    const QRectF grip = handle().adjusted(-kGrip, -kGrip, kGrip, kGrip);
    if (event->button() != Qt::LeftButton || !grip.contains(event->position())) return QWidget::mousePressEvent(event);
    m_dragStart = m_document.plan().tStruct;
    m_document.beginGesture();
}

void PlanBar::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragStart) {
        setTStruct(m_document, timestepAt(event->position().x()));
        return;
    }
    const bool over = handle().adjusted(-kGrip, -kGrip, kGrip, kGrip).contains(event->position());
    setCursor(over ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void PlanBar::mouseReleaseEvent(QMouseEvent* event) {
    m_dragStart.reset();
    QWidget::mouseReleaseEvent(event);
}

void PlanBar::mouseDoubleClickEvent(QMouseEvent*) {
    m_dragStart.reset();
    m_document.beginGesture();
    setTStruct(m_document, kDefaultTStruct);
}

bool PlanBar::event(QEvent* event) {
    const bool isEscape =
        event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isEscape && m_dragStart) event->accept();  // else Escape would cancel the run
    if (event->type() == QEvent::FocusIn) m_document.beginGesture();
    return QWidget::event(event);
}

void PlanBar::keyPressEvent(QKeyEvent* event) {
    const int now = m_document.plan().tStruct;
    const auto moveTo = [this](int timestep) { setTStruct(m_document, std::clamp(timestep, 0, kMostTStruct)); };
    switch (event->key()) {
        case Qt::Key_Left:
            return moveTo(now + kKeyStep);
        case Qt::Key_Right:
            return moveTo(now - kKeyStep);
        case Qt::Key_PageUp:
            return moveTo(now + kPageStep);
        case Qt::Key_PageDown:
            return moveTo(now - kPageStep);
        case Qt::Key_Escape:
            if (!m_dragStart) return QWidget::keyPressEvent(event);
            return moveTo(*std::exchange(m_dragStart, std::nullopt));
        default:
            return QWidget::keyPressEvent(event);
    }
}

}  // namespace ui
