#pragma once

#include <QDialog>
#include <QImage>

class QPushButton;

namespace ui {

class CompareView;

struct ComparedPicture {
    QImage image;
    QString caption;
};

// Two pictures to look at together; deletes itself when it is closed. Keys 1 and 2 choose the way.
class CompareDialog : public QDialog {
    Q_OBJECT

 public:
    CompareDialog(const ComparedPicture& left, const ComparedPicture& right, QWidget* parent);

 protected:
    void keyPressEvent(QKeyEvent* event) override;

 private:
    QWidget* createModes();
    QWidget* createCaptions(const QString& left, const QString& right);

    CompareView* m_view;
    QPushButton* m_slider = nullptr;
    QPushButton* m_sideBySide = nullptr;
};

}  // namespace ui
