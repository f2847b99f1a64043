#pragma once

#include <QToolButton>

namespace ui {

// A tool of the canvas with the letter that takes it in its corner. Where there is little room its name goes.
class ToolButton : public QToolButton {
    Q_OBJECT

 public:
    ToolButton(QAction* tool, QWidget* parent);

    void setCompact(bool compact);  // icon and letter alone
    int widthAs(bool compact) const;
    QString letter() const;  // as it is shown

    QSize sizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    bool isCompact() const;
    QFont letterFont() const;
};

}  // namespace ui
