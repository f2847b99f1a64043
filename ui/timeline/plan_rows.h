#pragma once

#include <QRectF>
#include <QString>
#include <memory>
#include <vector>

class QPainter;

namespace ui {

class Document;

// The axis of the denoising plan: t = 999 on the left, 0 on the right.
struct PlanAxis {
    double left = 0.0;
    double width = 1.0;

    double xOf(double timestep) const;
    double timestepAt(double x) const;  // 0..999, not rounded
};

// One line of the plan below the generators: what it is called, what a person should know, how it is painted.
class PlanRow {
 public:
    virtual ~PlanRow() = default;

    virtual QString name() const = 0;
    virtual QString tip() const = 0;
    virtual double height() const { return 20.0; }  // pixels
    virtual void paint(QPainter& painter, const PlanAxis& axis, const QRectF& track) const = 0;
};

// The rows of a plan, from the top: resolution stages if there are several, partners, ControlNets.
std::vector<std::unique_ptr<PlanRow>> planRows(const Document& document);

}  // namespace ui
