#include "ui/timeline/plan_bar.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/document/document.h"
#include "ui/document/plan_edits.h"
#include "ui/timeline/plan_metrics.h"

namespace ui {

using namespace plan_metrics;
using Kind = PlanHandle::Kind;

namespace {

constexpr int kKeyStep = 10;
constexpr int kPageStep = 100;
constexpr double kStrengthStep = 0.05;

}  // namespace

PlanBar::PlanBar(Document& document, QWidget* parent) : QWidget(parent), m_document(document) {
    setObjectName("planBar");
    setAccessibleName(tr("Denoising plan"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    connect(&document, &Document::changed, this, &PlanBar::follow);
    connect(&document, &Document::modelsChanged, this, &PlanBar::showPlan);
    showPlan();
}

void PlanBar::follow(Change change) {
    switch (change) {
        case Change::TStruct:
            return update();
        case Change::Size:
        case Change::Model:
        case Change::LowStages:
        case Change::Partners:
        case Change::Controls:
        case Change::WholePlan:
            return showPlan();
        default:
            return;
    }
}

void PlanBar::showPlan() {
    m_rows = planRows(m_document);
    m_handles = planHandles(m_document.plan(), isTimeDecoupled());
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_handles.size()) - 1));
    updateGeometry();
    update();
}

// Of a model that is not there nobody knows: the plan is shown whole.
bool PlanBar::isTimeDecoupled() const {
    const auto* model = m_document.models().find(m_document.plan().model);
    return !model || model->timeDecoupled;
}

const PlanHandle* PlanBar::current() const {
    return m_handles.empty() ? nullptr : &m_handles[static_cast<std::size_t>(m_current)];
}

void PlanBar::setPlayhead(std::optional<int> timestep) {
    m_playhead = timestep;
    update();
}

QSize PlanBar::sizeHint() const {
    const int text = 2 * fontMetrics().height() + 16;
    return {360, static_cast<int>(bottom() - track().top()) + text};
}

int PlanBar::heightFor(std::size_t partners) const {
    const double rows = static_cast<double>(partners) * (kPartnerHeight + kRowGap);
    return static_cast<int>(kTrackHeight + rows) + 2 * fontMetrics().height() + 16;
}

PlanAxis PlanBar::axis() const { return {track().left(), track().width()}; }

QRectF PlanBar::track() const {
    const double top = fontMetrics().height() + 6.0;
    return {kMargin + kNameWidth, top, width() - kNameWidth - 2 * kMargin, kTrackHeight};
}

QRectF PlanBar::rowTrack(std::size_t row) const {
    QRectF rect = track();
    for (std::size_t i = 0; i <= row; ++i) {
        rect.moveTop(rect.bottom() + kRowGap);
        rect.setHeight(m_rows[i]->height());
    }
    return rect;
}

double PlanBar::bottom() const { return m_rows.empty() ? track().bottom() : rowTrack(m_rows.size() - 1).bottom(); }

std::optional<std::size_t> PlanBar::rowAt(double y) const {
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (y >= rowTrack(row).top() && y <= rowTrack(row).bottom()) return row;
    return std::nullopt;
}

std::size_t PlanBar::rowOf(const PlanHandle& handle) const {
    const auto& plan = m_document.plan();
    const std::size_t stages = plan.lowStages.empty() ? 0 : 1;
    if (handle.kind == Kind::TLow) return 0;
    const bool isControl = handle.kind == Kind::RangeStart || handle.kind == Kind::RangeEnd;
    return stages + (isControl ? plan.partners.size() : 0) + handle.item;
}

std::optional<std::size_t> PlanBar::partnerOf(std::size_t row) const {
    const auto& plan = m_document.plan();
    const std::size_t first = plan.lowStages.empty() ? 0 : 1;
    if (row < first || row >= first + plan.partners.size()) return std::nullopt;
    return row - first;
}

