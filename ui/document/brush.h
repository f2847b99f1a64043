#pragma once

#include <QObject>

#include "ui/document/view_limits.h"

namespace ui {

// How strokes are drawn; no part of the plan.
class Brush : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    int size() const { return m_size; }               // pixels of the planned picture, see view_limits::kBrushSize
    bool usesPressure() const { return m_pressure; }  // a pen's pressure scales the width
    double smoothing() const { return m_smoothing; }  // 0 (the line as it was drawn) .. 1
    bool isSymmetric() const { return m_symmetric; }  // every stroke also in the mirror

    void setSize(int size);
    void setUsesPressure(bool uses);
    void setSmoothing(double smoothing);
    void setSymmetric(bool symmetric);

 Q_SIGNALS:
    void changed();

 private:
    int m_size = 3;
    bool m_pressure = true;
    double m_smoothing = 0.4;
    bool m_symmetric = false;
};

}  // namespace ui
