#pragma once

#include <QWidget>
#include <vector>

class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace ui {

// Options of a tool in one line. Where there is little room the hint goes first, then buttons keep their icons alone.
// A click on any of them leaves the keyboard with the canvas.
class OptionRow : public QWidget {
    Q_OBJECT

 public:
    explicit OptionRow(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

 protected:
    QToolButton* addButton(const QString& objectName, const QString& icon, const QString& text, const QString& tip);
    QToolButton* addSwitch(const QString& objectName, const QString& icon, const QString& text, const QString& tip);
    // With its name before it and its value behind it.
    QSlider* addSlider(const QString& objectName, const QString& name, const QString& tip, int least, int most);
    void addWidget(QWidget* widget);
    void addHint(const QString& text);  // last: keys worth knowing
    void measure();                     // after options came or went

    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    void setCompact(bool compact);
    void fit();

    QHBoxLayout* m_row;
    std::vector<QToolButton*> m_buttons;
    QLabel* m_hint;
    int m_fullWidth = 0;  // with all texts, without the hint
};

}  // namespace ui