QRectF PlanBar::gripOf(const PlanHandle& handle) const {
    const auto& plan = m_document.plan();
    const QRectF row = handle.kind == Kind::TStruct ? track() : rowTrack(rowOf(handle));
    const double x = axis().xOf(timestepOf(plan, handle));
    const double y = row.bottom() - strengthOf(plan, handle) * row.height();
    if (handle.kind == Kind::CurvePoint) return QRectF(x - kGrip, y - kGrip, 2 * kGrip, 2 * kGrip);
    if (handle.kind != Kind::Level) return row.adjusted(x - row.left() - kGrip, 0, x - row.right() + kGrip, 0);
    const auto& window = plan.partners.at(handle.item).range;
    return {QPointF(axis().xOf(window.first), y - kGrip), QPointF(axis().xOf(window.last), y + kGrip)};
}

// Points lie over ends, ends over levels.
std::optional<int> PlanBar::handleAt(const QPointF& position) const {
    const auto rank = [](Kind kind) { return kind == Kind::CurvePoint ? 0 : kind == Kind::Level ? 2 : 1; };
    std::optional<int> found;
    for (int i = 0; i < static_cast<int>(m_handles.size()); ++i) {
        const auto& handle = m_handles[static_cast<std::size_t>(i)];
        if (!gripOf(handle).adjusted(-1, -4, 1, 4).contains(position)) continue;
        if (!found || rank(handle.kind) < rank(m_handles[static_cast<std::size_t>(*found)].kind)) found = i;
    }
    return found;
}

int PlanBar::timestepAt(double x) const {
    return x <= axis().left ? core::plan::limits::kTStruct.most : static_cast<int>(std::lround(axis().timestepAt(x)));
}

double PlanBar::strengthAtHeight(std::size_t row, double y) const {
    return (rowTrack(row).bottom() - y) / rowTrack(row).height();
}

void PlanBar::mousePressEvent(QMouseEvent* event) {
    if (m_drag && event->button() != Qt::LeftButton) return;  // the left button drags and is held
    setFocus(Qt::MouseFocusReason);
    const QPointF position = event->position();
    const auto handle = handleAt(position);
    if (handle) chooseHandle(*handle);
    if (event->button() == Qt::RightButton && handle && current()->kind == Kind::CurvePoint)
        return resetHandle(m_document, PlanHandle(*current()));
    if (event->button() != Qt::LeftButton) return;
    const auto row = rowAt(position.y());
    if (handle)
        m_drag = m_document.plan();
    else if (row && position.x() < track().left())
        toggleRow(*row);
}

void PlanBar::mouseMoveEvent(QMouseEvent* event) {
    if (m_drag) return dragTo(event->position(), event->modifiers());
    const auto handle = handleAt(event->position());
    if (!handle) return unsetCursor();
    const Kind kind = m_handles[static_cast<std::size_t>(*handle)].kind;
    setCursor(kind == Kind::Level        ? Qt::SizeVerCursor
              : kind == Kind::CurvePoint ? Qt::SizeAllCursor
                                         : Qt::SplitHCursor);
}

// With Ctrl, times fall on tens.
void PlanBar::dragTo(const QPointF& position, Qt::KeyboardModifiers modifiers) {
    if (!current()) return;
    const PlanHandle handle = *current();
    int timestep = timestepAt(position.x());
    if (modifiers & Qt::ControlModifier) timestep = (timestep + 5) / 10 * 10;
    const double strength = movesInStrength(handle) ? strengthAtHeight(rowOf(handle), position.y()) : 0.0;
    moveHandle(m_document, handle, timestep, strength);
}

void PlanBar::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_drag.reset();
    update();
}

void PlanBar::mouseDoubleClickEvent(QMouseEvent* event) {
    m_drag.reset();
    m_document.beginGesture();
    const auto handle = handleAt(event->position());
    const auto row = rowAt(event->position().y());
    const auto partner = row ? partnerOf(*row) : std::nullopt;
    const bool onLevel = handle && m_handles[static_cast<std::size_t>(*handle)].kind == Kind::Level;
    if (handle && !onLevel) return resetHandle(m_document, PlanHandle(m_handles[static_cast<std::size_t>(*handle)]));
    if (partner && event->position().x() >= track().left()) return addPointAt(*partner, event->position());
    if (!row && isTimeDecoupled()) resetHandle(m_document, {Kind::TStruct});
}

