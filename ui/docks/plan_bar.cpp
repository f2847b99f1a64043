#include "ui/docks/plan_bar.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/support/theme.h"

namespace ui {
namespace {

constexpr int kMostTStruct = 1000;
constexpr int kDefaultTStruct = 500;
constexpr int kMostTLow = 998;
constexpr int kDefaultTLow = 640;
constexpr double kRowGap = 7.0;
constexpr int kKeyStep = 10;
constexpr int kPageStep = 100;
constexpr double kNameWidth = 104.0;
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
    follow(Change::WholePlan);
}

void PlanBar::follow(Change change) {
    switch (change) {
        case Change::TStruct:
        case Change::Size:
            return update();
        case Change::LowStages:
        case Change::Partners:
        case Change::Controls:
        case Change::WholePlan:
            m_rows = planRows(m_document.plan());
            m_current = std::min(m_current, handleCount() - 1);
            updateGeometry();
            return update();
        default:
            return;
    }
}

void PlanBar::setPlayhead(std::optional<int> timestep) {
    m_playhead = timestep;
    update();
}

QSize PlanBar::sizeHint() const {
    const double rows = static_cast<double>(m_rows.size()) * (kTrackHeight + kRowGap);
    return {400, static_cast<int>(kTrackHeight + rows) + 2 * fontMetrics().height() + 16};
}

PlanAxis PlanBar::axis() const { return {track().left(), track().width()}; }

QRectF PlanBar::track() const {
    const double top = fontMetrics().height() + 6.0;
    return {kMargin + kNameWidth, top, width() - kNameWidth - 2 * kMargin, kTrackHeight};
}

QRectF PlanBar::rowTrack(std::size_t row) const {
    return track().translated(0, static_cast<double>(row + 1) * (kTrackHeight + kRowGap));
}

double PlanBar::bottom() const { return m_rows.empty() ? track().bottom() : rowTrack(m_rows.size() - 1).bottom(); }

int PlanBar::handleCount() const { return 1 + static_cast<int>(m_document.plan().lowStages.size()); }

int PlanBar::valueOf(int handle) const {
    const auto& plan = m_document.plan();
    return handle == 0 ? plan.tStruct : plan.lowStages.at(static_cast<std::size_t>(handle - 1)).tLow;
}

// T_struct reaches from 0 to 1000; T_low stays between those of its neighbours in the chain.
void PlanBar::moveHandle(int handle, int timestep) {
    if (handle == 0) return setTStruct(m_document, std::clamp(timestep, 0, kMostTStruct));
    auto stages = m_document.plan().lowStages;
    const auto i = static_cast<std::size_t>(handle - 1);
    const int most = i == 0 ? kMostTLow : stages[i - 1].tLow - 1;
    const int least = i + 1 == stages.size() ? 1 : stages[i + 1].tLow + 1;
    stages[i].tLow = std::clamp(timestep, least, most);
    setLowStages(m_document, stages);
}

int PlanBar::timestepAt(double x) const {
    return x <= axis().left ? kMostTStruct : static_cast<int>(std::lround(axis().timestepAt(x)));
}

QRectF PlanBar::handleRect(int handle) const {
    QRectF rect(QPointF(), kHandle);
    rect.moveCenter({axis().xOf(valueOf(handle)), handle == 0 ? track().center().y() : rowTrack(0).center().y()});
    return rect;
}

std::optional<int> PlanBar::handleAt(const QPointF& position) const {
    for (int handle = 0; handle < handleCount(); ++handle)
        if (handleRect(handle).adjusted(-kGrip, -kGrip, kGrip, kGrip).contains(position)) return handle;
    return std::nullopt;
}

void PlanBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors().dimText);
    paintName(painter, track(), tr("Generator"));
    paintAxis(painter);
    paintGenerators(painter);
    painter.setFont(font());
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        paintName(painter, rowTrack(row), m_rows[row]->name());
        m_rows[row]->paint(painter, axis(), rowTrack(row));
    }
    for (int handle = handleCount() - 1; handle >= 0; --handle) paintHandle(painter, handle);
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

