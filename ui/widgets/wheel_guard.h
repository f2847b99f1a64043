#pragma once

#include <QObject>

namespace ui {

// Keeps the wheel for scrolling in the whole application: over a number, a slider or a choice that lies in a
// scrolling panel it scrolls the panel, whether or not the field has the focus.
class WheelGuard : public QObject {
    Q_OBJECT

 public:
    explicit WheelGuard(QObject* parent);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace ui
