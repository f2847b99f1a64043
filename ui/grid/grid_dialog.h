#pragma once

#include <QDialog>

#include "ui/grid/plan_grid.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

// Asks what changes along the two sides of a grid of pictures, and says at once how many that makes or what is wrong;
// deletes itself.
class GridDialog : public QDialog {
    Q_OBJECT

 public:
    GridDialog(const core::plan::Plan& base, const core::plan::KnownModels& models, QWidget* parent);

 Q_SIGNALS:
    void chosen(const ui::PlanGrid& grid);

 private:
    struct Side {
        QComboBox* parameter = nullptr;
        QLineEdit* values = nullptr;
    };

    Side addSide(QGridLayout& form, const QString& objectName, const QString& title);
    GridParameter parameterOf(const Side& side) const;
    PlanGrid grid() const;  // throws core::Error
    void chooseParameter(const Side& side);
    void showCount();

    core::plan::Plan m_base;
    core::plan::KnownModels m_models;
    std::vector<GridParameter> m_parameters;
    Side m_columns;
    Side m_rows;
    QLabel* m_summary;
    QPushButton* m_accept;
};

}  // namespace ui
