#pragma once

#include <QObject>

class QAbstractSpinBox;
class QWidget;

namespace ui {

// Gives fields of the plan the manners of a document editor: Ctrl+Z undoes the plan unless text is
// half typed, and the wheel scrolls the dock rather than the value unless the field has the focus.
class FieldFilter : public QObject {
    Q_OBJECT

 public:
    explicit FieldFilter(QObject* parent) : QObject(parent) {}

    void watch(QWidget* field);

 Q_SIGNALS:
    void entered();  // a field got the focus: what follows is a new gesture

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace ui
