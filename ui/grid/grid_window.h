#pragma once

#include <QDialog>

class QLabel;

namespace ui {

class GridRun;
class SheetView;

// The sheet of a grid while it fills. Closing it hides it: the pictures go on.
class GridWindow : public QDialog {
    Q_OBJECT

 public:
    GridWindow(const GridRun& run, QWidget* parent);

 Q_SIGNALS:
    void exportWanted(const QImage& sheet);

 protected:
    void showEvent(QShowEvent* event) override;

 private:
    void follow();
    void copy() const;

    const GridRun& m_run;
    SheetView* m_view;
    QLabel* m_progress;
};

}  // namespace ui
