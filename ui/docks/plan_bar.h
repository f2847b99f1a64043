#pragma once

#include <QWidget>
#include <optional>

#include "ui/document/change.h"

namespace ui {

class Document;

// The denoising plan as a bar of time from t = 999 to 0: structure, then texture, with the handover
// T_struct to drag and a playhead while a picture forms. Escape during a drag puts the handle back.
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
    QRectF track() const;
    QRectF handle() const;
    double xOf(double timestep) const;
    int timestepAt(double x) const;
    void paintGenerators(QPainter& painter) const;
    void paintPart(QPainter& painter, double from, double to, const QColor& color, const QString& name) const;
    void paintAxis(QPainter& painter) const;
    void paintHandle(QPainter& painter) const;
    void paintPlayhead(QPainter& painter) const;

    Document& m_document;
    std::optional<int> m_playhead;
    std::optional<int> m_dragStart;  // T_struct when the drag began
};

}  // namespace ui
