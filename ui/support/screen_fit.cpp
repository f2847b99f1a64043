#include "ui/support/screen_fit.h"

#include <QScreen>
#include <QWidget>
#include <algorithm>

namespace ui {

void bringOntoScreen(QWidget& window, const QSize& size) {
    const QRect free = window.screen()->availableGeometry();
    const QSize frame = window.frameGeometry().size() - window.size();
    window.resize((size.isEmpty() ? window.size() : size).boundedTo(free.size() - frame));
    const QRect place = window.frameGeometry();
    const QPoint most = free.bottomRight() - QPoint(place.width() - 1, place.height() - 1);
    const QPoint corner(std::max(free.left(), std::min(place.left(), most.x())),
                        std::max(free.top(), std::min(place.top(), most.y())));
    if (corner != place.topLeft()) window.move(corner);
}

}  // namespace ui
