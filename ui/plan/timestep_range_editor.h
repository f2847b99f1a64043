#pragma once

#include <QWidget>

#include "core/plan/plan.h"

class QSpinBox;

namespace ui {

class FieldFilter;

// "t 999 to 350": the timesteps between which something acts. The end never lies before the beginning.
class TimestepRangeEditor : public QWidget {
    Q_OBJECT

 public:
    // Its fields are called `prefix`First and `prefix`Last.
    TimestepRangeEditor(const QString& prefix, FieldFilter& filter, QWidget* parent = nullptr);

    void showRange(const core::plan::TimestepRange& range);

 Q_SIGNALS:
    void edited(const core::plan::TimestepRange& range);

 private:
    QSpinBox* createSpin(const QString& objectName, const QString& name, FieldFilter& filter);

    QSpinBox* m_first;
    QSpinBox* m_last;
};

}  // namespace ui
