#pragma once

#include <QScrollArea>

namespace ui {

// A panel that scrolls up and down, never sideways: it asks for the width its contents need, room for the scroll bar
// among it. What it once needed it keeps, so that fields that come and go do not move its neighbours.
class PanelScroll : public QScrollArea {
    Q_OBJECT

 public:
    PanelScroll(const QString& objectName, QWidget* contents, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

 protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    int neededWidth() const;

    int m_widest = 0;
};

}  // namespace ui