void PlanBar::addPointAt(std::size_t partner, const QPointF& position) {
    const auto row = *rowAt(position.y());
    choose(addCurvePoint(m_document, partner, std::min(timestepAt(position.x()), core::plan::kFirstTimestep),
                         strengthAtHeight(row, position.y())));
}

void PlanBar::toggleRow(std::size_t row) {
    const auto& plan = m_document.plan();
    m_document.beginGesture();
    const std::size_t first = plan.lowStages.empty() ? 0 : 1;
    if (const auto partner = partnerOf(row)) {
        auto partners = plan.partners;
        partners[*partner].on = !partners[*partner].on;
        setPartners(m_document, partners);
    } else if (row >= first) {
        auto controls = plan.controls;
        auto& control = controls[row - first - plan.partners.size()];
        control.on = !control.on;
        setControls(m_document, controls);
    }
}

void PlanBar::putBack() {
    const auto before = *std::exchange(m_drag, std::nullopt);
    setTStruct(m_document, before.tStruct);
    setLowStages(m_document, before.lowStages);
    setPartners(m_document, before.partners);
    setControls(m_document, before.controls);
}

bool PlanBar::event(QEvent* event) {
    const bool isEscape =
        event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isEscape && m_drag) event->accept();  // else Escape would cancel the run
    if (event->type() == QEvent::FocusIn) m_document.beginGesture();
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

QString PlanBar::tipAt(const QPointF& position) const {
    const auto row = rowAt(position.y());
    if (row && position.x() < track().left()) return tr("Click to switch it on or off");
    if (row) return m_rows[*row]->tip();
    if (!isTimeDecoupled()) return tr("This model paints with one generator from beginning to end.");
    return tr("Drag the handle: structure paints before it, texture after it. A double click resets it.");
}

void PlanBar::keyPressEvent(QKeyEvent* event) {
    const int step = event->modifiers() & Qt::ShiftModifier ? 1 : kKeyStep;
    switch (event->key()) {
        case Qt::Key_Left:
            return nudge(step, 0.0);
        case Qt::Key_Right:
            return nudge(-step, 0.0);
        case Qt::Key_PageUp:
            return nudge(kPageStep, 0.0);
        case Qt::Key_PageDown:
            return nudge(-kPageStep, 0.0);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return nudge(0, kStrengthStep);
        case Qt::Key_Minus:
            return nudge(0, -kStrengthStep);
        case Qt::Key_Up:
        case Qt::Key_Down:
            return chooseHandle(m_current + (event->key() == Qt::Key_Down ? 1 : -1));
        case Qt::Key_Insert:
            return insertPoint();
        case Qt::Key_Delete:
        case Qt::Key_Backspace:
            return current() ? resetHandle(m_document, PlanHandle(*current())) : QWidget::keyPressEvent(event);
        case Qt::Key_Escape:
            if (!m_drag) return QWidget::keyPressEvent(event);
            return putBack();
        default:
            return QWidget::keyPressEvent(event);
    }
}

// Where the handle at work stands.
void PlanBar::insertPoint() {
    if (!current() || !movesInStrength(*current())) return;
    const auto& plan = m_document.plan();
    choose(addCurvePoint(m_document, current()->item, timestepOf(plan, *current()), strengthOf(plan, *current())));
}

void PlanBar::nudge(int timesteps, double strength) {
    if (!current()) return;
    const PlanHandle handle = *current();
    const auto& plan = m_document.plan();
    moveHandle(m_document, handle, timestepOf(plan, handle) + timesteps, strengthOf(plan, handle) + strength);
}

void PlanBar::chooseHandle(int handle) {
    if (m_handles.empty()) return;
    m_current = std::clamp(handle, 0, static_cast<int>(m_handles.size()) - 1);
    m_document.beginGesture();
    setAccessibleDescription(labelOf(m_document, *current()));
    update();
    Q_EMIT chosen(gripOf(*current()).toAlignedRect());
}

void PlanBar::choose(const PlanHandle& handle) {
    const auto found = std::find(m_handles.begin(), m_handles.end(), handle);
    if (found != m_handles.end()) chooseHandle(static_cast<int>(found - m_handles.begin()));
}

}  // namespace ui
