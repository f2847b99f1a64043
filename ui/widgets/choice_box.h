#pragma once

#include <QComboBox>

namespace ui {

// A combo box over ids of the plan. An id it does not offer is shown as missing, never replaced.
class ChoiceBox : public QComboBox {
    Q_OBJECT

 public:
    ChoiceBox(const QString& objectName, const QString& name, QWidget* parent = nullptr);

    void offer(const QString& id, const QString& label);
    void clearChoices();
    void showChoice(const QString& id);

 Q_SIGNALS:
    void chosen(const QString& id);

 private:
    void dropMissing();
};

}  // namespace ui
