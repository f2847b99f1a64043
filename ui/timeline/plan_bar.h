#pragma once

#include <QWidget>
#include <optional>

#include "ui/document/change.h"
#include "ui/timeline/plan_handles.h"
#include "ui/timeline/plan_rows.h"

namespace ui {

class Document;

// The denoising plan over time from t = 999 to 0: structure, then texture, with the handover T_struct to drag;
// below it the resolution stages with their T_low, the partners with their windows and strengths, and the
// ControlNets with their ranges; a playhead while a picture forms. Every drag is one undo step, which Escape takes
// back; a double click resets a handle or sets a point on a strength. Up and down choose a handle, left and right
// move it, plus and minus change its strength.
class PlanBar : public QWidget {
    Q_OBJECT

 public:
    explicit PlanBar(Document& document, QWidget* parent = nullptr);

    // Where the run stands; nothing when none runs.
    void setPlayhead(std::optional<int> timestep);

    QSize sizeHint() const override;
    int heightFor(std::size_t partners) const;  // of a plan with so many partners and nothing else below the generators
    QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    void chosen(const QRect& grip);  // a handle, which lies there

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void follow(Change change);
    PlanAxis axis() const;
    QRectF track() const;
    QRectF rowTrack(std::size_t row) const;
    double bottom() const;  // of the last row
    std::optional<std::size_t> rowAt(double y) const;

    std::size_t rowOf(const PlanHandle& handle) const;
    std::optional<std::size_t> partnerOf(std::size_t row) const;
    QRectF gripOf(const PlanHandle& handle) const;  // where a press takes hold of it
    std::optional<int> handleAt(const QPointF& position) const;
    const PlanHandle* current() const;  // null while there is none
    bool isTimeDecoupled() const;
    void showPlan();
    void chooseHandle(int handle);
    void choose(const PlanHandle& handle);

    void dragTo(const QPointF& position, Qt::KeyboardModifiers modifiers);
    void putBack();
    void nudge(int timesteps, double strength);
    void insertPoint();
    void toggleRow(std::size_t row);
    void addPointAt(std::size_t partner, const QPointF& position);
    int timestepAt(double x) const;
    double strengthAtHeight(std::size_t row, double y) const;
    QString tipAt(const QPointF& position) const;

    void paintName(QPainter& painter, const QRectF& beside, const QString& name) const;
    void paintGenerators(QPainter& painter) const;
    void paintPart(QPainter& painter, double from, double to, const QColor& color, const QString& name) const;
    void paintAxis(QPainter& painter) const;
    void paintHandle(QPainter& painter, const PlanHandle& handle, bool isCurrent) const;
    void paintLabel(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;

    Document& m_document;
    std::optional<int> m_playhead;
    std::vector<std::unique_ptr<PlanRow>> m_rows;
    std::vector<PlanHandle> m_handles;
    int m_current = 0;                       // the handle that keys move
    std::optional<core::plan::Plan> m_drag;  // the plan as it was when the drag began
};

}  // namespace ui
