#pragma once

#include <QByteArray>
#include <QObject>
#include <array>

#include "ui/window/window_parts.h"

class QMainWindow;

namespace ui {

// Where the docks lie. Wide: prompt and plan on the left, layers over controls and partners on the right, timeline over
// the gallery below the canvas. Compact, where the window is small: all panels behind tabs on the left, timeline and
// gallery behind tabs below, for the canvas is what a person came for. What a person moves in either is there again
// when the window goes back to it. The queue shares the gallery's place and is hidden at first.
class WindowLayout : public QObject {
    Q_OBJECT

 public:
    WindowLayout(QMainWindow& window, const WindowParts& parts);

    // The docks lie as they did in a window of this size: nothing is moved before it gets another.
    void takeOver(const QSize& size);

    void reset();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    enum Mode { Wide, Compact };

    static Mode modeFor(const QSize& size);
    void follow(const QSize& size);
    void arrange();
    void arrangeWide();
    void arrangeCompact();
    void giveSizes();
    void followTabs();

    QMainWindow& m_window;
    WindowParts m_parts;
    Mode m_mode = Wide;
    std::array<QByteArray, 2> m_states;  // of the docks, as they were left
};

}  // namespace ui
