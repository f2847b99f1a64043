#pragma once

#include <QWidget>
#include <optional>

#include "ui/docks/plan_rows.h"
#include "ui/document/change.h"

namespace ui {

class Document;

// The denoising plan over time from t = 999 to 0: structure, then texture, with the handover T_struct to drag;
// below it the resolution stages with their T_low, the partners with their strengths, and the ControlNets; a
// playhead while a picture forms. Escape during a drag puts the handle back; up and down choose a handle.
class PlanBar : public QWidget {
    Q_OBJECT

 public:
    explicit PlanBar(Document& document, QWidget* parent = nullptr);

    // Where the run stands; nothing when none runs.
    void setPlayhead(std::optional<int> timestep);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

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
    // Handles: 0 is T_struct, those after it the T_low of each stage.
    int handleCount() const;
    int valueOf(int handle) const;
    void moveHandle(int handle, int timestep);
    void chooseHandle(int handle);
    QRectF handleRect(int handle) const;
    std::optional<int> handleAt(const QPointF& position) const;
    int timestepAt(double x) const;
    QString tipAt(const QPointF& position) const;
    void paintName(QPainter& painter, const QRectF& beside, const QString& name) const;
    void paintGenerators(QPainter& painter) const;
    void paintPart(QPainter& painter, double from, double to, const QColor& color, const QString& name) const;
    void paintAxis(QPainter& painter) const;
    void paintHandle(QPainter& painter, int handle) const;
    void paintLabel(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;

    Document& m_document;
    std::optional<int> m_playhead;
    std::vector<std::unique_ptr<PlanRow>> m_rows;
    int m_current = 0;               // the handle that keys move
    std::optional<int> m_dragStart;  // its value when the drag began
};

}  // namespace ui