void PlanBar::paintHandle(QPainter& painter, int handle) const {
    const bool current = hasFocus() && handle == m_current;
    painter.setPen(QPen(current ? colors().text : colors().faintText, current ? 2.0 : 1.0));
    painter.setBrush(colors().handle);
    painter.drawRoundedRect(handleRect(handle), 3, 3);
}

// The value of the handle at work, above the bars.
void PlanBar::paintLabel(QPainter& painter) const {
    const QString label = (m_current == 0 ? tr("T_struct %1") : tr("T_low %1")).arg(valueOf(m_current));
    const double textWidth = fontMetrics().horizontalAdvance(label);
    const double centre = handleRect(m_current).center().x();
    const double left = std::clamp(centre - textWidth / 2, 0.0, std::max(0.0, width() - textWidth - kMargin));
    painter.setPen(colors().text);
    painter.drawText(QRectF(left, 0, textWidth + 2, handleRect(0).top() - 1), Qt::AlignVCenter | Qt::AlignLeft, label);
}

void PlanBar::paintPlayhead(QPainter& painter) const {
    const double x = axis().xOf(*m_playhead);
    const double top = track().top() - 9;
    painter.setPen(QPen(colors().playhead, 2.0));
    painter.drawLine(QPointF(x, top), QPointF(x, bottom() + 5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().playhead);
    painter.drawPolygon(QPolygonF({{x - 6, top - 2}, {x + 6, top - 2}, {x, top + 6}}));
}

void PlanBar::mousePressEvent(QMouseEvent* event) {
    const auto handle = handleAt(event->position());
    if (event->button() != Qt::LeftButton || !handle) return QWidget::mousePressEvent(event);
    m_current = *handle;
    m_dragStart = valueOf(m_current);
    m_document.beginGesture();
    update();
}

void PlanBar::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragStart) return moveHandle(m_current, timestepAt(event->position().x()));
    setCursor(handleAt(event->position()) ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void PlanBar::mouseReleaseEvent(QMouseEvent* event) {
    m_dragStart.reset();
    QWidget::mouseReleaseEvent(event);
}

void PlanBar::mouseDoubleClickEvent(QMouseEvent* event) {
    m_dragStart.reset();
    m_document.beginGesture();
    const int handle = handleAt(event->position()).value_or(0);
    moveHandle(handle, handle == 0 ? kDefaultTStruct : kDefaultTLow);
}

bool PlanBar::event(QEvent* event) {
    const bool isEscape =
        event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isEscape && m_dragStart) event->accept();  // else Escape would cancel the run
    if (event->type() == QEvent::FocusIn) m_document.beginGesture();
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

QString PlanBar::tipAt(const QPointF& position) const {
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (position.y() >= rowTrack(row).top() && position.y() <= rowTrack(row).bottom()) return m_rows[row]->tip();
    return toolTip();
}

void PlanBar::keyPressEvent(QKeyEvent* event) {
    const auto moveBy = [this](int change) { moveHandle(m_current, valueOf(m_current) + change); };
    switch (event->key()) {
        case Qt::Key_Left:
            return moveBy(kKeyStep);
        case Qt::Key_Right:
            return moveBy(-kKeyStep);
        case Qt::Key_PageUp:
            return moveBy(kPageStep);
        case Qt::Key_PageDown:
            return moveBy(-kPageStep);
        case Qt::Key_Up:
        case Qt::Key_Down:
            return chooseHandle(m_current + (event->key() == Qt::Key_Down ? 1 : -1));
        case Qt::Key_Escape:
            if (!m_dragStart) return QWidget::keyPressEvent(event);
            return moveHandle(m_current, *std::exchange(m_dragStart, std::nullopt));
        default:
            return QWidget::keyPressEvent(event);
    }
}

void PlanBar::chooseHandle(int handle) {
    m_current = std::clamp(handle, 0, handleCount() - 1);
    m_document.beginGesture();
    update();
}

}  // namespace ui
