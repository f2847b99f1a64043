#pragma once

#include <QDialog>

#include "ui/document/picture_export.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace ui {

// Asks where pictures go, under which names, and whether they tell how they were made; deletes itself.
class ExportDialog : public QDialog {
    Q_OBJECT

 public:
    // `first` shows what a name will look like.
    ExportDialog(const core::plan::Plan& first, int pictures, const ExportOrder& suggested, QWidget* parent);

 Q_SIGNALS:
    void chosen(const ui::ExportOrder& order);

 private:
    QWidget* createFolderRow();
    void chooseFolder();
    void showExample();
    ExportOrder order() const;

    core::plan::Plan m_first;
    QLineEdit* m_folder;
    QLineEdit* m_pattern;
    QLabel* m_example;
    QCheckBox* m_withPlan;
};

}  // namespace ui
