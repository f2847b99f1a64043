#pragma once

#include <QSize>

class QWidget;

namespace ui {

// Gives a window the size (its own where `size` is empty), but none that its screen cannot show, and moves it so that
// all of it is seen.
void bringOntoScreen(QWidget& window, const QSize& size);

}  // namespace ui
