#pragma once

#include <QWidget>

namespace ui {

// How much of the machine's memory the studio has, looked up every few seconds.
class MemoryMeter : public QWidget {
    Q_OBJECT

 public:
    explicit MemoryMeter(QWidget* parent = nullptr);

    QSize sizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    void look();
    QString text() const;
    QFont smallFont() const;

    double m_used = 0.0;  // gigabytes
    double m_total = 0.0;
};

}  // namespace ui
